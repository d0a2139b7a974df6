package dev.migrate.plan;

import java.util.List;

import dev.migrate.revision.AmbiguousWalkException;
import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.RevisionNode;
import dev.migrate.revision.Target;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Numbers of steps down where the graph alone leaves open what they mean.
 */
class LastAppliedTests {

	/** {@code a <- b <- d (merge), a <- c <- d}. */
	private final RevisionGraph graph = RevisionGraph.of(List.of(RevisionNode.of("a"), RevisionNode.of("b", "a"),
			RevisionNode.of("c", "a"), RevisionNode.of("d", "b", "c")));

	@Test
	void mergeThatWasAppliedLastIsUndone() {
		MigrationPlan plan = down("-1", List.of("d"), "a", "b", "c", "d");
		assertThat(plan).hasToString("downgrade d");
		assertThat(plan.rowsAfter()).containsExactly("b", "c");
	}

	@Test
	void stepsGoBackThroughTheMergeInTheOrderOfApplication() {
		assertThat(down("-2", List.of("d"), "a", "b", "c", "d")).hasToString("downgrade d, downgrade c");
		assertThat(down("-2", List.of("d"), "a", "c", "b", "d")).hasToString("downgrade d, downgrade b");
		assertThat(down("-4", List.of("d"), "a", "c", "b", "d").rowsAfter()).isEmpty();
	}

	@Test
	void branchThatWasAppliedLastIsUndone() {
		assertThat(down("-1", List.of("b", "c"), "a", "c", "b")).hasToString("downgrade b");
		assertThat(down("-1", List.of("b", "c"), "a", "b", "c")).hasToString("downgrade c");
		assertThat(down("-1", List.of("b", "c"), "a", "b", "c", "b")).hasToString("downgrade b");
	}

	@Test
	void straightLineNeedsNoOrder() {
		assertThat(down("-1", List.of("b"))).hasToString("downgrade b");
		assertThat(down("-2", List.of("b"), "b")).hasToString("downgrade b, downgrade a");
	}

	@Test
	void orderThatDoesNotTellLeavesMergeAmbiguous() {
		assertThatExceptionOfType(AmbiguousWalkException.class).isThrownBy(() -> down("-1", List.of("d")))
			.satisfies((ex) -> assertThat(ex.ways()).containsExactly("b", "c"));
		assertThatExceptionOfType(AmbiguousWalkException.class).isThrownBy(() -> down("-2", List.of("d"), "d"));
	}

	@Test
	void orderThatDoesNotTellLeavesRowsAmbiguous() {
		assertThatExceptionOfType(AmbiguousCurrentException.class)
			.isThrownBy(() -> down("-1", List.of("b", "c"), "a", "b"))
			.satisfies((ex) -> assertThat(ex.current()).containsExactly("b", "c"));
	}

	@Test
	void otherTargetsMeanWhatTheyAlwaysMean() {
		assertThat(down("b", List.of("d"), "a", "b", "c", "d")).hasToString("downgrade d");
		assertThat(down("base", List.of("b"), "c")).hasToString("downgrade b, downgrade a");
		assertThat(down("b-1", List.of("b"), "c")).hasToString("downgrade b");
	}

	private MigrationPlan down(String target, List<String> rows, String... order) {
		return new Planner(this.graph).downgrade(rows, Target.parse(target), List.of(order));
	}

}
