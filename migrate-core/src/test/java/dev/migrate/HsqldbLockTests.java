package dev.migrate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.migrate.connect.DatabaseConnectionException;
import dev.migrate.connect.DatabaseTests;
import dev.migrate.contract.ConcurrencyContract;
import dev.migrate.tables.HistoryEntry;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What waits on HSQLDB: processes for a file, which belongs to one of them at a time, and
 * statements for transactions.
 */
class HsqldbLockTests extends DatabaseTests {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.hsqldb();
	}

	private String file() {
		return "jdbc:hsqldb:file:" + files().resolve("db") + ";shutdown=true";
	}

	private MigratorBuilder migratorOfFile() {
		return builderOfFiles(new DriverManagerDataSource(file(), "SA", ""));
	}

	@Test
	void fileOfAnotherProcessIsNamedOrWaitedFor() throws Exception {
		tableRevision("a001", "", "one");
		Process other = FileHolder.start(file());
		try {
			assertThatExceptionOfType(DatabaseConnectionException.class)
				.isThrownBy(() -> migratorOfFile().build().run())
				.withMessageContaining("Database lock acquisition failure")
				.withMessageContaining("MigratorBuilder.connectTimeout(…)");
			CompletableFuture<MigrationResult> waiting = CompletableFuture
				.supplyAsync(() -> migratorOfFile().connectTimeout(Duration.ofSeconds(60)).build().run());
			assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> waiting.get(300, TimeUnit.MILLISECONDS));
			other.getOutputStream().close();
			assertThat(waiting.get(60, TimeUnit.SECONDS).steps()).hasSize(1);
		}
		finally {
			other.destroyForcibly().waitFor();
		}
	}

	@Test
	void replicasOnOneFileRunEachRevisionOnce() throws Exception {
		tableRevision("a001", "", "one");
		tableRevision("a002", "a001", "two");
		List<MigrationResult> results = ConcurrencyContract.atOnce(4, () -> migratorOfFile().build().run());
		assertThat(results.stream().mapToInt((result) -> result.steps().size()).sum()).isEqualTo(2);
		assertThat(migratorOfFile().build().history()).extracting(HistoryEntry::revision)
			.containsExactly("a001", "a002");
	}

	@Test
	void statementWaitsAsLongAsTheTransactionLasts() throws Exception {
		tableRevision("a001", "", "one");
		migrator().build().run();
		revision("a002", "a001", "alter table one add column b integer;", "");
		try (Connection other = dataSource().getConnection()) {
			other.setAutoCommit(false);
			other.createStatement().execute("insert into one values (1)");
			CompletableFuture<MigrationResult> waiting = CompletableFuture.supplyAsync(
					() -> migrator().statementLockTimeout(Duration.ofMillis(50)).statementRetries(0).build().run());
			assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> waiting.get(1, TimeUnit.SECONDS));
			other.commit();
			assertThat(waiting.get(20, TimeUnit.SECONDS).steps()).hasSize(1);
		}
	}

	/**
	 * Another process that has a database open until its input ends.
	 */
	static final class FileHolder {

		private FileHolder() {
		}

		public static void main(String[] arguments) throws Exception {
			try (Connection connection = DriverManager.getConnection(arguments[0], "SA", "")) {
				System.out.println(connection.isClosed() ? "closed" : "open");
				System.in.read();
			}
		}

		static Process start(String url) throws Exception {
			Driver driver = DriverManager.getDriver(url);
			Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
					"-cp", place(FileHolder.class) + System.getProperty("path.separator") + place(driver.getClass()),
					FileHolder.class.getName(), url)
				.start();
			BufferedReader output = new BufferedReader(
					new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
			if (!"open".equals(output.readLine())) {
				process.destroyForcibly();
				throw new IOException("The other process could not open " + url);
			}
			return process;
		}

		private static Path place(Class<?> type) throws Exception {
			return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
		}

	}

}
