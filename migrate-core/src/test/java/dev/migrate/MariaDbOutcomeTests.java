package dev.migrate;

import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.connect.NotPermittedException;
import dev.migrate.connect.Patience;
import dev.migrate.contract.FaultyDataSource;
import dev.migrate.execute.RevisionFailedException;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What a run leaves behind on MariaDB.
 */
class MariaDbOutcomeTests extends DatabaseTests {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.mariadb();
	}

	/**
	 * With innodb_rollback_on_timeout, the server would have rolled back the first row.
	 */
	@Test
	void statementIsNotRepeatedWithoutWhatRanBeforeIt() throws Exception {
		revision("a001", "", "create table one (id integer primary key, note integer);\ninsert into one values (1, 0);",
				"");
		migrator().build().run();
		revision("a002", "a001", "insert into one values (2, 0);\nupdate one set note = 1 where id = 1;", "");
		try (Connection other = dataSource().getConnection()) {
			other.setAutoCommit(false);
			new JdbcTemplate(new SingleConnectionDataSource(other, true))
				.update("update one set note = 2 where id = 1");
			assertThatExceptionOfType(RevisionFailedException.class)
				.isThrownBy(() -> migrator().statementLockTimeout(Duration.ofSeconds(1)).build().run())
				.withMessageContaining("1205")
				.withMessageContaining("It was rolled back");
		}
		migrator().build().run();
		assertThat(jdbc().queryForObject("select count(*) from one", Integer.class)).isEqualTo(2);
	}

	/**
	 * Of two in a deadlock, the server rolls back the one that has changed less. Now and
	 * then it does not see that there is one, and lets both wait until their time is up:
	 * then they cross each other once more.
	 */
	@Test
	void revisionThatADeadlockHasRolledBackRunsAgain() throws Exception {
		revision("a001", "",
				"create table one (id integer primary key, note integer);\ninsert into one values (1, 0), (2, 0);", "");
		migrator().build().run();
		String last = "update one set note = note + 1 where id = 2";
		revision("a002", "a001", "update one set note = note + 1 where id = 1;\n" + last + ";", "");
		RevisionFailedException failure = crossed(last);
		for (int i = 0; i < 2 && failure.getMessage().contains("[HY000, 1205]"); i++) {
			failure = crossed(last);
		}
		assertThat(failure).hasMessageContaining("[40001, 1213]").hasMessageContaining("It was rolled back");
		assertThat(failure.action())
			.isEqualTo("End the sessions in the way, or wait for less traffic; then run it again.");
		migrator().build().run();
		assertThat(jdbc().queryForList("select note from one", Integer.class)).containsExactly(1, 1);
	}

	private RevisionFailedException crossed(String last) throws Exception {
		try (Connection other = dataSource().getConnection()) {
			other.setAutoCommit(false);
			JdbcTemplate session = new JdbcTemplate(new SingleConnectionDataSource(other, true));
			session.update("insert into one select seq, 0 from seq_10_to_500");
			session.update("update one set note = 9 where id = 2");
			List<CompletableFuture<Integer>> waiting = new ArrayList<>();
			DataSource crossing = new FaultyDataSource(dataSource(), last, false) {

				@Override
				protected void fault(String trip) {
					waiting.add(CompletableFuture
						.supplyAsync(() -> session.update("update one set note = 9 where id = 1")));
					while (!waiting.get(0).isDone() && !isWaited()) {
						Patience.pause(Duration.ofMillis(20));
					}
				}

			};
			RevisionFailedException failure = catchThrowableOfType(RevisionFailedException.class,
					() -> builderOfFiles(crossing).build().run());
			assertThat(waiting).hasSize(1);
			waiting.get(0).handle((rows, ex) -> rows).get(1, TimeUnit.MINUTES);
			other.rollback();
			return failure;
		}
	}

	private boolean isWaited() {
		return !jdbc()
			.queryForList("select t.trx_id from information_schema.innodb_trx t join information_schema.processlist p "
					+ "on p.id = t.trx_mysql_thread_id where p.db = database() and t.trx_state = 'LOCK WAIT'")
			.isEmpty();
	}

	@Test
	void missingRightToRecordIsFoundBeforeTheRevisionRuns() {
		tableRevision("a001", "", "one");
		migrator().build().run();
		tableRevision("a002", "a001", "two");
		for (String user : new String[] { "migrate_creator", "migrate_creator@localhost" }) {
			jdbc().execute("create or replace user " + user + " identified by 'secret'");
			jdbc().execute("grant select, create on *.* to " + user);
		}
		assertThatExceptionOfType(NotPermittedException.class).isThrownBy(
				() -> Migrator.builder(new DriverManagerDataSource(database().url(), "migrate_creator", "secret"))
					.locations(files().toUri().toString())
					.build()
					.run());
		assertThat(tables()).doesNotContain("two");
		jdbc().execute("drop user migrate_creator, migrate_creator@localhost");
	}

}
