package dev.migrate.fault;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.time.Duration;
import java.util.List;

import javax.sql.DataSource;

import dev.migrate.Migrator;
import dev.migrate.contract.FaultyDataSource;
import dev.migrate.start.Answer;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The migration lock where a statement between taking it and letting go of it fails, on a
 * connection that lives on, as those of a pool do.
 */
class LockReleaseTests {

	@TempDir
	private Path files;

	private Migrator migrator(DataSource database) throws Exception {
		for (int i = 1; i <= 2; i++) {
			Files.writeString(this.files.resolve("a00" + i + ".sql"), """
					-- revision: a00%s
					-- down revision: %s
					-- upgrade
					create table t%s (id integer primary key);
					""".formatted(i, (i > 1) ? "a001" : "none", i));
		}
		return Migrator.builder(database)
			.locations(this.files.toUri().toString())
			.lockTimeout(Duration.ofMillis(500))
			.build();
	}

	private static DataSource refusing(DataSource database, String statement, String word) {
		return new FaultyDataSource(database, statement, false) {

			private boolean refused;

			@Override
			protected void fault(String trip) throws SQLException {
				if (!this.refused && trip.contains(word)) {
					this.refused = true;
					throw new SQLSyntaxErrorException("The statement is refused", "42000");
				}
			}

		};
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "hsqldb" })
	void rowThatCouldNotBeTakenAwayIsNoOtherHolder(String kind) throws Exception {
		try (TestDatabase database = kind.equals("h2") ? TestDatabases.h2().create()
				: TestDatabases.hsqldb().create()) {
			migrator(refusing(database.dataSource(), "delete from", "lock")).upgrade("heads");
			assertThat(new JdbcTemplate(database.dataSource()).queryForList("select version_num from migrate_version",
					String.class))
				.isEqualTo(List.of("a002"));
		}
	}

	@Test
	void failedRollbackDoesNotKeepLock() throws Exception {
		try (TestDatabase database = TestDatabases.mariadb().create();
				Connection connection = database.dataSource().getConnection()) {
			FaultScenario scenario = FaultScenario.RESUME_DONE;
			scenario.prepare(database.dataSource(), this.files);
			DataSource pool = new SingleConnectionDataSource(connection, true);
			DataSource unlucky = refusing(refusing(pool, "rollback", ""), "commit", "");
			assertThatThrownBy(() -> scenario.migrator(unlucky, this.files).resume("g010", Answer.DONE))
				.hasStackTraceContaining("The statement is refused");
			// As a pool does when it gets the connection back
			connection.rollback();
			connection.setAutoCommit(true);
			scenario.go(scenario.migrator(database.dataSource(), this.files), database.dataSource());
		}
	}

}
