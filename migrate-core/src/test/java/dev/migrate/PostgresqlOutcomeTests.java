package dev.migrate;

import java.sql.Connection;
import java.time.Duration;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.contract.FaultyDataSource;
import dev.migrate.execute.RevisionFailedException;
import dev.migrate.tables.Outcome;
import dev.migrate.tables.VersionTableLockedException;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a run leaves behind on PostgreSQL.
 */
class PostgresqlOutcomeTests extends DatabaseTests {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.postgresql();
	}

	@Test
	void indexThatCouldNotBeBuiltConcurrentlyStays() {
		revision("a001", "", "create table one (id integer); insert into one values (1), (1);", "");
		file("a002.sql", """
				-- revision: a002
				-- down revision: a001
				-- upgrade
				create unique index concurrently ix_one on one (id);
				""");
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> migrator().build().run())
			.withMessageContaining("so a part of statement 1 stays applied")
			.satisfies((ex) -> assertThat(ex.details().rolledBack()).isFalse());
		assertThat(migrator().build().history()).last()
			.satisfies((entry) -> assertThat(entry.outcome()).isEqualTo(Outcome.FAILED));
	}

	@Test
	void commitThatIsRefusedIsRolledBack() {
		revision("a001", "", """
				create table one (id integer primary key,
					parent integer references one deferrable initially deferred);
				insert into one values (1, 2);""", "");
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> migrator().build().run())
			.withMessageContaining("when it was committed")
			.withMessageContaining("[23503]")
			.withMessageContaining("It was rolled back")
			.satisfies((ex) -> assertThat(ex.details().rolledBack()).isTrue());
		assertThat(tables()).isEmpty();
	}

	/**
	 * A driver only knows how many answers it has had.
	 */
	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void connectionThatIsLostInABatchNamesAllThatMayHaveFailed(boolean after) {
		file("a001.sql", """
				-- revision: a001
				-- upgrade
				create table one (id integer);
				insert into one values (1);
				insert into one values (2);
				select 1;
				insert into one values (3);
				""");
		FaultyDataSource faulty = new FaultyDataSource(dataSource(), "insert into one values (2)", after);
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> builderOfFiles(faulty).build().run())
			.withMessageContaining("failed in upgrade at one of statements 1–3 (a001.sql:3–5): ")
			.withMessageContaining("It was rolled back")
			.satisfies((ex) -> assertThat(ex.details().rolledBack()).isTrue());
		assertThat(tables()).doesNotContain("one");
		assertThat(migrator().build().run().steps()).hasSize(1);
	}

	/**
	 * The server ends a session that has been told to once the commit is behind it.
	 */
	@Test
	void commitBehindWhichTheServerEndsTheSessionIsNotSaidToBeRolledBack() {
		revision("a001", "", """
				create table one (id integer);
				create function leave() returns trigger language plpgsql as $$ begin
					return case when pg_terminate_backend(pg_backend_pid()) then null::one end; end $$;
				create constraint trigger leaving after insert on one deferrable initially deferred
					for each row execute function leave();
				insert into one values (1);
				""", "");
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> migrator().build().run())
			.withMessageContaining("when it was committed")
			.withMessageContaining("[57P01]")
			.withMessageNotContaining("rolled back")
			.satisfies((ex) -> assertThat(ex.details().rolledBack()).isFalse());
		assertThat(rows()).containsExactly("a001");
		assertThat(migrator().build().run().steps()).isEmpty();
	}

	@Test
	void lockedVersionTableIsNotWaitedForWithoutEnd() throws Exception {
		tableRevision("a001", "", "one");
		migrator().build().run();
		try (Connection other = dataSource().getConnection()) {
			other.setAutoCommit(false);
			new JdbcTemplate(new SingleConnectionDataSource(other, true))
				.execute("lock table migrate_version in access exclusive mode");
			assertThatExceptionOfType(VersionTableLockedException.class)
				.isThrownBy(() -> migrator().lockTimeout(Duration.ofSeconds(1)).build().run())
				.withMessageContaining("another session holds a lock");
		}
		assertThat(migrator().build().run().steps()).isEmpty();
	}

}
