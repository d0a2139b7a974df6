package dev.migrate;

import java.util.List;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import dev.migrate.execute.RevisionFailedException;
import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;
import dev.migrate.script.MigrationBeans;
import dev.migrate.script.Revision;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;

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
	TestDatabaseServer server() {
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
