package dev.migrate;

import java.sql.Connection;
import java.time.Duration;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.connect.NotPermittedException;
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
