package dev.migrate.plan;

import java.util.ArrayList;
import java.util.List;

import dev.migrate.revision.GraphException;
import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.RevisionNode;
import dev.migrate.revision.RevisionRange;
import dev.migrate.revision.Target;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Graphs on which a recursive or quadratic walk would fail.
 */
class LargeGraphTests {

	private static final int LENGTH = 10_000;

	@Test
	void chainOfTenThousand() {
		RevisionGraph graph = RevisionGraph.of(chain());
		Planner planner = new Planner(graph);
		MigrationPlan up = planner.upgrade(List.of(), Target.HEAD);
		assertThat(up.steps()).hasSize(LENGTH);
		assertThat(up.steps().get(17)).hasToString("upgrade r17");
		assertThat(up.rowsAfter()).containsExactly("r9999");
		assertThat(planner.downgrade(up.rowsAfter(), Target.BASE).steps()).hasSize(LENGTH);
		assertThat(planner.downgrade(up.rowsAfter(), Target.parse("-9999")).rowsAfter()).containsExactly("r0");
		assertThat(planner.upgrade(List.of(), Target.parse("+10000")).rowsAfter()).containsExactly("r9999");
		assertThat(new History(graph).revisions(RevisionRange.ALL, List.of())).hasSize(LENGTH);
		assertThat(graph.branchLabels("r0")).containsExactly("top");
		List<String> order = graph.nodes().stream().map(RevisionNode::id).toList();
		assertThat(new LastApplied(graph, CurrentRevisions.of(graph, up.rowsAfter()), order).take(LENGTH))
			.hasValueSatisfying((taken) -> assertThat(taken).hasSize(LENGTH));
	}

	@Test
	void chainInReverseLoadOrderWithDependencies() {
		List<RevisionNode> nodes = new ArrayList<>();
		for (RevisionNode node : chain()) {
			int number = Integer.parseInt(node.id().substring(1));
			nodes.add(0, (number > 10) ? node.withDependsOn(List.of("r" + (number - 10))) : node);
		}
		MigrationPlan up = new Planner(RevisionGraph.of(nodes)).upgrade(List.of(), Target.HEADS);
		assertThat(up.steps()).hasSize(LENGTH);
		assertThat(up.rowsAfter()).containsExactly("r9999");
	}

	@Test
	void cycleOfTenThousand() {
		List<RevisionNode> nodes = chain();
		nodes.set(0, RevisionNode.of("r0", "r9999"));
		assertThatExceptionOfType(GraphException.class).isThrownBy(() -> RevisionGraph.of(nodes))
			.satisfies((ex) -> assertThat(ex.revisions()).hasSize(LENGTH))
			.satisfies((ex) -> assertThat(ex.getMessage().length()).isLessThan(1_000))
			.satisfies((ex) -> assertThat(ex.problem()).isEqualTo(GraphException.Problem.CYCLE));
	}

	/** One base, a thousand branches, one merge of them all. */
	@Test
	void wideGraph() {
		List<RevisionNode> nodes = new ArrayList<>(List.of(RevisionNode.of("base0")));
		List<String> tips = new ArrayList<>();
		for (int i = 0; i < 1_000; i++) {
			nodes.add(RevisionNode.of("low" + i, "base0"));
			nodes.add(RevisionNode.of("tip" + i, "low" + i));
			tips.add("tip" + i);
		}
		Planner branched = new Planner(RevisionGraph.of(nodes));
		assertThat(branched.upgrade(List.of(), Target.HEADS).rowsAfter()).hasSize(1_000);
		assertThat(branched.stamp(List.of(), List.of(Target.HEADS), false).rowsAfter()).hasSize(1_000);
		nodes.add(RevisionNode.of("merge", tips.toArray(String[]::new)));
		Planner merged = new Planner(RevisionGraph.of(nodes));
		MigrationPlan up = merged.upgrade(List.of(), Target.HEAD);
		assertThat(up.steps()).hasSize(2_002);
		assertThat(up.rowsAfter()).containsExactly("merge");
		assertThat(merged.downgrade(up.rowsAfter(), Target.parse("base0")).steps()).hasSize(2_001);
	}

	private static List<RevisionNode> chain() {
		List<RevisionNode> nodes = new ArrayList<>();
		nodes.add(RevisionNode.of("r0"));
		for (int i = 1; i < LENGTH; i++) {
			nodes.add(RevisionNode.of("r" + i, "r" + (i - 1)));
		}
		nodes.set(LENGTH - 1, nodes.get(LENGTH - 1).withBranchLabels(List.of("top")));
		return nodes;
	}

}
