package dev.migrate.author.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The scripts in a project that run its commands without a build.
 */
record ProjectWrapper(Path project) {

	private static final Map<String, String> SCRIPTS = Map.of("migrate", "migrate.sh", "migrate.cmd", "migrate.cmd");

	/**
	 * Whether the wrapper is there, or can be: it knows how Maven builds.
	 */
	boolean fits() {
		return Files.exists(this.project.resolve("pom.xml"));
	}

	/**
	 * Write the scripts that are not there.
	 * @return the names of the files that were written
	 */
	List<String> write() {
		List<String> written = new ArrayList<>();
		new TreeMap<>(SCRIPTS).forEach((name, script) -> {
			Path file = this.project.resolve(name);
			if (!Files.exists(file)) {
				copy(script, file);
				written.add(name);
			}
		});
		return written;
	}

	private static void copy(String resource, Path file) {
		try (InputStream script = Objects.requireNonNull(ProjectWrapper.class.getResourceAsStream(resource))) {
			Files.copy(script, file);
			if (!file.toFile().setExecutable(true)) {
				throw new IOException(file + " cannot be made executable");
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
