package dev.migrate.application;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.migrate.Migrator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The application as it was processed when it was built, and training runs, in processes
 * of their own.
 */
class AheadOfTimeTests {

	private static final Path GENERATED = Path.of("target/spring-aot/main");

	@TempDir
	private Path directory;

	/**
	 * What the build has decided holds, such as whether there are migrations; what they
	 * do is decided when it starts.
	 */
	@Test
	void modeIsThatOfTheStart() throws Exception {
		assertThat(run("-Dspring.aot.enabled=true", "--migrate.mode=none")).contains("Mode 'none'")
			.contains("exit code 0");
		assertThat(migrator().current()).isEmpty();
		assertThat(run("-Dspring.aot.enabled=true", "--migrate.enabled=false")).contains("1 revision in")
			.contains("exit code 0");
		assertThat(migrator().current()).containsExactly("a1b2");
	}

	/** As the JVM takes it for an archive of classes. */
	@Test
	void trainingRunMigratesUnlessItIsToldNotTo() throws Exception {
		assertThat(run("-Dspring.aot.enabled=false", "--migrate.mode=none")).contains("Mode 'none'")
			.contains("exit code 0");
		assertThat(migrator().current()).isEmpty();
		assertThat(run("-Dspring.aot.enabled=false")).contains("1 revision in").contains("exit code 0");
		assertThat(migrator().current()).containsExactly("a1b2");
	}

	private Migrator migrator() {
		return Migrator.builder(new DriverManagerDataSource(url()))
			.locations("classpath:dev/migrate/application/revisions")
			.build();
	}

	private String url() {
		return "jdbc:h2:file:" + this.directory.resolve("whole");
	}

	private String run(String option, String... arguments) throws Exception {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						option, "-Dspring.context.exit=onRefresh", "-cp",
						GENERATED.resolve("classes") + File.pathSeparator
								+ System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
						WholeApplication.class.getName(), "--server.port=0", "--spring.datasource.url=" + url(),
						"--spring.quartz.auto-startup=false"));
		command.addAll(List.of(arguments));
		Path output = Files.createTempFile(this.directory, "output", ".log");
		Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
		try {
			boolean ended = process.waitFor(5, TimeUnit.MINUTES);
			return Files.readString(output, StandardCharsets.UTF_8)
					+ (ended ? "exit code " + process.exitValue() : "still running");
		}
		finally {
			process.destroyForcibly();
		}
	}

}
