package dev.migrate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.migrate.test.database.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * The database's own client, as people feed it a script.
 */
interface ScriptClient {

	/**
	 * Run a script; fails if the client says that it failed, and skips the test with the
	 * reason if this machine does not have the client.
	 * @param script the script
	 * @param database where to run it
	 */
	void run(Path script, TestDatabase database) throws Exception;

	/**
	 * Run a program that reads the script from its standard input.
	 */
	static void feed(Path script, List<String> command) throws IOException, InterruptedException {
		Path output = Files.createTempFile("client", ".log");
		Process process = new ProcessBuilder(command).redirectInput(script.toFile())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile())
			.start();
		int exit = process.waitFor();
		String said = Files.readString(output, StandardCharsets.UTF_8);
		Files.delete(output);
		if (exit != 0) {
			throw new AssertionError(command.get(0) + " ended with " + exit + ": " + said);
		}
	}

	/**
	 * Find a program on the path.
	 */
	static String onPath(String name) {
		return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
			.map((folder) -> Path.of(folder, name))
			.filter(Files::isExecutable)
			.findFirst()
			.map(Path::toString)
			.orElseGet(() -> Assumptions.abort("There is no " + name + " on the PATH of this machine"));
	}

	/**
	 * Find a program among the binaries of test databases, or on the path.
	 */
	static String unpacked(String name) {
		Path folder = Path.of(System.getProperty("migrate.test.directory", "target/test-databases"));
		return inside(folder, name).map(Path::toString).orElseGet(() -> onPath(name));
	}

	private static Optional<Path> inside(Path folder, String name) {
		if (Files.notExists(folder)) {
			return Optional.empty();
		}
		List<Path> found = new ArrayList<>();
		try {
			Files.walkFileTree(folder, new SimpleFileVisitor<>() {

				@Override
				public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
					boolean wanted = file.endsWith(Path.of("bin", name)) && Files.isExecutable(file);
					return wanted && found.add(file) ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
				}

				// Servers of other JVMs come and go there
				@Override
				public FileVisitResult visitFileFailed(Path file, IOException failure) {
					return FileVisitResult.CONTINUE;
				}

				@Override
				public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) {
					return FileVisitResult.CONTINUE;
				}

			});
			return found.stream().findFirst();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
