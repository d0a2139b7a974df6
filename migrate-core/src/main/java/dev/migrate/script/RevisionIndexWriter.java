package dev.migrate.script;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.migrate.error.MigrateException;
import dev.migrate.lang.Internal;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.ResourceLoader;

/**
 * Writes the index of the revisions that lie in folders of which an archive is about to
 * be made. It looks for revisions itself, so that locations need not be known: which ones
 * there are, a start decides. Of the folders that have one, all files are taken in. What
 * is not as it has to be is left out, so that a start reads it, and says what is wrong.
 */
@Internal
public final class RevisionIndexWriter {

	/** Where an index lies, from the root of what it is about. */
	public static final String FILE = RevisionIndex.FILE;

	private static final String ANNOTATION = "L" + Revision.class.getName().replace('.', '/') + ";";

	private final RevisionClassReader classes;

	private final SectionNames names;

	private final Map<String, RevisionIndex.Entry> entries = new LinkedHashMap<>();

	private final List<String> leftOut = new ArrayList<>();

	/**
	 * Create a writer, for one index.
	 * @param resourceLoader finds what classes of revisions extend
	 * @param names the names of databases that sections may have
	 */
	public RevisionIndexWriter(ResourceLoader resourceLoader, SectionNames names) {
		this.classes = new RevisionClassReader(resourceLoader);
		this.names = names;
	}

	/**
	 * Write the index. One of the same content stays as it is, and where there is no
	 * revision, there is no index.
	 * @param folders the folders, each with packages in it, of which the first one takes
	 * the index
	 * @return how many revisions it knows
	 * @throws IOException if that is not possible
	 */
	public int write(List<Path> folders) throws IOException {
		Optional<byte[]> bytes = index(folders);
		Path index = folders.get(0).resolve(FILE);
		if (bytes.isEmpty()) {
			Files.deleteIfExists(index);
		}
		else if (Files.notExists(index) || !Arrays.equals(Files.readAllBytes(index), bytes.get())) {
			Files.createDirectories(folders.get(0));
			Files.write(index, bytes.get());
		}
		return count();
	}

	/**
	 * Make the index of the folders on a class path that have one of some paths. Those of
	 * them that do not become one archive with the others do no harm: an index knows only
	 * the files that lie beside it.
	 * @param classLoader finds the folders
	 * @param paths such as {@code db/revisions}
	 * @return its bytes; empty if there is no revision
	 * @throws IOException if a file cannot be read
	 */
	public Optional<byte[]> index(@Nullable ClassLoader classLoader, List<String> paths) throws IOException {
		Set<Path> roots = new LinkedHashSet<>();
		for (String path : paths) {
			for (URL folder : LocationListing.folders(classLoader, path + "/")) {
				if (folder.getProtocol().equals("file")) {
					roots.add(Path.of(URI.create(LocationListing.archive(folder, path + "/"))));
				}
			}
		}
		return index(roots);
	}

	private Optional<byte[]> index(Collection<Path> folders) throws IOException {
		for (Path folder : folders) {
			addRevisions(folder);
		}
		return (count() > 0) ? Optional.of(new RevisionIndex(this.entries).write(this.names)) : Optional.empty();
	}

	private int count() {
		return (int) this.entries.values().stream().filter((entry) -> entry != RevisionIndex.Entry.NONE).count();
	}

	/**
	 * What was left out.
	 * @return for each file, what is wrong with it
	 */
	public List<String> leftOut() {
		return List.copyOf(this.leftOut);
	}

	private void addRevisions(Path root) throws IOException {
		if (!Files.isDirectory(root)) {
			return;
		}
		TreeSet<Path> folders = new TreeSet<>();
		try (Stream<Path> files = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
			for (Path file : (Iterable<Path>) files::iterator) {
				Path path = root.relativize(file);
				if (path.getNameCount() > 1 && Files.isRegularFile(file) && isRevision(file)) {
					folders.add(path.subpath(0, path.getNameCount() - 1));
				}
			}
		}
		for (Path folder : folders) {
			// What is below another one comes with it
			if (folders.stream().noneMatch((other) -> !other.equals(folder) && folder.startsWith(other))) {
				addFiles(root.resolve(folder), folder.toString().replace('\\', '/') + "/");
			}
		}
	}

	private boolean isRevision(Path file) throws IOException {
		RevisionFile named = named(file, file.toString());
		if (named.hasSuffix(".class")) {
			return Files.readString(file, StandardCharsets.ISO_8859_1).contains(ANNOTATION);
		}
		try {
			return named.hasSuffix(".sql") && !read(named).node().id().isEmpty();
		}
		catch (MigrateException ex) {
			return false;
		}
	}

	/**
	 * Two listings of one content are about what was read between them.
	 */
	private void addFiles(Path folder, String path) throws IOException {
		Map<String, RevisionIndex.Entry> found = new LinkedHashMap<>();
		for (String line : lines(folder)) {
			String name = LocationListing.name(line);
			RevisionFile file = named(folder.resolve(name), path + name);
			try {
				entry(file).ifPresent((entry) -> found.put(line, entry));
			}
			catch (MigrateException ex) {
				this.leftOut.add(ex.getMessage());
			}
		}
		found.keySet().retainAll(lines(folder));
		found.forEach((line, entry) -> this.entries.put(path + line, entry));
	}

	private static List<String> lines(Path folder) throws IOException {
		return Optional.ofNullable(new LocationListing.FolderListing(folder, true).files()).orElse(List.of());
	}

	private static RevisionFile named(Path file, String name) {
		return new RevisionFile(new FileSystemResource(file), name, file.toUri().toString());
	}

	/**
	 * What the index says of a file; empty if the file alone does not say it.
	 */
	private Optional<RevisionIndex.Entry> entry(RevisionFile file) {
		if (file.hasSuffix(".sql")) {
			return Optional.of(read(file).indexed());
		}
		if (!file.hasSuffix(".class")) {
			return Optional.of(RevisionIndex.Entry.NONE);
		}
		Optional<RevisionClass> revision = this.classes.read(file.resource());
		if (revision.isEmpty() && !this.classes.isForeign(file.resource())) {
			return Optional.empty();
		}
		return Optional.of(revision.map((found) -> new RevisionIndex.Entry(found, null, List.of()))
			.orElse(RevisionIndex.Entry.NONE));
	}

	private SqlScript read(RevisionFile file) {
		return SqlScript.read(file, "", this.names, Map.of());
	}

}
