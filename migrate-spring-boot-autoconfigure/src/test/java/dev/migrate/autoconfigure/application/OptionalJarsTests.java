package dev.migrate.autoconfigure.application;

import java.io.File;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests that a whole application starts without the jars that only some applications
 * have.
 */
class OptionalJarsTests {

	private static final List<String> OPTIONAL = List.of("spring-boot-actuator", "spring-boot-starter-actuator",
			"spring-boot-health", "micrometer", "testcontainers", "spring-boot-docker-compose", "quartz", "r2dbc",
			"db-scheduler");

	@Test
	void startsWithoutThem() throws Exception {
		Thread thread = Thread.currentThread();
		ClassLoader original = thread.getContextClassLoader();
		try (URLClassLoader classLoader = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
			thread.setContextClassLoader(classLoader);
			assertThatExceptionOfType(ClassNotFoundException.class)
				.isThrownBy(() -> classLoader.loadClass(Endpoint.class.getName()));
			Object current = classLoader.loadClass(PlainStart.class.getName()).getMethod("current").invoke(null);
			assertThat(current).isEqualTo(List.of("27c6a30d7c24"));
		}
		finally {
			thread.setContextClassLoader(original);
		}
	}

	private static URL[] classPath() {
		return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
			.map(Path::of)
			.filter((path) -> OPTIONAL.stream().noneMatch(path.getFileName().toString()::contains))
			.map(OptionalJarsTests::url)
			.toArray(URL[]::new);
	}

	private static URL url(Path path) {
		try {
			return path.toUri().toURL();
		}
		catch (MalformedURLException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
