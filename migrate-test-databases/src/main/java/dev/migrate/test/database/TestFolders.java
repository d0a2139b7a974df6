package dev.migrate.test.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.springframework.util.FileSystemUtils;

/**
 * Folders for the files of databases, below the build's output.
 */
final class TestFolders {

	private static final String PROPERTY = "migrate.test.directory";

	private static final Path MEMORY = Path.of("/dev/shm");

	private TestFolders() {
	}

	/** A folder that JVMs may share, for what is unpacked once. */
	static Path shared(String name) {
		return make(root().resolve(name));
	}

	/** A folder for this JVM alone, deleted when it ends. */
	static Path create(String name) {
		Path folder = make(root().resolve(name + "-" + ProcessHandle.current().pid()));
		deleteAtExit(folder);
		return folder;
	}

	/**
	 * A folder for this JVM alone that waits for no disk, where the system has one with
	 * room.
	 * @param name how the name of the folder begins
	 * @param room how many bytes have to be free
	 */
	static Path createInMemory(String name, long room) {
		try {
			if (!Files.isWritable(MEMORY) || Files.getFileStore(MEMORY).getUsableSpace() < room) {
				return create(name + "-" + UUID.randomUUID());
			}
			deleteOfTheDead(MEMORY, name);
			Path folder = Files.createTempDirectory(MEMORY, name + "-" + ProcessHandle.current().pid() + "-");
			deleteAtExit(folder);
			return folder;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Delete the folders of JVMs that were killed: what lies in memory stays there until
	 * the machine is started anew.
	 * @param parent where the folders are
	 * @param name how their names begin, before the process
	 */
	static void deleteOfTheDead(Path parent, String name) throws IOException {
		Pattern dead = Pattern.compile(Pattern.quote(name) + "-(\\d{1,10})-.*");
		try (Stream<Path> folders = Files.list(parent)) {
			for (Path folder : (Iterable<Path>) folders::iterator) {
				Matcher matcher = dead.matcher(folder.getFileName().toString());
				if (matcher.matches() && ProcessHandle.of(Long.parseLong(matcher.group(1))).isEmpty()) {
					FileSystemUtils.deleteRecursively(folder);
				}
			}
		}
	}

	/**
	 * A folder for this JVM alone with a path short enough for a Unix socket, which is
	 * limited to some 100 bytes.
	 */
	static Path createForSocket() {
		try {
			Path folder = Files.createTempDirectory("migrate");
			deleteAtExit(folder);
			return folder;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Fill a folder with what another one holds, which the first JVM that comes fills.
	 * @param original the folder to copy, absent until it is complete
	 * @param folder the folder of this JVM
	 * @param filling fills an empty folder
	 */
	static void copy(Path original, Path folder, Consumer<Path> filling) {
		try (FileChannel file = FileChannel.open(original.resolveSibling(original.getFileName() + ".lock"),
				StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
			file.lock();
			if (Files.notExists(original)) {
				Path fresh = create(original.getFileName().toString());
				filling.accept(fresh);
				Files.move(fresh, original);
			}
			// PostgreSQL insists on who may look into the folder
			Files.copy(original, folder, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
			FileSystemUtils.copyRecursively(original, folder);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A server that is ending deletes some of its files itself.
	 */
	static void delete(Path folder) {
		try {
			while (Files.exists(folder)) {
				deleteWhatIsThere(folder);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void deleteWhatIsThere(Path folder) throws IOException {
		try {
			FileSystemUtils.deleteRecursively(folder);
		}
		catch (NoSuchFileException ex) {
			// It is gone in the meantime
		}
	}

	private static Path root() {
		return Path.of(System.getProperty(PROPERTY, "target/test-databases")).toAbsolutePath();
	}

	private static Path make(Path folder) {
		try {
			return Files.createDirectories(folder);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void deleteAtExit(Path folder) {
		Shutdown.last(() -> delete(folder));
	}

}
