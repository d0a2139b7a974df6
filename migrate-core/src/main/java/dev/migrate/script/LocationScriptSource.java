package dev.migrate.script;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

import dev.migrate.error.MigrateException;
import dev.migrate.error.RunLog;
import dev.migrate.lang.Internal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.ResourceLoader;

/**
 * Finds revisions in locations: classes and SQL files on the class path, SQL files in
 * directories. All roots of the class path are searched, as with {@code classpath*:}.
 * Thread-safe; keeps nothing from one search to the next.
 * <p>
 * A file or class that several locations lead to counts once. Each file with the suffix
 * {@code .sql} has to be a revision; files whose name begins with a dot and other files
 * are left out.
 */
@Internal
public final class LocationScriptSource implements ScriptSource {

	private static final Logger logger = RunLog.of(LocationScriptSource.class);

	private final Builder settings;

	private LocationScriptSource(Builder settings) {
		this.settings = settings;
	}

	/**
	 * Begin a source.
	 * @param locations where to look: {@code classpath:}, {@code classpath*:} or
	 * {@code file:} with a path; {@code {vendor}} in it stands for the dialect
	 * @return a builder
	 */
	public static Builder builder(List<String> locations) {
		return new Builder(List.copyOf(locations));
	}

	@Override
	public List<Script> scripts() {
		List<RevisionFile> files = new ArrayList<>();
		List<String> missing = new ArrayList<>();
		IndexedSearch indexed = new IndexedSearch(this.settings.listing, this.settings.sectionNames);
		for (String text : this.settings.locations) {
			Location location = Location.parse(text, this.settings.dialect);
			Optional<List<RevisionFile>> found = search(location, indexed);
			found.ifPresentOrElse((list) -> files.addAll(sorted(list)), () -> missing.add(location.text()));
		}
		report(missing);
		return scripts(files);
	}

	private Optional<List<RevisionFile>> search(Location location, IndexedSearch indexed) {
		Search search = location.onClassPath() ? new ClassPathSearch(this.settings.resourceLoader)
				: new DirectorySearch();
		try {
			Optional<List<RevisionFile>> known = indexed.find(location);
			Optional<List<RevisionFile>> found = known.isPresent() ? known : search.find(location);
			return location.onClassPath() ? found : found.map((files) -> withoutClasses(files, location));
		}
		catch (IOException ex) {
			throw new BadLocationException(location.text(), "cannot be searched: " + ex,
					"Check that this process may read it.", ex);
		}
	}

	private static List<RevisionFile> withoutClasses(List<RevisionFile> files, Location location) {
		List<RevisionFile> others = files.stream().filter((file) -> !isClass(file)).toList();
		if (others.size() < files.size()) {
			logger.warn("The class files in '{}' are not loaded: only those on the class path are.", location);
		}
		return others;
	}

	private static List<RevisionFile> sorted(List<RevisionFile> files) {
		return files.stream()
			.filter((file) -> !file.name().substring(file.name().lastIndexOf('/') + 1).startsWith("."))
			.sorted(Comparator.comparing(RevisionFile::name))
			.toList();
	}

	private void report(List<String> missing) {
		if (missing.isEmpty()) {
			return;
		}
		LocationNotFoundException failure = new LocationNotFoundException(missing);
		if (this.settings.failOnMissing) {
			throw failure;
		}
		logger.warn(failure.description());
	}

	private List<Script> scripts(List<RevisionFile> files) {
		RevisionClassReader classes = new RevisionClassReader(this.settings.resourceLoader);
		Set<String> urls = new HashSet<>();
		Set<String> classNames = new HashSet<>();
		List<Script> scripts = new ArrayList<>();
		for (RevisionFile file : RevisionFile.distinct(files)) {
			if (!urls.add(file.url())) {
				continue;
			}
			try {
				read(file, classes, classNames).ifPresent(scripts::add);
			}
			catch (MigrateException ex) {
				this.settings.unreadable.accept(file, ex);
			}
		}
		return List.copyOf(scripts);
	}

	private Optional<Script> read(RevisionFile file, RevisionClassReader classes, Set<String> classNames) {
		if (!this.settings.files.test(file)) {
			return Optional.empty();
		}
		RevisionIndex.Entry known = file.known();
		if (isSql(file)) {
			return Optional.of((known != null) ? known(file, known) : SqlScript.read(file, this.settings.dialect,
					this.settings.sectionNames, this.settings.placeholders));
		}
		if (!isClass(file)) {
			return Optional.empty();
		}
		Optional<RevisionClass> revision = (known != null) ? Optional.ofNullable(known.code())
				: classes.read(file.resource());
		return revision.filter((found) -> classNames.add(found.className())).map(this::script);
	}

	private Script known(RevisionFile file, RevisionIndex.Entry known) {
		return SqlScript.known(file, Objects.requireNonNull(known.sql()),
				known.checksum(this.settings.dialect, this.settings.sectionNames), this.settings.dialect,
				this.settings.sectionNames, this.settings.placeholders);
	}

	private Script script(RevisionClass revision) {
		ClassLoader classLoader = this.settings.resourceLoader.getClassLoader();
		Instantiator instantiator = this.settings.instantiator;
		String name = revision.className();
		return new ClassScript(revision, () -> ClassScript.load(name, classLoader),
				() -> instantiator.instantiate(ClassScript.loadMigration(name, classLoader)));
	}

	private static boolean isSql(RevisionFile file) {
		return file.hasSuffix(".sql");
	}

	private static boolean isClass(RevisionFile file) {
		return file.hasSuffix(".class");
	}

	/**
	 * Collects the settings of a source. Not thread-safe.
	 */
	public static final class Builder {

		private final List<String> locations;

		private ResourceLoader resourceLoader = new DefaultResourceLoader();

		private @Nullable LocationListing listing;

		private String dialect = "";

		private SectionNames sectionNames = SectionNames.UNCHECKED;

		private boolean failOnMissing = true;

		private Map<String, String> placeholders = Map.of();

		private Instantiator instantiator = Instantiator.withoutParameters();

		private Predicate<RevisionFile> files = (file) -> true;

		private BiConsumer<RevisionFile, MigrateException> unreadable = (file, failure) -> {
			throw failure;
		};

		private Builder(List<String> locations) {
			this.locations = locations;
		}

		private Builder(Builder other) {
			this.locations = other.locations;
			this.resourceLoader = other.resourceLoader;
			this.listing = other.listing;
			this.dialect = other.dialect;
			this.sectionNames = other.sectionNames;
			this.failOnMissing = other.failOnMissing;
			this.placeholders = other.placeholders;
			this.instantiator = other.instantiator;
			this.files = other.files;
			this.unreadable = other.unreadable;
		}

		/**
		 * Set what finds and loads classes and files on the class path; by default, the
		 * class loader of the thread.
		 * @param loader the resource loader
		 * @return this
		 */
		public Builder resourceLoader(ResourceLoader loader) {
			this.resourceLoader = loader;
			return this;
		}

		/**
		 * Set what the locations list. Then files are not read of which an index beside
		 * them tells what they are. By default, all are searched for and read.
		 * @param listed the listing of the same locations, with the same class loader
		 * @return this
		 */
		public Builder listing(@Nullable LocationListing listed) {
			this.listing = listed;
			return this;
		}

		/**
		 * Set the name of the dialect: for {@code {vendor}}, for checksums, and to tell
		 * whether a file has a downgrade. By default none is known, and the sections for
		 * all databases are meant.
		 * @param name the name, such as {@code postgresql}
		 * @return this
		 */
		public Builder dialect(String name) {
			this.dialect = name;
			return this;
		}

		/**
		 * Set the names that sections may have. By default none is refused.
		 * @param names the names
		 * @return this
		 */
		public Builder sectionNames(SectionNames names) {
			this.sectionNames = names;
			return this;
		}

		/**
		 * Set whether a location that does not exist is an error; by default it is. If
		 * not, a warning is logged.
		 * @param fail whether it is
		 * @return this
		 */
		public Builder failOnMissing(boolean fail) {
			this.failOnMissing = fail;
			return this;
		}

		/**
		 * Set the values of {@code ${name}} in SQL.
		 * @param values the value of each name
		 * @return this
		 */
		public Builder placeholders(Map<String, String> values) {
			this.placeholders = Map.copyOf(values);
			return this;
		}

		/**
		 * Set what makes the instances; by default, their constructor without parameters.
		 * @param instantiator makes them
		 * @return this
		 */
		public Builder instantiator(Instantiator instantiator) {
			this.instantiator = instantiator;
			return this;
		}

		/**
		 * Set which files are read; by default all of them.
		 * @param wanted whether a file is
		 * @return this
		 */
		public Builder files(Predicate<RevisionFile> wanted) {
			this.files = wanted;
			return this;
		}

		/**
		 * Set what happens to a file that is not as it has to be. By default, the search
		 * fails; if this returns, it goes on without the file.
		 * @param action is given the file and what is wrong with it
		 * @return this
		 */
		public Builder onUnreadable(BiConsumer<RevisionFile, MigrateException> action) {
			this.unreadable = action;
			return this;
		}

		/**
		 * Make the source. Nothing is searched yet.
		 * @return the source
		 */
		public LocationScriptSource build() {
			return new LocationScriptSource(new Builder(this));
		}

	}

	/**
	 * Finds the files of a location, recursively.
	 */
	interface Search {

		/**
		 * Find the files.
		 * @param location the location
		 * @return all files there in any order, or empty if there is no such location
		 * @throws IOException if it is there and cannot be searched
		 */
		Optional<List<RevisionFile>> find(Location location) throws IOException;

	}

}
