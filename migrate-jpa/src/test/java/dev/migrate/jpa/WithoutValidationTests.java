package dev.migrate.jpa;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that entities are read where nobody provides Bean Validation.
 */
class WithoutValidationTests {

	@Test
	void appliesConstraintsWhereTheyAreValidated() throws Exception {
		assertThat(visitorsWithout("no-such-jar")).contains("name ", "language ").doesNotContain("name?");
	}

	@Test
	void appliesNothingWithout() throws Exception {
		assertThat(visitorsWithout("hibernate-validator")).contains("name? ", "language? ");
	}

	private static String visitorsWithout(String jar) throws Exception {
		Thread thread = Thread.currentThread();
		ClassLoader original = thread.getContextClassLoader();
		try (URLClassLoader classLoader = new URLClassLoader(classPathWithout(jar),
				ClassLoader.getPlatformClassLoader())) {
			thread.setContextClassLoader(classLoader);
			return (String) classLoader.loadClass(PlainReading.class.getName()).getMethod("visitors").invoke(null);
		}
		finally {
			thread.setContextClassLoader(original);
		}
	}

	private static URL[] classPathWithout(String jar) throws MalformedURLException {
		List<URL> urls = new ArrayList<>();
		for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
			Path path = Path.of(entry);
			if (!path.getFileName().toString().contains(jar)) {
				urls.add(path.toUri().toURL());
			}
		}
		return urls.toArray(URL[]::new);
	}

}
