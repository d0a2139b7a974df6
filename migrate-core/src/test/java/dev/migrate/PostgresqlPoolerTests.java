package dev.migrate;

import java.io.IOException;
import java.util.List;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import dev.migrate.connect.DatabaseTests;
import dev.migrate.dialect.PooledConnectionException;
import dev.migrate.dialect.postgresql.Pooler;
import dev.migrate.error.Setting;
import dev.migrate.execute.RevisionFailedException;
import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;
import dev.migrate.script.MigrationBeans;
import dev.migrate.script.Revision;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.index;
import static dev.migrate.schema.Definitions.integer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Connection poolers before PostgreSQL, whose sessions outlive their clients.
 */
class PostgresqlPoolerTests extends DatabaseTests {

	private static final String LEFT = "select count(*) from pg_locks where locktype = 'advisory' "
			+ "and database = (select oid from pg_database where datname = current_database())";

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.postgresql();
	}

	private DataSource through(Pooler pooler) {
		return new DriverManagerDataSource(pooler.url(), database().user(), database().password());
	}

	private Pooler pooler(boolean transactionMode) throws IOException {
		return new Pooler(database().url(), transactionMode);
	}

	private void indexRevision() {
		tableRevision("a001", "", "one");
		file("a002.sql", """
				-- revision: a002
				-- down revision: a001
				-- upgrade
				create index concurrently ix_one on one (id);
				""");
	}

	@Test
	void transactionModeIsEnoughForTransactions() throws Exception {
		tableRevision("a001", "", "one");
		tableRevision("a002", "a001", "two");
		try (Pooler pooler = pooler(true)) {
			assertThat(builderOfFiles(through(pooler)).build().run().steps()).hasSize(2);
			assertNothingLeft(through(pooler));
		}
	}

	@Test
	void transactionModeIsRefusedBeforeLockOfSession() throws Exception {
		indexRevision();
		try (Pooler pooler = pooler(true)) {
			assertThatExceptionOfType(PooledConnectionException.class)
				.isThrownBy(() -> builderOfFiles(through(pooler)).build().run())
				.withMessageContaining("needs a lock of the session")
				.withMessageContaining("as in transaction mode")
				.satisfies((ex) -> assertThat(ex.remedies())
					.containsExactly(Setting.URL.toBe("a URL that leads past the pooler, or to one in session mode")));
			assertThat(rows()).containsExactly("a001");
			assertNothingLeft(through(pooler));
		}
		migrator().build().run();
		assertThat(rows()).containsExactly("a002");
	}

	@Test
	void transactionModeIsRefusedInTransactionThatIsToBeLeft() throws Exception {
		try (Pooler pooler = pooler(true)) {
			assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> run(through(pooler), new Block()))
				.withMessageContaining("as in transaction mode")
				.withMessageContaining("It was rolled back");
			assertThat(tables()).doesNotContain("one");
			assertNothingLeft(through(pooler));
		}
	}

	@Test
	void transactionModeIsRefusedForDefaultSchema() throws Exception {
		jdbc().execute("create schema side");
		tableRevision("a001", "", "one");
		try (Pooler pooler = pooler(true)) {
			assertThatExceptionOfType(PooledConnectionException.class)
				.isThrownBy(() -> builderOfFiles(through(pooler)).defaultSchema("side").build().run())
				.withMessageContaining("needs a default schema");
			assertNothingLeft(through(pooler));
		}
	}

	@Test
	void sessionModeIsProvenByTwoConnections() throws Exception {
		jdbc().execute("create schema side");
		indexRevision();
		try (Pooler pooler = pooler(false)) {
			builderOfFiles(through(pooler)).defaultSchema("side").build().run();
			run(through(pooler), new Block());
			assertNothingLeft(through(pooler));
		}
		assertThat(rows("side.migrate_version")).containsExactly("a002");
		assertThat(rows()).containsExactly("b001");
	}

	/**
	 * A pool of one connection has no second one by which to find out.
	 */
	@Test
	void poolOfOneConnectionIsEnoughForTransactionsOnly() throws Exception {
		indexRevision();
		try (Pooler pooler = pooler(true); HikariDataSource pool = new HikariDataSource()) {
			pool.setJdbcUrl(pooler.url());
			pool.setUsername(database().user());
			pool.setPassword(database().password());
			pool.setMaximumPoolSize(1);
			pool.setConnectionTimeout(300);
			assertThatExceptionOfType(PooledConnectionException.class)
				.isThrownBy(() -> builderOfFiles(pool).build().run())
				.withMessageContaining("a second connection, by which to find out its mode, was not to be had: ");
			assertThat(rows()).containsExactly("a001");
		}
	}

	private void assertNothingLeft(DataSource pooled) {
		assertThat(jdbc().queryForObject(LEFT, Integer.class)).isZero();
		assertThat(new JdbcTemplate(pooled)
			.queryForList("select name from pg_settings where source = 'session' and name not in ('application_name', "
					+ "'extra_float_digits', 'transaction_isolation', 'transaction_read_only', 'transaction_deferrable')",
					String.class))
			.isEmpty();
	}

	private static void run(DataSource dataSource, Migration revision) {
		Migrator.builder(dataSource)
			.locations(List.of())
			.scriptSource(new MigrationBeans().add(revision))
			.build()
			.run();
	}

	@Revision(id = "b001")
	static class Block implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.createTable("one", column("id", integer()));
			op.autocommit(() -> op.createIndex(index("ix_one").on("one", "id").concurrently()));
		}

	}

}
