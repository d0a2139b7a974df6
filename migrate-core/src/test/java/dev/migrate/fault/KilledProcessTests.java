package dev.migrate.fault;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.migrate.connect.KnownDialects;
import dev.migrate.contract.DatabaseState;
import dev.migrate.contract.FaultRevisions;
import dev.migrate.contract.FaultyDataSource;
import dev.migrate.fault.MigratingProcess.Kill;
import dev.migrate.fault.MigratingProcess.Moment;
import dev.migrate.test.database.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A process that is killed, whatever it does: the next start brings the database to where
 * an undisturbed run brings it, without a person, and no statement runs twice. The
 * moments come from a seed; the profile {@code faults} takes all of them.
 */
abstract class KilledProcessTests {

	private static final Logger logger = LoggerFactory.getLogger(KilledProcessTests.class);

	private static final long SEED = Long.getLong("migrate.test.seed", 9);

	private static final Moment[] MOMENTS = Moment.values();

	/** Spreads the first moments of seeds that are next to each other. */
	private static final int MIX = 211;

	/** How many databases a process migrates that stops before it is killed. */
	private static final int TOGETHER = 20;

	@TempDir
	private Path files;

	/**
	 * An empty database.
	 */
	abstract TestDatabase create();

	/**
	 * Of how many moments of a round trip one is tried without the profile.
	 */
	abstract int distance();

	@BeforeEach
	void writeFiles() {
		FaultRevisions.writeTo(this.files);
	}

	@Test
	void nextStartGoesOnAndDoesNothingTwice() throws Exception {
		int distance = Integer.getInteger("migrate.test.kill-distance", distance());
		int next = (int) (SEED * MIX % distance);
		int kills = 0;
		List<String> failures = new ArrayList<>();
		for (FaultScenario scenario : FaultScenario.values()) {
			Undisturbed whole = undisturbed(scenario);
			List<Kill> chosen = new ArrayList<>();
			for (; next < whole.moments(); next += distance) {
				chosen.add(new Kill(scenario, 1 + next / MOMENTS.length, MOMENTS[next % MOMENTS.length]));
			}
			next -= whole.moments();
			kills += chosen.size();
			for (List<Kill> together : together(chosen)) {
				killAndRestart(together, whole.state(), failures);
			}
		}
		logger.info("{}: {} kills, {} failures", getClass().getSimpleName(), kills, failures.size());
		assertThat(failures).as("Seed " + SEED).isEmpty();
	}

	/**
	 * Those that stop and wait for their end share a process.
	 */
	private static List<List<Kill>> together(List<Kill> kills) {
		List<List<Kill>> groups = new ArrayList<>();
		List<Kill> waiting = kills.stream().filter((kill) -> kill.moment() != Moment.DURING).toList();
		for (int from = 0; from < waiting.size(); from += TOGETHER) {
			groups.add(waiting.subList(from, Math.min(from + TOGETHER, waiting.size())));
		}
		kills.stream().filter((kill) -> kill.moment() == Moment.DURING).map(List::of).forEach(groups::add);
		return groups;
	}

	private Undisturbed undisturbed(FaultScenario scenario) {
		try (TestDatabase database = create()) {
			scenario.prepare(database.dataSource(), this.files);
			FaultyDataSource counting = new FaultyDataSource(database.dataSource(), Integer.MAX_VALUE, false);
			scenario.go(scenario.migrator(counting, this.files), database.dataSource());
			return new Undisturbed(counting.trips().size(), state(database));
		}
	}

	private void killAndRestart(List<Kill> kills, DatabaseState expected, List<String> failures) throws Exception {
		List<TestDatabase> databases = new ArrayList<>();
		for (Kill kill : kills) {
			TestDatabase database = create();
			databases.add(database);
			kill.scenario().prepare(database.dataSource(), this.files);
		}
		List<String> trips = MigratingProcess.kill(databases, kills, this.files);
		for (int i = 0; i < kills.size(); i++) {
			FaultScenario scenario = kills.get(i).scenario();
			try (TestDatabase database = databases.get(i)) {
				scenario.go(scenario.migrator(database.dataSource(), this.files), database.dataSource());
				assertThat(state(database).differences(expected)).isEmpty();
			}
			catch (RuntimeException | AssertionError ex) {
				failures.add(kills.get(i) + ", " + trips.get(i) + " => " + ex.getMessage());
			}
		}
	}

	private static DatabaseState state(TestDatabase database) {
		JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
		return DatabaseState.of(jdbc.execute(KnownDialects.OURS::detect), jdbc);
	}

	/**
	 * A run without a fault.
	 *
	 * @param trips how many round trips it had
	 * @param state what it left
	 */
	private record Undisturbed(int trips, DatabaseState state) {

		int moments() {
			return this.trips * MOMENTS.length;
		}

	}

}
