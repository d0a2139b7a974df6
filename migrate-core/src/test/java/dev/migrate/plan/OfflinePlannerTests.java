package dev.migrate.plan;

import java.util.Arrays;
import java.util.List;

import dev.migrate.error.Command;
import dev.migrate.revision.RevisionRange;
import org.junit.jupiter.api.Test;

import static dev.migrate.revision.Graphs.graph;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link OfflinePlanner}.
 */
class OfflinePlannerTests {

	private final OfflinePlanner planner = new OfflinePlanner(graph("aaaa", "bbbb -> aaaa", "cccc -> bbbb"));

	@Test
	void startsAtBaseIfNothingIsSaid() {
		MigrationPlan plan = this.planner.upgrade(RevisionRange.parseOffline("bbbb"));
		assertThat(plan).hasToString("upgrade aaaa, upgrade bbbb");
		assertThat(plan.rowsBefore()).isEmpty();
	}

	@Test
	void startsWhereTheRangeStarts() {
		MigrationPlan plan = this.planner.upgrade(RevisionRange.parseOffline("a:+1"));
		assertThat(plan).hasToString("upgrade bbbb");
		assertThat(plan.rowsBefore()).containsExactly("aaaa");
		assertThat(this.planner.downgrade(RevisionRange.parseOffline("cccc:base")))
			.hasToString("downgrade cccc, downgrade bbbb, downgrade aaaa");
	}

	@Test
	void downgradeNeedsAStart() {
		assertThatExceptionOfType(OfflinePlanException.class)
			.isThrownBy(() -> this.planner.downgrade(RevisionRange.parseOffline("aaaa")))
			.withMessage("An offline downgrade to 'aaaa' does not say where it starts, and no database is asked. "
					+ "Give a range, as in 'ae10:aaaa'.");
	}

	@Test
	void stampHasOneStart() {
		assertThat(this.planner.stamp(ranges("aaaa:cccc"), false)).hasToString("stamp cccc");
		assertThatExceptionOfType(OfflinePlanException.class)
			.isThrownBy(() -> this.planner.stamp(ranges("aaaa:cccc", "bbbb:cccc"), false))
			.withMessageStartingWith("An offline stamp starts at one revision, and both 'aaaa' and 'bbbb' were given.");
	}

	@Test
	void stampCannotPurge() {
		assertThatExceptionOfType(OfflinePlanException.class).isThrownBy(() -> this.planner.stamp(ranges("cccc"), true))
			.withMessage(
					"An offline stamp cannot purge: it does not know which rows there are. Leave out the purge, or "
							+ "run `Migrator.stamp(…, true)` on the database itself.")
			.satisfies((ex) -> assertThat(ex.remedies()).containsExactly(Command.STAMP_PURGE.run()));
	}

	private static List<RevisionRange> ranges(String... ranges) {
		return Arrays.stream(ranges).map(RevisionRange::parseOffline).toList();
	}

}
