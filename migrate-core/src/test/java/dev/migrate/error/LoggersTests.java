package dev.migrate.error;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * All that a published module logs goes through {@link RunLog}, which lets nobody forge a
 * line.
 */
class LoggersTests {

	private static final Pattern OTHER_LOGGERS = Pattern
		.compile("LoggerFactory|LogFactory|java\\.util\\.logging|System\\.Logger");

	private static final String NOT_PUBLISHED = "migrate-test-databases";

	@Test
	void loggersComeFromRunLog() throws IOException {
		List<Path> sources = sources();
		assertThat(sources).anyMatch((path) -> path.endsWith("RunLog.java"))
			.anyMatch((path) -> path.toString().contains("migrate-spring-boot-autoconfigure"));
		assertThat(sources).filteredOn((path) -> !path.endsWith("RunLog.java"))
			.noneMatch((path) -> OTHER_LOGGERS.matcher(read(path)).find());
	}

	private static List<Path> sources() throws IOException {
		try (Stream<Path> modules = Files.list(Path.of(".."))) {
			return modules
				.filter((module) -> module.getFileName().toString().startsWith("migrate-")
						&& !module.endsWith(NOT_PUBLISHED))
				.map((module) -> module.resolve("src/main/java"))
				.filter(Files::isDirectory)
				.flatMap(LoggersTests::files)
				.toList();
		}
	}

	private static Stream<Path> files(Path directory) {
		try (Stream<Path> files = Files.walk(directory)) {
			return files.filter((file) -> file.toString().endsWith(".java")).toList().stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String read(Path path) {
		try {
			return Files.readString(path);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
