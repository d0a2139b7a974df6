package dev.migrate.jpa;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Hibernate keeps some of a mapping in sets whose order follows the identity of objects.
 * What is read is the same all the same, in processes that number objects in other ways.
 */
class FreshReadingTests {

	@Test
	void readsTheSameInEachProcess() throws Exception {
		Set<String> readings = new LinkedHashSet<>();
		for (String numbering : List.of("0", "3", "5")) {
			readings.add(read("-XX:hashCode=" + numbering));
		}
		assertThat(readings).singleElement().asString().contains("visitors");
	}

	private static String read(String numbering) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:+UnlockExperimentalVMOptions", numbering, "-XX:TieredStopAtLevel=1", "-cp",
				System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
				FreshReading.class.getName())
			.redirectError(ProcessBuilder.Redirect.DISCARD)
			.start();
		String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).isZero();
		return text.lines().filter((line) -> line.contains("[")).reduce("", (all, line) -> all + line + "\n");
	}

}
