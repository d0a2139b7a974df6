package dev.migrate.autoconfigure.application;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import dev.migrate.Migrator;
import dev.migrate.start.MigrationStatus.State;
import org.h2.Driver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * A start of an application that is told to end (SIGTERM) while a statement of a revision
 * runs.
 */
class TerminatedStartTests {

	private static final String LONG = "select sum(a.x * b.x) from system_range(1, 10000000) a, "
			+ "system_range(1, 10000000) b";

	@TempDir
	private Path directory;

	private void revisions(String statement) throws IOException {
		Files.writeString(this.directory.resolve("a001.sql"),
				"-- revision: a001\n-- upgrade\ncreate table one (id int);\n" + "create alias reached for '"
						+ TerminatedStart.class.getName() + ".reached';\n");
		Files.writeString(this.directory.resolve("a002.sql"),
				"-- revision: a002\n-- down revision: a001\n-- upgrade\ncreate table two (id int);\n"
						+ "insert into two values (reached());\n" + statement + ";\ninsert into two values (2);\n");
		Files.writeString(this.directory.resolve("a003.sql"),
				"-- revision: a003\n-- down revision: a002\n-- upgrade\ncreate table three (id int);\n");
	}

	@Test
	void statementIsCancelledNothingElseBeginsAndTheNextStartGoesOn() throws Exception {
		revisions(LONG);
		String url = "jdbc:h2:file:" + this.directory.resolve("users");
		Process process = new ProcessBuilder(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
						TerminatedStart.class.getName(), "--spring.datasource.url=" + url,
						"--migrate.locations=file:" + this.directory))
			.redirectErrorStream(true)
			.start();
		List<String> said;
		try (BufferedReader output = process.inputReader()) {
			String line = output.readLine();
			while (line != null && !line.equals(TerminatedStart.REACHED)) {
				line = output.readLine();
			}
			assertThat(line).isEqualTo(TerminatedStart.REACHED);
			assumeThat(process.supportsNormalTermination()).isTrue();
			process.toHandle().destroy();
			said = output.lines().toList();
			assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
		}
		finally {
			process.destroyForcibly();
		}
		assertThat(said)
			.filteredOn(
					(line) -> line.contains("as the process was told to end") && line.contains("dev.migrate.Migrator"))
			.singleElement()
			.asString()
			.contains("Revision 'a002' was stopped in upgrade at statement 3", "'a001' of the same run stays applied.");
		assertThat(said).doesNotContain("started");
		assertThatNextStartGoesOn(new SimpleDriverDataSource(new Driver(), url));
	}

	private void assertThatNextStartGoesOn(DataSource dataSource) throws IOException {
		Migrator migrator = Migrator.builder(dataSource).locations("file:" + this.directory).build();
		assertThat(migrator.status().state()).isEqualTo(State.INTERRUPTED);
		assertThat(migrator.current()).containsExactly("a001");
		revisions("select 1");
		Migrator next = Migrator.builder(dataSource).locations("file:" + this.directory).build();
		assertThat(next.run().steps()).hasSize(2);
		assertThat(new JdbcTemplate(dataSource).queryForList("select id from two order by id", Integer.class))
			.containsExactly(1, 2);
	}

}
