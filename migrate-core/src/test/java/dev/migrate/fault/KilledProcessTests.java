package dev.migrate.fault;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import javax.sql.DataSource;

import dev.migrate.Migrator;
import dev.migrate.connect.Dialects;
import dev.migrate.contract.DatabaseState;
import dev.migrate.contract.FaultRevisions;
import dev.migrate.contract.FaultyDataSource;
import dev.migrate.fault.MigratingProcess.Moment;
import dev.migrate.test.database.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A process that is killed, whatever it does: the next start brings the database to where
 * an undisturbed run brings it, without a person, and no statement runs twice. The
 * moments come from a seed; the profile {@code faults} takes more of them.
 */
abstract class KilledProcessTests {

	private static final long SEED = Long.getLong("migrate.test.seed", 9);

	@TempDir
	private Path files;

	/**
	 * An empty database.
	 */
	abstract TestDatabase create();

	/**
	 * How many processes are killed without the profile.
	 */
	abstract int kills();

	@BeforeEach
	void writeFiles() {
		FaultRevisions.writeTo(this.files);
	}

	@Test
	void nextStartGoesOnAndDoesNothingTwice() throws Exception {
		DatabaseState[] expected = new DatabaseState[2];
		int[] trips = new int[2];
		try (TestDatabase database = create()) {
			for (int way = 0; way < 2; way++) {
				FaultyDataSource counting = new FaultyDataSource(database.dataSource(), Integer.MAX_VALUE, false);
				go(counting, way == 0);
				trips[way] = counting.trips().size();
				expected[way] = state(database);
			}
		}
		Random random = new Random(SEED);
		int kills = Integer.getInteger("migrate.test.kills", kills());
		List<String> failures = new ArrayList<>();
		for (int kill = 0; kill < kills; kill++) {
			int way = kill % 2;
			Moment moment = Moment.values()[(kill + 1) % Moment.values().length];
			int point = 1 + random.nextInt(trips[way]);
			killAndRestart(way == 0, point, moment, expected[way], failures);
		}
		assertThat(failures).as("Seed " + SEED).isEmpty();
	}

	private void killAndRestart(boolean up, int point, Moment moment, DatabaseState expected, List<String> failures)
			throws Exception {
		try (TestDatabase database = create()) {
			if (!up) {
				go(database.dataSource(), true);
			}
			String trip = MigratingProcess.kill(database, this.files, point, moment, up);
			String where = (up ? "upgrade" : "downgrade") + " killed " + moment + " round trip " + point + ", " + trip;
			try {
				go(database.dataSource(), up);
				assertThat(state(database).differences(expected)).isEmpty();
			}
			catch (RuntimeException | AssertionError ex) {
				failures.add(where + " => " + ex.getMessage());
			}
		}
	}

	private void go(DataSource database, boolean up) {
		Migrator migrator = Migrator.builder(database)
			.locations(this.files.toUri().toString())
			.scriptSource(FaultRevisions.beans())
			.build();
		if (up) {
			migrator.upgrade("heads");
		}
		else {
			migrator.downgrade("base");
		}
	}

	private static DatabaseState state(TestDatabase database) {
		JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
		return DatabaseState.of(jdbc.execute(Dialects::detect), jdbc);
	}

}
