package dev.migrate;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import dev.migrate.connect.DatabaseTests;
import dev.migrate.execute.RevisionFailedException;
import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;
import dev.migrate.script.MigrationBeans;
import dev.migrate.script.Revision;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.index;
import static dev.migrate.schema.Definitions.integer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The migration lock on PostgreSQL, which may not outlive a revision on a pooled
 * connection, and the locks of statements.
 */
class PostgresqlLockTests extends DatabaseTests {

	private static final String ADVISORY = "select count(*) from pg_locks where locktype = 'advisory' "
			+ "and database = (select oid from pg_database where datname = current_database())";

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.postgresql();
	}

	@Test
	void severalAutocommitBlocksLeaveNoLockOnPool() {
		try (HikariDataSource pool = pool()) {
			run(pool, new TwoBlocks());
			assertThat(new JdbcTemplate(pool).queryForObject(ADVISORY, Integer.class)).isZero();
		}
	}

	@Test
	void revisionWithoutTransactionMayHaveItsOwn() {
		file("a001.sql", """
				-- revision: a001
				-- transactional: false

				-- upgrade
				begin;
				create table one (id integer);
				commit;
				""");
		migrator().build().run();
		assertThat(tables()).contains("one");
		assertThat(migrator().build().current()).containsExactly("a001");
	}

	@Test
	void transactionThatRevisionLeavesOpenEndsWithIt() {
		try (HikariDataSource pool = pool()) {
			JdbcTemplate jdbc = new JdbcTemplate(pool);
			jdbc.execute("set lock_timeout = '77s'");
			assertThatExceptionOfType(RevisionFailedException.class)
				.isThrownBy(() -> run(pool, new FailingTransaction()));
			assertThat(jdbc.queryForObject(ADVISORY, Integer.class)).isZero();
			assertThat(jdbc.queryForObject("show lock_timeout", String.class)).isEqualTo("77s");
			assertThat(tables()).contains("migrate_history").doesNotContain("one");
		}
	}

	@Test
	void lockIsKeptBetweenTries() throws Exception {
		tableRevision("a001", "", "one");
		migrator().build().run();
		revision("a002", "a001", "alter table one add column note text;", "");
		try (Connection reader = reader("select * from one")) {
			CompletableFuture<MigrationResult> run = CompletableFuture
				.supplyAsync(() -> migrator().statementLockTimeout(Duration.ofMillis(50)).build().run());
			while (advisoryLocks() == 0 && !run.isDone()) {
				Thread.sleep(50);
			}
			int held = 0;
			for (int i = 0; i < 20; i++) {
				Thread.sleep(50);
				held += advisoryLocks();
			}
			assertThat(held).isGreaterThan(15);
			reader.rollback();
			assertThat(run.get(60, TimeUnit.SECONDS).steps()).hasSize(1);
		}
	}

	@Test
	void statementOutsideOfTransactionDoesNotStopReaders() throws Exception {
		tableRevision("a001", "", "one");
		migrator().build().run();
		file("a002.sql", """
				-- revision: a002
				-- down revision: a001
				-- transactional: false

				-- upgrade
				create index concurrently ix_one on one (id);
				alter table one add column patience text;
				update one set patience = current_setting('lock_timeout');
				""");
		jdbc().execute("insert into one values (1)");
		CompletableFuture<MigrationResult> run;
		try (Connection reader = reader("select * from one")) {
			run = CompletableFuture.supplyAsync(() -> migrator().build().run());
			Thread.sleep(2500);
			assertThat(run).isNotDone();
			reader.rollback();
		}
		assertThat(run.get(60, TimeUnit.SECONDS).steps()).hasSize(1);
		assertThat(jdbc().queryForObject("select patience from one", String.class)).isEqualTo("2s");
		assertThat(jdbc().queryForObject("select indisvalid from pg_index where indexrelid = 'ix_one'::regclass",
				Boolean.class))
			.isTrue();
	}

	private int advisoryLocks() {
		return jdbc().queryForObject(ADVISORY, Integer.class);
	}

	private Connection reader(String query) throws SQLException {
		Connection connection = dataSource().getConnection();
		connection.setAutoCommit(false);
		new JdbcTemplate(new SingleConnectionDataSource(connection, true)).queryForList(query);
		return connection;
	}

	private static void run(DataSource dataSource, Migration revision) {
		Migrator.builder(dataSource)
			.locations(List.of())
			.scriptSource(new MigrationBeans().add(revision))
			.build()
			.run();
	}

	private HikariDataSource pool() {
		HikariDataSource pool = new HikariDataSource();
		pool.setJdbcUrl(database().url());
		pool.setUsername(database().user());
		pool.setPassword(database().password());
		pool.setMaximumPoolSize(1);
		return pool;
	}

	@Revision(id = "b001")
	static class TwoBlocks implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.createTable("things", column("id", integer()).notNull());
			op.autocommit(() -> op.createIndex(index("ix_things").on("things", "id").concurrently()));
			op.autocommit(() -> op.createIndex(index("ix_things_2").on("things", "id").concurrently()));
		}

	}

	@Revision(id = "b001", transactional = false)
	static class FailingTransaction implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.execute("begin");
			op.execute("create table one (id integer)");
			op.execute("select 1 / 0");
		}

	}

}
