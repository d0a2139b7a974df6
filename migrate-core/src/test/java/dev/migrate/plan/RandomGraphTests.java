package dev.migrate.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import dev.migrate.revision.Relation;
import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.RevisionNode;
import dev.migrate.revision.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds plans over random graphs to what must be true of every plan. The seed is the
 * parameter, so a failure can be repeated.
 */
class RandomGraphTests {

	static LongStream seeds() {
		return LongStream.range(0, 300);
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void plansKeepTheRules(long seed) {
		Random random = new Random(seed);
		RevisionGraph graph = randomGraph(random);
		Planner planner = new Planner(graph);
		List<String> start = List.copyOf(heads(graph, graph.ancestors(someOf(graph, random), Relation.REQUIREMENTS)));

		MigrationPlan up = planner.upgrade(start, Target.HEADS);
		follow(graph, up);
		assertThat(up.rowsAfter()).isEqualTo(sortedIds(graph.realHeads()));
		assertThat(planner.upgrade(up.rowsAfter(), Target.HEADS).steps()).isEmpty();
		assertThat(planner.position(up.rowsAfter(), Target.HEADS).isAtTarget()).isTrue();

		String target = pick(new ArrayList<>(planner.applied(up.rowsAfter())), random);
		if (!graph.children(target).isEmpty()) {
			MigrationPlan down = planner.downgrade(up.rowsAfter(), Target.parse(target));
			assertThat(planner.position(up.rowsAfter(), Target.parse(target)).above())
				.containsExactlyInAnyOrderElementsOf(down.steps().stream().map(Step::revision).toList());
			follow(graph, down);
			Set<String> applied = planner.applied(down.rowsAfter());
			assertThat(applied).contains(target);
			assertThat(graph.children(target)).noneMatch((child) -> applied.contains(child.id()));
			assertThat(planner.upgrade(down.rowsAfter(), Target.HEADS).rowsAfter()).isEqualTo(up.rowsAfter());
		}

		MigrationPlan toBase = planner.downgrade(up.rowsAfter(), Target.BASE);
		follow(graph, toBase);
		assertThat(toBase.rowsAfter()).isEmpty();
		assertThat(planner.stamp(start, List.of(Target.HEADS), false).rowsAfter()).isEqualTo(up.rowsAfter());
		assertThat(planner.stamp(start, List.of(Target.BASE), false).rowsAfter()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void stepUpAndDownAgainLeadsBack(long seed) {
		Random random = new Random(seed);
		RevisionGraph graph = randomGraph(random);
		Planner planner = new Planner(graph);
		List<String> rows = List.of();
		for (RevisionNode revision : planner.position(rows, Target.HEADS).pending()) {
			MigrationPlan up = planner.upgrade(rows, Target.parse(revision.id()));
			PlannedRows table = new PlannedRows(graph, CurrentRevisions.of(graph, up.rowsAfter()));
			assertThat(up.steps()).hasSize(1);
			assertThat(table.downgrade(revision).rowsAfter()).as("before '%s'", revision.id()).isEqualTo(rows);
			rows = up.rowsAfter();
		}
	}

	/** Carry out the plan on a list of rows and check the rules after each step. */
	private static void follow(RevisionGraph graph, MigrationPlan plan) {
		Set<String> rows = new LinkedHashSet<>(plan.rowsBefore());
		Set<String> applied = new HashSet<>(graph.ancestors(rows, Relation.REQUIREMENTS));
		for (Step step : plan.steps()) {
			String id = step.revision().id();
			if (step.direction() == Direction.UPGRADE) {
				assertThat(applied).as("requirements of '%s'", id).containsAll(graph.below(id, Relation.REQUIREMENTS));
				assertThat(applied.add(id)).isTrue();
			}
			else {
				assertThat(applied.remove(id)).isTrue();
				assertThat(graph.above(id, Relation.REQUIREMENTS)).as("dependents of '%s'", id)
					.noneMatch(applied::contains);
			}
			step.changes().forEach((change) -> make(change, rows));
			assertThat(new TreeSet<>(rows)).as("after %s", step).isEqualTo(heads(graph, applied));
			assertThat(step.rowsAfter()).isEqualTo(List.copyOf(new TreeSet<>(rows)));
		}
		assertThat(plan.rowsAfter()).isEqualTo(List.copyOf(new TreeSet<>(rows)));
	}

	private static void make(VersionChange change, Set<String> rows) {
		if (change instanceof VersionChange.Insert insert) {
			assertThat(rows.add(insert.id())).isTrue();
		}
		else if (change instanceof VersionChange.Delete delete) {
			assertThat(rows.remove(delete.id())).isTrue();
		}
		else if (change instanceof VersionChange.Update update) {
			assertThat(rows.remove(update.from())).isTrue();
			assertThat(rows.add(update.to())).isTrue();
		}
	}

	private static TreeSet<String> heads(RevisionGraph graph, Set<String> applied) {
		TreeSet<String> heads = new TreeSet<>(applied);
		applied.forEach((id) -> graph.below(id, Relation.REQUIREMENTS).forEach(heads::remove));
		return heads;
	}

	private static RevisionGraph randomGraph(Random random) {
		List<RevisionNode> nodes = new ArrayList<>();
		int size = 2 + random.nextInt(25);
		for (int i = 0; i < size; i++) {
			List<String> earlier = IntStream.range(0, i).mapToObj((number) -> "r" + number).toList();
			Set<String> down = some(earlier, random.nextInt(4) - random.nextInt(2), random);
			Set<String> dependencies = some(earlier, random.nextInt(4) - 2, random);
			nodes.add(RevisionNode.of("r" + i, down.toArray(String[]::new)).withDependsOn(dependencies));
		}
		Collections.shuffle(nodes, random);
		return RevisionGraph.of(nodes);
	}

	private static Set<String> some(List<String> ids, int count, Random random) {
		Set<String> chosen = new LinkedHashSet<>();
		for (int i = 0; i < count && !ids.isEmpty(); i++) {
			chosen.add(pick(ids, random));
		}
		return chosen;
	}

	private static Set<String> someOf(RevisionGraph graph, Random random) {
		return some(graph.nodes().stream().map(RevisionNode::id).toList(), random.nextInt(4), random);
	}

	private static String pick(List<String> ids, Random random) {
		return ids.get(random.nextInt(ids.size()));
	}

	private static List<String> sortedIds(List<RevisionNode> revisions) {
		return revisions.stream().map(RevisionNode::id).sorted().toList();
	}

}
