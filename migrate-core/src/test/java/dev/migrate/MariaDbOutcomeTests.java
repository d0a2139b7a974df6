package dev.migrate;

import java.sql.Connection;
import java.time.Duration;

import dev.migrate.execute.RevisionFailedException;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a run leaves behind on MariaDB.
 */
class MariaDbOutcomeTests extends DatabaseTests {

	@Override
	TestDatabaseServer server() {
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

}
