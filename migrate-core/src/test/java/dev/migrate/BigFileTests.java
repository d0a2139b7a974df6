package dev.migrate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.migrate.execute.RevisionFailedException;
import dev.migrate.tables.HistoryEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for files that do not fit into the memory.
 */
class BigFileTests {

	private static final int LENGTH = 16_000_000;

	private static final int STATEMENTS = 1_000;

	@TempDir
	private Path directory;

	@Test
	void appliesAFileInAHeapThatCouldNotHoldIt() throws Exception {
		String url = "jdbc:h2:file:" + this.directory.resolve("database") + ";CACHE_SIZE=8192";
		Path files = Files.createDirectory(this.directory.resolve("revisions"));
		write(files.resolve("big.sql"));
		Process process = new ProcessBuilder(List.of(ProcessHandle.current().info().command().orElse("java"), "-Xmx32m",
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
				Application.class.getName(), url, files.toUri().toString()))
			.redirectErrorStream(true)
			.start();
		try (BufferedReader reader = new BufferedReader(
				new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
			assertThat(reader.lines().collect(Collectors.joining("\n"))).contains("run: 1, again: 0, checksum: v2:")
				.endsWith("down: 1");
		}
		assertThat(process.waitFor()).isZero();
		try (Connection connection = DriverManager.getConnection(url);
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("select n, length(a) from t")) {
			assertThat(rows.next()).isTrue();
			assertThat(rows.getInt(1)).isEqualTo(2 * STATEMENTS);
			assertThat(rows.getInt(2)).isEqualTo(LENGTH / STATEMENTS / 2);
		}
	}

	/**
	 * The file is read in pieces, whose ends move when a comment is added; the statements
	 * stay what they are.
	 */
	@Test
	void goesOnInTheMiddleOfAFileWhoseLayoutWasEdited() throws Exception {
		DriverManagerDataSource database = new DriverManagerDataSource(
				"jdbc:h2:mem:" + this.directory.getFileName() + ";DB_CLOSE_DELAY=-1");
		Files.writeString(this.directory.resolve("a.sql"), rows("", "insert into t values (99, 'no luck', 0);\n"));
		assertThatExceptionOfType(RevisionFailedException.class)
			.isThrownBy(() -> Application.migrator(database, this.directory.toUri().toString()).run())
			.withMessageContaining("failed in upgrade at statement 102 (")
			.withMessageContaining("a.sql:104, insert into t")
			.withMessageContaining("so statements 1–101 stay applied");
		Files.writeString(this.directory.resolve("a.sql"),
				rows("-- " + "y".repeat(200_000) + "\n", "insert into t values (99, 'luck');\n"));
		Application.migrator(database, this.directory.toUri().toString()).run();
		assertThat(new JdbcTemplate(database).queryForList("select n from t order by n", Integer.class))
			.isEqualTo(IntStream.range(0, 100).boxed().toList());
	}

	private static String rows(String comment, String last) {
		StringBuilder text = new StringBuilder(
				"-- revision: a\n-- upgrade\n" + comment + "create table t (n integer, a varchar(100000));\n");
		for (int i = 0; i < 99; i++) {
			text.append("insert into t values (").append(i).append(", '").append("x".repeat(30_000)).append("');\n");
			text.append((i == 98) ? "create table u (n integer);\n" : "");
		}
		return text.append(last).toString();
	}

	/**
	 * Half of it is the downgrade, with an escape on which databases disagree.
	 */
	private static void write(Path file) throws IOException {
		String text = "x".repeat(LENGTH / STATEMENTS / 2);
		try (Writer writer = Files.newBufferedWriter(file)) {
			writer.write("-- revision: big\n-- upgrade\ncreate table t (n integer, a varchar(100000));\n"
					+ "insert into t values (0, 'it\\');\n");
			for (int i = 0; i < STATEMENTS; i++) {
				writer.write("update t set n = n + 1, a = '" + text + "';\n");
			}
			writer.write("-- downgrade\n");
			for (int i = 0; i < STATEMENTS; i++) {
				writer.write("update t set n = n + 1, a = '" + text + "';\n");
			}
		}
	}

	/**
	 * Migrates up, starts again, and migrates down.
	 */
	static final class Application {

		private Application() {
		}

		public static void main(String[] arguments) {
			DriverManagerDataSource database = new DriverManagerDataSource(arguments[0]);
			int run = migrator(database, arguments[1]).run().steps().size();
			int again = migrator(database, arguments[1]).run().steps().size();
			List<HistoryEntry> history = migrator(database, arguments[1]).history();
			System.out.println("run: " + run + ", again: " + again + ", checksum: "
					+ history.get(history.size() - 1).checksum().orElse("none"));
			System.out.println("down: " + migrator(database, arguments[1]).downgrade("base").steps().size());
		}

		static Migrator migrator(DriverManagerDataSource database, String location) {
			return Migrator.builder(database).locations(location).build();
		}

	}

}
