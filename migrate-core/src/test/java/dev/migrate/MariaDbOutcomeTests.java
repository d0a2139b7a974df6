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
	 * Of two in a deadlock, the server rolls back the one that has changed less,
	 * whichever of them waited first.
	 */
	@Test
	void revisionThatADeadlockHasRolledBackRunsAgain() throws Exception {
		revision("a001", "",
				"create table one (id integer primary key, note integer);\ninsert into one values (1, 0), (2, 0);", "");
		migrator().build().run();
		String last = "update one set note = note + 1 where id = 2";
		revision("a002", "a001", "update one set note = note + 1 where id = 1;\n" + last + ";", "");
		try (Connection other = dataSource().getConnection()) {
			other.setAutoCommit(false);
			JdbcTemplate session = new JdbcTemplate(new SingleConnectionDataSource(other, true));
			session.update("insert into one select seq, 0 from seq_10_to_500");
			session.update("update one set note = 9 where id = 2");
			List<CompletableFuture<Integer>> crossed = new ArrayList<>();
			DataSource crossing = new FaultyDataSource(dataSource(), last, false) {

				@Override
				protected void fault(String trip) {
					crossed.add(CompletableFuture
						.supplyAsync(() -> session.update("update one set note = 9 where id = 1")));
				}

			};
			assertThatExceptionOfType(RevisionFailedException.class)
				.isThrownBy(() -> builderOfFiles(crossing).build().run())
				.withMessageContaining("[40001, 1213]")
				.withMessageContaining("It was rolled back")
				.satisfies((ex) -> assertThat(ex.action())
					.isEqualTo("End the sessions in the way, or wait for less traffic; then run it again."));
			assertThat(crossed).hasSize(1);
			assertThat(crossed.get(0).get(1, TimeUnit.MINUTES)).isOne();
			other.rollback();
		}
		migrator().build().run();
		assertThat(jdbc().queryForList("select note from one", Integer.class)).containsExactly(1, 1);
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
