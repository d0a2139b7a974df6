package dev.migrate.connect;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Whether a connection that is not in autocommit mode has a transaction of the caller,
 * where the question fails.
 */
class CallerTransactionTests {

	@Test
	void transactionThatHasFailedIsTheCallers() throws SQLException {
		try (TestDatabase database = TestDatabases.postgresql().create();
				Connection connection = database.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> statement.execute("select 1 / 0"));
			assertThat(isLeftInItsTransaction(connection)).isTrue();
			connection.rollback();
			assertThat(isLeftInItsTransaction(connection)).isFalse();
			Integer session = new JdbcTemplate(new SingleConnectionDataSource(connection, true))
				.queryForObject("select pg_backend_pid()", Integer.class);
			new JdbcTemplate(database.dataSource()).queryForList("select pg_terminate_backend(?, 10000)", session);
			assertThatExceptionOfType(DatabaseFailedException.class)
				.isThrownBy(() -> isLeftInItsTransaction(connection));
		}
	}

	@Test
	void failureIsNoTransaction(@TempDir Path files) throws SQLException {
		String url = "jdbc:sqlite:" + files.resolve("a.db") + "?busy_timeout=0";
		try (Connection owner = DriverManager.getConnection(url); Statement statement = owner.createStatement()) {
			statement.execute("create table one (id integer)");
			try (Connection connection = DriverManager.getConnection(url)) {
				connection.setAutoCommit(false);
				statement.execute("begin exclusive");
				assertThatExceptionOfType(DatabaseFailedException.class)
					.isThrownBy(() -> isLeftInItsTransaction(connection));
				statement.execute("commit");
			}
			statement.execute("pragma journal_mode = wal");
			statement.execute("insert into one values (1)");
			try (Connection reader = DriverManager.getConnection(url + "&open_mode=1")) {
				reader.setAutoCommit(false);
				assertThat(isLeftInItsTransaction(reader)).isFalse();
			}
		}
	}

	private static boolean isLeftInItsTransaction(Connection connection) {
		return new Database(new SingleConnectionDataSource(connection, true), "it", Duration.ZERO, KnownDialects.OURS)
			.call((used, dialect) -> !used.getAutoCommit());
	}

}
