package dev.migrate.plan;

import java.util.List;

import dev.migrate.revision.NoSuchRevisionException;
import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.Target;
import org.junit.jupiter.api.Test;

import static dev.migrate.plan.Plans.plan;
import static dev.migrate.revision.Graphs.graph;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for stamps.
 */
class StampTests {

	private final RevisionGraph branched = graph("a", "b1 -> a", "b2 -> a");

	@Test
	void recordsWithoutRunning() {
		MigrationPlan plan = plan(this.branched).from("a").stamp("b1");
		assertThat(plan).hasToString("stamp b1");
		assertThat(plan.steps().get(0).changes()).containsExactly(new VersionChange.Update("a", "b1"));
		assertThat(plan.rowsAfter()).containsExactly("b1");
	}

	@Test
	void hasOneStepPerRevisionRecorded() {
		MigrationPlan plan = plan(this.branched).stamp("heads");
		assertThat(plan).hasToString("stamp b1, stamp b2");
		assertThat(plan.rowsAfter()).containsExactly("b1", "b2");
	}

	@Test
	void keepsABranchThatIsAtItsHead() {
		RevisionGraph forest = graph("a1", "b1 -> a1", "a2", "b2 -> a2");
		MigrationPlan plan = plan(forest).from("a1", "b2").stamp("heads");
		assertThat(plan).hasToString("stamp b1");
		assertThat(plan.rowsAfter()).containsExactly("b1", "b2");
	}

	@Test
	void keepsDependenciesOnTheWayDown() {
		RevisionGraph graph = graph("a1", "b1", "b2 -> b1; depends on a1");
		assertThat(plan(graph).from("b2").stamp("b1").rowsAfter()).containsExactly("a1", "b1");
	}

	@Test
	void baseRemovesAllRowsOrThoseOfABranch() {
		MigrationPlan plan = plan(this.branched).from("b1", "b2").stamp("base");
		assertThat(plan).hasToString("stamp base");
		assertThat(plan.rowsAfter()).isEmpty();
		assertThat(plan(this.branched).from("b1", "b2").stamp("b1@base").rowsAfter()).containsExactly("b2");
	}

	@Test
	void doesNothingIfAlreadyThere() {
		assertThat(plan(this.branched).from("b1", "b2").stamp("heads").isEmpty()).isTrue();
	}

	@Test
	void takesNoSteps() {
		assertThatExceptionOfType(NoSuchRevisionException.class)
			.isThrownBy(() -> plan(this.branched).from("b1").stamp("-1"))
			.withMessageStartingWith("Target '-1' is a number of steps, and a stamp takes none.");
	}

	@Test
	void contradictoryTargetsMeanTheHighest() {
		assertThat(plan(this.branched).stamp("a", "b1").rowsAfter()).containsExactly("b1");
	}

	@Test
	void purgeForgetsWhateverIsThere() {
		MigrationPlan plan = new Planner(this.branched).stamp(List.of("gone"), List.of(Target.parse("b1")), true);
		assertThat(plan.steps().get(0).changes()).containsExactly(new VersionChange.Update("gone", "b1"));
		assertThat(plan.rowsAfter()).containsExactly("b1");
		assertThatExceptionOfType(UnknownRevisionException.class)
			.isThrownBy(() -> plan(this.branched).from("gone").stamp("b1"));
	}

	@Test
	void purgeRecordsWhatItIsToldAndWarns() {
		MigrationPlan plan = new Planner(this.branched).stamp(List.of(), List.of(Target.parse("a"), Target.parse("b1")),
				true);
		assertThat(plan.rowsAfter()).containsExactly("a", "b1");
		assertThat(plan.warnings()).extracting(PlanWarning::kind).containsExactly(PlanWarning.Kind.OVERLAPPING_STAMP);
	}

}
