package dev.migrate.sample;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The two commands with which a build finds out whether a revision is missing, each in a
 * process of its own, on the databases that the sample has a profile for.
 */
class MigrateCheckTests {

	@TempDir
	private Path directory;

	@TestFactory
	Stream<DynamicTest> findsNothingOnceTheRevisionsHaveRun() {
		return Stream.of("h2", "postgresql").map((name) -> DynamicTest.dynamicTest(name, () -> {
			if (name.equals("h2")) {
				String url = "jdbc:h2:file:" + this.directory.resolve("shop");
				assertThat(migrate(url, "sa", "", "check")).startsWith("code 3")
					.contains("Run `migrate upgrade heads`.");
				check(url, "sa", "");
			}
			else {
				try (TestDatabase database = TestDatabases.postgresql().create()) {
					check(database.url(), database.user(), database.password());
				}
			}
		}));
	}

	private void check(String url, String user, String password) throws Exception {
		assertThat(migrate(url, user, password, "upgrade")).startsWith("code 0");
		assertThat(migrate(url, user, password, "check")).startsWith("code 0")
			.contains("No differences: the database is as the application wants it.");
	}

	private String migrate(String url, String user, String password, String command) throws Exception {
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		File output = this.directory.resolve("output.txt").toFile();
		Process process = new ProcessBuilder(List.of(java, "-XX:TieredStopAtLevel=1", "-cp", classPath,
				"-Dspring.datasource.url=" + url, "-Dspring.datasource.username=" + user,
				"-Dspring.datasource.password=" + password, SampleApplication.class.getName(), "migrate", command))
			.redirectErrorStream(true)
			.redirectOutput(output)
			.start();
		assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
		return "code " + process.exitValue() + System.lineSeparator() + Files.readString(output.toPath());
	}

}
