package dev.migrate.execute;

import java.util.List;
import java.util.Optional;

import dev.migrate.plan.Direction;
import dev.migrate.plan.Step;
import dev.migrate.revision.RevisionNode;
import dev.migrate.tables.AppliedSum;
import dev.migrate.tables.HistoryDigest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests what a run tells the history of the whole.
 */
class RunDigestTests {

	private static final AppliedSum ONE = AppliedSum.NONE.plus("a", "");

	private static final AppliedSum BOTH = ONE.plus("b", "");

	private final RunDigest digest = RunDigest.of(List.of("a"), ONE, (rows) -> BOTH, (rows) -> "listing of " + rows);

	@Test
	void eachStepCountsAndTheLastOneNamesTheListing() {
		this.digest.begin(List.of("a"));
		assertThat(this.digest.after(upgrade("b"), false)).isEqualTo(new HistoryDigest(BOTH.toString(), ""));
		this.digest.committed();
		this.digest.begin(List.of("b"));
		assertThat(this.digest.after(step(Direction.DOWNGRADE, "b", "a"), true))
			.isEqualTo(new HistoryDigest(ONE.toString(), "listing of [a]"));
	}

	@Test
	void stampIsSummedAnew() {
		this.digest.begin(List.of("a"));
		assertThat(this.digest.after(step(Direction.STAMP, "b", "b"), false))
			.isEqualTo(new HistoryDigest(BOTH.toString(), ""));
	}

	@Test
	void whatIsRolledBackDoesNotCount() {
		this.digest.begin(List.of("a"));
		this.digest.after(upgrade("b"), true);
		this.digest.begin(List.of("a"));
		assertThat(this.digest.after(upgrade("b"), false)).isEqualTo(new HistoryDigest(BOTH.toString(), ""));
	}

	@Test
	void nothingIsToldOnceAnotherProcessHasMigrated() {
		this.digest.begin(List.of("a"));
		this.digest.after(upgrade("b"), false);
		this.digest.committed();
		this.digest.begin(List.of("c"));
		assertThat(this.digest.after(upgrade("d"), true)).isEqualTo(HistoryDigest.NONE);
		this.digest.committed();
		this.digest.begin(List.of("d"));
		assertThat(this.digest.after(upgrade("e"), true)).isEqualTo(HistoryDigest.NONE);
	}

	@Test
	void nothingIsToldWhereNobodyHasLooked() {
		RunDigest none = RunDigest.none();
		none.begin(List.of("a"));
		assertThat(none.after(upgrade("b"), true)).isEqualTo(HistoryDigest.NONE);
	}

	private static PreparedStep upgrade(String id) {
		return step(Direction.UPGRADE, id, id);
	}

	private static PreparedStep step(Direction direction, String id, String rowAfter) {
		Step step = new Step(direction, RevisionNode.of(id), List.of(), List.of(rowAfter));
		return new PreparedStep(step, Optional.empty(), true, (op) -> {
		}, List.of());
	}

}
