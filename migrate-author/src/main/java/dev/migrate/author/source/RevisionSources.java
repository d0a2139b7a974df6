package dev.migrate.author.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.migrate.error.MigrateException;
import dev.migrate.lang.Internal;
import dev.migrate.script.Location;
import dev.migrate.script.LocationNotFoundException;
import dev.migrate.script.LocationScriptSource;
import dev.migrate.script.RevisionFile;
import dev.migrate.script.Script;
import dev.migrate.script.Scripts;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.DefaultResourceLoader;

/**
 * Reads the revisions of one migrator from the sources of a project. What counts is what
 * a build of these sources would have: classes and SQL files in the locations, beans
 * elsewhere, and what libraries bring. What belongs to another migrator or to another
 * profile does not.
 */
@Internal
public final class RevisionSources {

	private static final String REVISION = "Revision";

	/** Whoever names one of these says for himself where revisions are. */
	private static final Pattern OWN_MIGRATOR = Pattern
		.compile("\\b(MigratorBuilder|MigratorCustomizer|ScriptSource|Migrator\\s*\\.\\s*builder)\\b");

	private final SourceRoots roots;

	private final ClassLoader classLoader;

	private final List<SourceProblem> problems = new ArrayList<>();

	private final List<SourceRevision> found = new ArrayList<>();

	private boolean ownMigrator;

	/**
	 * Begin with a project.
	 * @param roots where its sources are
	 * @param classLoader the class path of the application, as far as it is known
	 */
	public RevisionSources(SourceRoots roots, ClassLoader classLoader) {
		this.roots = roots;
		this.classLoader = classLoader;
		this.roots.codeFiles().forEach(this::read);
	}

	/**
	 * Whether the application may say in code which revisions there are, so that one has
	 * to ask it.
	 * @return whether a source names a migrator or a source of scripts of its own
	 */
	public boolean leaveLocationsToCode() {
		return this.ownMigrator;
	}

	private void read(Path file) {
		String text = text(file);
		this.ownMigrator |= text.contains("Migrator") && OWN_MIGRATOR.matcher(text).find()
				|| text.contains("ScriptSource") && OWN_MIGRATOR.matcher(text).find();
		if (text.contains(REVISION)) {
			RevisionReader.Found read = RevisionReader.read(file, shown(file), text);
			this.found.addAll(read.revisions());
			this.problems.addAll(read.problems());
		}
	}

	/**
	 * Find the revisions of the locations, on the class path too.
	 * @param locations the locations
	 * @param bodies whether it is of interest what they do, for which classes that were
	 * built of sources are read as well
	 * @return the revisions
	 * @throws MigrateException if they are no graph
	 */
	public ProjectRevisions revisions(List<String> locations, boolean bodies) {
		Set<String> sources = new HashSet<>();
		this.found.forEach((revision) -> sources.add(revision.className().replace('.', '/') + ".class"));
		List<Script> built = new ArrayList<>();
		for (String location : locations) {
			built.addAll(onClassPath(location, (file) -> bodies || !sources.contains(file.name()) || !isMade(file)));
		}
		return revisions(locations, built);
	}

	private List<Script> onClassPath(String location, Predicate<RevisionFile> files) {
		try {
			return LocationScriptSource.builder(List.of(location))
				.resourceLoader(new DefaultResourceLoader(this.classLoader))
				.files(files)
				.onUnreadable((file, failure) -> {
					if (!isMade(file)) {
						throw failure;
					}
				})
				.build()
				.scripts();
		}
		catch (LocationNotFoundException ex) {
			// Nothing of it was built yet
			return List.of();
		}
	}

	private boolean isMade(RevisionFile file) {
		URL url = this.classLoader.getResource(file.name());
		return url != null && this.roots.haveMade(url);
	}

	/**
	 * Find the revisions of the locations.
	 * @param locations the locations
	 * @param built what the application has found there and elsewhere
	 * @return the revisions
	 * @throws MigrateException if they are no graph
	 */
	public ProjectRevisions revisions(List<String> locations, List<Script> built) {
		List<Location> parsed = locations.stream().map((location) -> Location.parse(location, "")).toList();
		Map<String, Script> classes = new LinkedHashMap<>();
		built.forEach((script) -> classes.put(script.name(), script));
		Map<String, Script> scripts = new LinkedHashMap<>();
		List<Script> all = new ArrayList<>();
		List<SourceProblem> unsolved = problemsIn(parsed);
		List<Script> sql = sqlScripts(locations, parsed, unsolved);
		Set<String> known = new HashSet<>();
		Stream.concat(sql.stream(), built.stream()).forEach((script) -> known.add(script.node().id()));
		all.addAll(classScripts(parsed, classes, known));
		all.addAll(sql);
		all.forEach((script) -> scripts.putIfAbsent(script.node().id(), script));
		List<Script> stale = new ArrayList<>();
		for (Script script : classes.values()) {
			if (scripts.containsKey(script.node().id()) || isSuperseded(script, all)) {
				continue;
			}
			if (!isMade(script)) {
				all.add(script);
			}
			else if (unsolved.removeIf((problem) -> isAbout(problem, script))) {
				// What cannot be read is as it was when it was built
				all.add(script);
			}
			else {
				stale.add(script);
			}
		}
		return new ProjectRevisions(Scripts.of(all), unsolved, stale);
	}

	private boolean isSuperseded(Script built, List<Script> all) {
		return all.stream().anyMatch((script) -> script.name().equals(built.name()));
	}

	/**
	 * The classes that count.
	 * @param known the ids that are there in another way, so that nobody is looked for
	 * elsewhere who has one of them
	 */
	private List<Script> classScripts(List<Location> locations, Map<String, Script> classes, Set<String> known) {
		List<SourceRevision> counted = new ArrayList<>();
		List<SourceRevision> others = new ArrayList<>();
		for (SourceRevision revision : this.found) {
			boolean counts = revision.bean() || classes.containsKey(revision.className())
					|| isIn(revision.file(), locations);
			(counts ? counted : others).add(revision);
		}
		counted.forEach((revision) -> known.add(revision.node().id()));
		Set<String> required = new HashSet<>();
		counted.forEach((revision) -> required(revision, required));
		for (boolean more = true; more;) {
			List<SourceRevision> next = others.stream()
				.filter((revision) -> required.contains(revision.node().id()) && known.add(revision.node().id()))
				.toList();
			next.forEach((revision) -> required(revision, required));
			counted.addAll(next);
			more = others.removeAll(next);
		}
		return counted.stream()
			.<Script>map((revision) -> SourceScript.of(revision, built(revision, classes.get(revision.className()))))
			.toList();
	}

	private static void required(SourceRevision revision, Set<String> into) {
		into.addAll(revision.node().downRevisions());
		into.addAll(revision.node().dependsOn());
	}

	private boolean isIn(Path file, List<Location> locations) {
		return locations.stream().anyMatch((location) -> this.roots.isIn(file, location));
	}

	/** What was built of a source, unless the source has been edited since. */
	private @Nullable Script built(SourceRevision revision, @Nullable Script known) {
		String name = revision.className().replace('.', '/') + ".class";
		URL url = this.classLoader.getResource(name);
		if (known == null || url == null || !url.getProtocol().equals("file")) {
			return known;
		}
		try {
			long compiled = url.openConnection().getLastModified();
			return (compiled < Files.getLastModifiedTime(revision.file()).toMillis()) ? null : known;
		}
		catch (IOException ex) {
			return null;
		}
	}

	private List<Script> sqlScripts(List<String> locations, List<Location> parsed, List<SourceProblem> unsolved) {
		List<Script> scripts = new ArrayList<>();
		for (Path root : this.roots.resources()) {
			for (Path directory : directories(root, parsed)) {
				read("file:" + directory, unsolved).stream()
					.map((script) -> named(script, directory))
					.filter((script) -> isIn(script.file(), parsed))
					.forEach(scripts::add);
			}
		}
		locations.stream()
			.filter((location) -> !Location.parse(location, "").onClassPath())
			.forEach((location) -> scripts.addAll(read(location, unsolved)));
		return scripts;
	}

	private static List<Path> directories(Path root, List<Location> locations) {
		List<Path> all = locations.stream()
			.filter(Location::onClassPath)
			.map((location) -> root.resolve(SourceRoots.base(location)))
			.distinct()
			.filter(Files::isDirectory)
			.toList();
		return all.stream()
			.filter((directory) -> all.stream()
				.noneMatch((other) -> !other.equals(directory) && directory.startsWith(other)))
			.toList();
	}

	private static List<Script> read(String location, List<SourceProblem> unsolved) {
		return LocationScriptSource.builder(List.of(location))
			.failOnMissing(false)
			.files((file) -> file.hasSuffix(".sql"))
			.onUnreadable((file, failure) -> unsolved.add(problem(file, failure)))
			.build()
			.scripts();
	}

	private static SourceProblem problem(RevisionFile file, MigrateException failure) {
		try {
			return new SourceProblem(file.resource().getFile().toPath(), Optional.empty(),
					failure.description().replaceFirst("\\.$", ""));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Its name is relative to the directory, which is absolute. */
	private SourceScript named(Script script, Path directory) {
		Path file = directory.resolve(script.name());
		return SourceScript.of(script, this.roots.path(file), file, shown(file));
	}

	private List<SourceProblem> problemsIn(List<Location> locations) {
		return new ArrayList<>(this.problems.stream().filter((problem) -> isIn(problem.file(), locations)).toList());
	}

	private boolean isMade(Script script) {
		String name = (script.type() == Script.Type.JAVA) ? script.name().replace('.', '/') + ".class" : script.name();
		URL url = this.classLoader.getResource(name);
		return url != null && this.roots.haveMade(url);
	}

	private boolean isAbout(SourceProblem problem, Script script) {
		String file = this.roots.path(problem.file()).replaceFirst("\\.(java|kt)$", "");
		String outermost = script.name().replaceFirst("\\$.*", "").replace('.', '/');
		return problem.className().map(script.name()::equals).orElse(false) || file.equals(outermost)
				|| file.equals(script.name());
	}

	private String shown(Path file) {
		Path project = this.roots.project();
		return (file.startsWith(project) ? project.relativize(file) : file).toString().replace('\\', '/');
	}

	private static String text(Path file) {
		try {
			return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			// Not ours to read; the compiler will say more about it
			return "";
		}
	}

}
