package dev.migrate.fault;

import java.nio.file.Files;
import java.nio.file.Path;

import javax.sql.DataSource;

import dev.migrate.Migrator;
import dev.migrate.contract.FaultyDataSource;
import dev.migrate.error.MigrateException;
import dev.migrate.execute.journal.NotInDoubtException;
import dev.migrate.start.Answer;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A run that waits while others do its work, and more.
 */
class OvertakenRunTests {

	/** How a run on H2 begins to take the lock. */
	private static final String LOCK = "select session_id, session_start from";

	@TempDir
	private Path files;

	private Migrator migrator(DataSource database) {
		return Migrator.builder(database).locations(this.files.toUri().toString()).build();
	}

	private void write(String id, String downRevision) throws Exception {
		Files.writeString(this.files.resolve(id + ".sql"), """
				-- revision: %1$s
				-- down revision: %2$s
				-- upgrade
				create table %1$s (id integer primary key);
				create table more_%1$s (id integer primary key);
				-- downgrade
				drop table more_%1$s;
				drop table %1$s;
				""".formatted(id, downRevision));
	}

	private void cut(DataSource database, String statement, boolean up) {
		FaultyDataSource faulty = new FaultyDataSource(database, statement, false);
		try {
			if (up) {
				migrator(faulty).upgrade("heads");
			}
			else {
				migrator(faulty).downgrade("base");
			}
		}
		catch (MigrateException ex) {
			assertThat(faulty.isCut()).as(ex.toString()).isTrue();
		}
	}

	@Test
	void completesWhatStoppedMeanwhileRatherThanWhatStoppedBefore() throws Exception {
		write("r1", "none");
		write("r2", "r1");
		try (TestDatabase database = TestDatabases.h2().create()) {
			migrator(database.dataSource()).upgrade("r1");
			cut(database.dataSource(), "drop table r1", false);
			DataSource slow = new FaultyDataSource(database.dataSource(), LOCK, false) {

				private boolean overtaken;

				@Override
				protected void fault(String trip) {
					if (!this.overtaken) {
						this.overtaken = true;
						migrator(database.dataSource()).downgrade("base");
						cut(database.dataSource(), "create table more_r2", true);
					}
				}

			};
			migrator(slow).upgrade("heads");
			JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
			assertThat(jdbc.queryForList("select revision || ' ' || direction from migrate_history "
					+ "where outcome = 'applied' order by installed_rank", String.class))
				.containsExactly("r1 upgrade", "r1 downgrade", "r1 upgrade", "r2 upgrade");
			assertThat(jdbc.queryForList("select revision from migrate_journal", String.class)).isEmpty();
		}
	}

	@Test
	void takesAnswerOfOnePersonOfTwo() {
		FaultScenario scenario = FaultScenario.RESUME_DONE;
		try (TestDatabase database = TestDatabases.h2().create()) {
			scenario.prepare(database.dataSource(), this.files);
			Migrator first = scenario.migrator(database.dataSource(), this.files);
			DataSource slow = new FaultyDataSource(database.dataSource(), LOCK, false) {

				private boolean overtaken;

				@Override
				protected void fault(String trip) {
					if (!this.overtaken) {
						this.overtaken = true;
						first.resume("g010", Answer.DONE);
					}
				}

			};
			Migrator second = scenario.migrator(slow, this.files);
			assertThatExceptionOfType(NotInDoubtException.class)
				.isThrownBy(() -> second.resume("g010", Answer.NOT_DONE));
			assertThat(new JdbcTemplate(database.dataSource())
				.queryForList("select state from migrate_journal order by operation_number", String.class)).last()
				.isEqualTo("done");
		}
	}

}
