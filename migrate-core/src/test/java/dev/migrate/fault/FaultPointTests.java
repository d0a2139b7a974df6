package dev.migrate.fault;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLSyntaxErrorException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import javax.sql.DataSource;

import dev.migrate.connect.KnownDialects;
import dev.migrate.contract.DatabaseState;
import dev.migrate.contract.FaultRevisions;
import dev.migrate.contract.FaultyDataSource;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabaseServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A fault at a round trip, whichever it is: the process ends before or after it, or only
 * the connection does, the database refuses it, or the process ends and so does the next
 * run. The run after that brings the database to where an undisturbed run brings it,
 * without a person, and no statement runs twice. Each round trip has each fault in the
 * profile {@code faults}; else some have one of them.
 */
abstract class FaultPointTests {

	private static final Logger logger = LoggerFactory.getLogger(FaultPointTests.class);

	private static final long SEED = Long.getLong("migrate.test.seed", 9);

	/** Of how many pairs of a round trip and a fault one is tried. */
	private static final int DISTANCE = Integer.getInteger("migrate.test.fault-distance", 199);

	@TempDir
	private Path files;

	/**
	 * The server.
	 */
	abstract TestDatabaseServer server();

	@BeforeEach
	void writeFiles() {
		FaultRevisions.writeTo(this.files);
	}

	@Test
	void upgrade() {
		assertThatNextRunCompletes(FaultScenario.UPGRADE);
	}

	@Test
	void downgrade() {
		assertThatNextRunCompletes(FaultScenario.DOWNGRADE);
	}

	@Test
	void backfill() {
		assertThatNextRunCompletes(FaultScenario.BACKFILL);
	}

	@Test
	void rebuild() {
		assertThatNextRunCompletes(FaultScenario.REBUILD);
	}

	@Test
	void stamp() {
		assertThatNextRunCompletes(FaultScenario.STAMP);
	}

	@Test
	void resumeDone() {
		assertThatNextRunCompletes(FaultScenario.RESUME_DONE);
	}

	@Test
	void resumeNotDone() {
		assertThatNextRunCompletes(FaultScenario.RESUME_NOT_DONE);
	}

	private void assertThatNextRunCompletes(FaultScenario scenario) {
		DatabaseState expected;
		List<String> trips;
		try (TestDatabase database = server().create()) {
			scenario.prepare(database.dataSource(), this.files);
			FaultyDataSource counting = new FaultyDataSource(database.dataSource(), Integer.MAX_VALUE, false);
			scenario.go(scenario.migrator(counting, this.files), database.dataSource());
			trips = List.copyOf(counting.trips());
			expected = state(database);
		}
		int pairs = trips.size() * Fault.values().length;
		int runs = 0;
		List<String> failures = new ArrayList<>();
		for (int pair = (int) (SEED % Math.min(DISTANCE, pairs)); pair < pairs; pair += DISTANCE) {
			Fault fault = Fault.values()[pair % Fault.values().length];
			int point = 1 + pair / Fault.values().length;
			if (fault.canStrike(trips.get(point - 1))) {
				runs++;
				strikeAndGoOn(scenario, fault, point, expected, failures);
			}
		}
		logger.info("{} {}: {} round trips, {} runs with a fault, {} failures", getClass().getSimpleName(), scenario,
				trips.size(), runs, failures.size());
		assertThat(failures).as(runs + " runs with a fault, seed " + SEED).isEmpty();
	}

	private void strikeAndGoOn(FaultScenario scenario, Fault fault, int point, DatabaseState expected,
			List<String> failures) {
		try (TestDatabase database = server().create()) {
			scenario.prepare(database.dataSource(), this.files);
			String where = fault + " " + point + ", "
					+ attempt(scenario, fault.at(database.dataSource(), point), database);
			if (fault == Fault.TWICE) {
				Random random = new Random(SEED + point);
				int second = 1 + random.nextInt(60);
				where += ", then " + second + ", " + attempt(scenario,
						new FaultyDataSource(database.dataSource(), second, random.nextBoolean()), database);
			}
			try {
				scenario.go(scenario.migrator(database.dataSource(), this.files), database.dataSource());
				assertThat(state(database).differences(expected)).isEmpty();
			}
			catch (RuntimeException | AssertionError ex) {
				failures.add(where + " => " + ex);
			}
		}
	}

	/**
	 * Work that a fault ends, or not.
	 * @return the last round trip
	 */
	private String attempt(FaultScenario scenario, FaultyDataSource faulty, TestDatabase database) {
		try {
			scenario.go(scenario.migrator(faulty, this.files), database.dataSource());
		}
		catch (RuntimeException ex) {
			logger.debug("A run has ended", ex);
		}
		return faulty.trips().isEmpty() ? "-" : faulty.trips().get(faulty.trips().size() - 1);
	}

	private static DatabaseState state(TestDatabase database) {
		JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
		return DatabaseState.of(jdbc.execute(KnownDialects.OURS::detect), jdbc);
	}

	private enum Fault {

		/** The process ends before the database has the statement. */
		ENDED_BEFORE(false, FaultyDataSource::new),

		/** The process ends when the database has done it. */
		ENDED_AFTER(true, FaultyDataSource::new),

		/** The connection is lost before the database has the statement. */
		LOST_BEFORE(false, LosingDataSource::new),

		/** The connection is lost when the database has done it. */
		LOST_AFTER(true, LosingDataSource::new),

		/** The database refuses the statement, or to commit. */
		REFUSED(false, RefusingDataSource::new),

		/** The process ends, and the next run as well. */
		TWICE(true, FaultyDataSource::new);

		private final boolean after;

		private final Strike strike;

		Fault(boolean after, Strike strike) {
			this.after = after;
			this.strike = strike;
		}

		boolean canStrike(String trip) {
			return this != REFUSED || !trip.equals("rollback");
		}

		FaultyDataSource at(DataSource database, int point) {
			return this.strike.at(database, point, this.after);
		}

	}

	private interface Strike {

		FaultyDataSource at(DataSource database, int point, boolean after);

	}

	/**
	 * Loses its connection, and gives another one.
	 */
	private static final class LosingDataSource extends FaultyDataSource {

		LosingDataSource(DataSource target, int point, boolean after) {
			super(target, point, after);
		}

		@Override
		protected void fault(String trip) throws SQLException {
			lose();
		}

	}

	/**
	 * Says that a statement is wrong, or that something stands in the way of a commit.
	 */
	private static final class RefusingDataSource extends FaultyDataSource {

		RefusingDataSource(DataSource target, int point, boolean after) {
			super(target, point, after);
		}

		@Override
		protected void fault(String trip) throws SQLException {
			if (trip.equals("commit") || trip.startsWith("begin not atomic")) {
				rollBack();
				throw new SQLIntegrityConstraintViolationException("The transaction is refused", "23000");
			}
			throw new SQLSyntaxErrorException("The statement is refused", "42000");
		}

	}

}
