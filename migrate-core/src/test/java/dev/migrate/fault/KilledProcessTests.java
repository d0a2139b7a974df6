package dev.migrate.fault;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

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
		Map<FaultScenario, Undisturbed> undisturbed = new EnumMap<>(FaultScenario.class);
		Random random = new Random(SEED);
		int kills = Integer.getInteger("migrate.test.kills", kills());
		List<String> failures = new ArrayList<>();
		for (int kill = 0; kill < kills; kill++) {
			FaultScenario scenario = FaultScenario.values()[kill % FaultScenario.values().length];
			Undisturbed whole = undisturbed.computeIfAbsent(scenario, this::undisturbed);
			Moment moment = Moment.values()[(kill + 1) % Moment.values().length];
			int point = 1 + random.nextInt(whole.trips());
			killAndRestart(scenario, point, moment, whole.state(), failures);
		}
		assertThat(failures).as("Seed " + SEED).isEmpty();
	}

	private Undisturbed undisturbed(FaultScenario scenario) {
		try (TestDatabase database = create()) {
			scenario.prepare(database.dataSource(), this.files);
			FaultyDataSource counting = new FaultyDataSource(database.dataSource(), Integer.MAX_VALUE, false);
			scenario.go(scenario.migrator(counting, this.files), database.dataSource());
			return new Undisturbed(counting.trips().size(), state(database));
		}
	}

	private void killAndRestart(FaultScenario scenario, int point, Moment moment, DatabaseState expected,
			List<String> failures) throws Exception {
		try (TestDatabase database = create()) {
			scenario.prepare(database.dataSource(), this.files);
			String trip = MigratingProcess.kill(database, this.files, point, moment, scenario);
			String where = scenario + " killed " + moment + " round trip " + point + ", " + trip;
			try {
				scenario.go(scenario.migrator(database.dataSource(), this.files), database.dataSource());
				assertThat(state(database).differences(expected)).isEmpty();
			}
			catch (RuntimeException | AssertionError ex) {
				failures.add(where + " => " + ex.getMessage());
			}
		}
	}

	private static DatabaseState state(TestDatabase database) {
		JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
		return DatabaseState.of(jdbc.execute(Dialects::detect), jdbc);
	}

	/**
	 * A run without a fault.
	 *
	 * @param trips how many round trips it had
	 * @param state what it left
	 */
	private record Undisturbed(int trips, DatabaseState state) {
	}

}
