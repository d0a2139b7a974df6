package dev.migrate.plan;

import java.util.List;

import dev.migrate.revision.MultipleHeadsException;
import dev.migrate.revision.RelativeOutOfRangeException;
import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.RevisionNode;
import dev.migrate.revision.Target;
import org.junit.jupiter.api.Test;

import static dev.migrate.plan.Plans.plan;
import static dev.migrate.revision.Graphs.graph;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Planner}: upgrades, downgrades and what is said about a database.
 */
class PlannerTests {

	/** a <- b <- d (merge) ; a <- c <- d */
	private final RevisionGraph diamond = graph("a", "b -> a", "c -> a", "d -> b, c");

	/** a <- b <- c, and x <- y where y depends on b */
	private final RevisionGraph crossed = graph("a", "b -> a", "c -> b", "x; labels other", "y -> x; depends on b");

	@Test
	void upgradesWhatIsMissing() {
		MigrationPlan plan = plan(this.diamond).from("b").to("heads");
		assertThat(plan).hasToString("upgrade c, upgrade d");
		assertThat(plan.rowsBefore()).containsExactly("b");
		assertThat(plan.rowsAfter()).containsExactly("d");
		assertThat(plan.steps().get(0).rowsAfter()).containsExactly("b", "c");
	}

	@Test
	void upgradeRunsDependenciesFirst() {
		MigrationPlan plan = plan(this.crossed).from("x").to("other@head");
		assertThat(plan).hasToString("upgrade a, upgrade b, upgrade y");
		assertThat(plan.rowsAfter()).containsExactly("y");
	}

	@Test
	void upgradeToWhatIsAppliedDoesNothing() {
		MigrationPlan plan = plan(this.diamond).from("d").to("b");
		assertThat(plan.isEmpty()).isTrue();
		assertThat(plan.rowsAfter()).containsExactly("d");
	}

	@Test
	void upgradesToSeveralTargets() {
		MigrationPlan plan = new Planner(this.diamond).upgrade(List.of("a"),
				List.of(Target.parse("b"), Target.parse("c")));
		assertThat(plan.rowsAfter()).containsExactly("b", "c");
		assertThatExceptionOfType(OverlappingRevisionsException.class)
			.isThrownBy(
					() -> new Planner(this.diamond).upgrade(List.of(), List.of(Target.parse("b"), Target.parse("d"))))
			.withMessageStartingWith("Revisions 'd' and 'b' overlap: 'd' requires 'b'.")
			.satisfies((ex) -> assertThat(ex.revision()).isEqualTo("d"))
			.satisfies((ex) -> assertThat(ex.implied()).isEqualTo("b"));
	}

	@Test
	void straightStepUpdatesTheRow() {
		assertThat(changes(plan(this.crossed).from("a").to("b"))).containsExactly("update a to b");
		assertThat(changes(plan(this.crossed).from("b").downTo("a"))).containsExactly("update b to a");
	}

	@Test
	void firstAndLastStepInsertAndDelete() {
		assertThat(changes(plan(this.crossed).to("a"))).containsExactly("insert a");
		assertThat(changes(plan(this.crossed).from("a").downTo("base"))).containsExactly("delete a");
	}

	@Test
	void branchInsertsAndMergeDeletesAndUpdates() {
		assertThat(changes(plan(this.diamond).from("b").to("c"))).containsExactly("insert c");
		assertThat(changes(plan(this.diamond).from("b", "c").to("d"))).containsExactly("delete c", "update b to d");
		assertThat(changes(plan(this.diamond).from("d").downTo("b"))).containsExactly("insert c", "update d to b");
	}

	@Test
	void dependencyTakesTheRowAwayAndGivesItBack() {
		assertThat(changes(plan(this.crossed).from("b", "x").to("y"))).containsExactly("delete x", "update b to y");
		assertThat(plan(this.crossed).from("y").downTo("x").rowsAfter()).containsExactly("b", "x");
		assertThat(plan(this.crossed).from("c", "y").downTo("x").rowsAfter()).containsExactly("c", "x");
	}

	@Test
	void downgradeTakesDependentsAlong() {
		MigrationPlan plan = plan(this.crossed).from("c", "y").downTo("a");
		assertThat(plan).hasToString("downgrade c, downgrade y, downgrade b");
		assertThat(plan.rowsAfter()).containsExactly("a", "x");
	}

	@Test
	void downgradeOfABranchLeavesOthers() {
		MigrationPlan plan = plan(this.diamond).from("b", "c").downTo("b@a");
		assertThat(plan).hasToString("downgrade b");
		assertThat(plan.rowsAfter()).containsExactly("c");
	}

	@Test
	void downgradeLeavesNoRowThatAnotherImplies() {
		RevisionGraph graph = graph("d2", "e3; depends on d2", "cd -> d2; depends on e3", "zz");
		assertThat(plan(graph).from("cd", "zz").downTo("d2").rowsAfter()).containsExactly("e3", "zz");
	}

	@Test
	void mergeMayDependOnItsOwnAncestor() {
		RevisionGraph graph = graph("a", "b -> a", "c -> a", "d -> b, c; depends on a");
		assertThat(plan(graph).to("heads").rowsAfter()).containsExactly("d");
	}

	@Test
	void relativeDowngradeOfSeveralRowsWarns() {
		MigrationPlan plan = plan(this.diamond).from("c", "b").downTo("-1");
		assertThat(plan).hasToString("downgrade c");
		assertThat(plan.warnings()).singleElement().satisfies((warning) -> {
			assertThat(warning.kind()).isEqualTo(PlanWarning.Kind.AMBIGUOUS_RELATIVE_DOWNGRADE);
			assertThat(warning.revisions()).containsExactly("c", "b");
			assertThat(warning).hasToString("Target '-1' is ambiguous: the database is at 'c' and 'b'. It was taken to "
					+ "mean 'c-1', because that is the first row; name the revision or a branch to be sure.");
		});
		assertThat(plan(this.diamond).from("b").downTo("-1").warnings()).isEmpty();
	}

	@Test
	void relativeUpgradeOfSeveralRowsIsAmbiguous() {
		assertThatExceptionOfType(AmbiguousCurrentException.class)
			.isThrownBy(() -> plan(this.diamond).from("b", "c").to("+1"))
			.withMessage("Target '+1' is ambiguous: the database is at 'b' and 'c', and it could count from each. "
					+ "Name the revision to start from, as in 'b+1', or a branch that only one of them is on, as in "
					+ "'label@+1'.")
			.satisfies((ex) -> assertThat(ex.current()).containsExactly("b", "c"));
	}

	@Test
	void relativeTargetsEndWithTheGraph() {
		assertThatExceptionOfType(RelativeOutOfRangeException.class)
			.isThrownBy(() -> plan(this.diamond).from("d").to("+1"))
			.withMessageStartingWith("Target '+1' cannot be reached: the graph ends before.");
		for (String target : List.of("-1", "+0", "d+1", "a-1", "a-2")) {
			assertThatExceptionOfType(RelativeOutOfRangeException.class).as(target)
				.isThrownBy(() -> plan(this.diamond).from("d").to(target));
		}
		for (String target : List.of("+1", "-0", "a-2", "d+1")) {
			assertThatExceptionOfType(RelativeOutOfRangeException.class).as(target)
				.isThrownBy(() -> plan(this.diamond).from("d").downTo(target));
		}
	}

	@Test
	void downgradeNeedsAnAppliedTarget() {
		assertThatExceptionOfType(RangeNotAncestorException.class)
			.isThrownBy(() -> plan(this.diamond).from("b").downTo("c"))
			.withMessage("Target 'c' cannot be reached by a downgrade: the database is at 'b', and nothing above the "
					+ "target is applied there. Name a revision that is applied; `Migrator.current()` and `Migrator.graph()` list them.")
			.satisfies((ex) -> assertThat(ex.lower()).isEqualTo("c"))
			.satisfies((ex) -> assertThat(ex.upper()).containsExactly("b"));
	}

	@Test
	void downgradeNeedsABranchThatLeadsToTheTarget() {
		RevisionGraph graph = graph("a", "b -> a", "c -> a", "x");
		assertThatExceptionOfType(RangeNotAncestorException.class)
			.isThrownBy(() -> plan(graph).from("b", "c", "x").downTo("x@a"))
			.withMessageStartingWith("Target 'x@a' cannot be reached by a downgrade: branch 'x' does not pass it.")
			.satisfies((ex) -> assertThat(ex.upper()).containsExactly("x"))
			.satisfies((ex) -> assertThat(ex.lower()).isEqualTo("x@a"));
	}

	@Test
	void rowsMustBeKnown() {
		assertThatExceptionOfType(UnknownRevisionException.class)
			.isThrownBy(() -> plan(this.diamond).from("b", "zz", "yy").to("heads"))
			.withMessage(
					"The database is at 'zz' and 'yy', which is not among the 4 revisions known here. Run the build "
							+ "that brought it there or a later one, check the locations, or, if the revision is gone for good, "
							+ "record another with `Migrator.stamp(…, true)`.")
			.satisfies((ex) -> assertThat(ex.ids()).containsExactly("zz", "yy"));
	}

	@Test
	void rowsMustNotOverlapOrRepeat() {
		assertThatExceptionOfType(OverlappingRevisionsException.class)
			.isThrownBy(() -> plan(this.diamond).from("a", "b").to("heads"))
			.satisfies((ex) -> assertThat(ex.implied()).isEqualTo("a"));
		assertThatExceptionOfType(DuplicateRowException.class)
			.isThrownBy(() -> plan(this.diamond).from("b", "b").downTo("a"))
			.satisfies((ex) -> assertThat(ex.id()).isEqualTo("b"));
	}

	@Test
	void severalHeadsAreNotOneHead() {
		RevisionGraph graph = graph("a", "b -> a", "c -> a");
		assertThatExceptionOfType(MultipleHeadsException.class).isThrownBy(() -> plan(graph).to("head"));
		assertThat(plan(graph).to("heads").rowsAfter()).containsExactly("b", "c");
	}

	@Test
	void seesTheDatabaseFromATarget() {
		assertThat(plan(this.diamond).from("d").seenFrom("heads").isAtTarget()).isTrue();
		assertThat(plan(this.diamond).from("b", "c").seenFrom("b").isAtTarget()).isTrue();
		assertThat(plan(this.diamond).seenFrom("base").isAtTarget()).isTrue();
		assertThat(plan(this.crossed).from("y").seenFrom("b").isAtTarget()).isTrue();
		assertThat(plan(graph()).seenFrom("heads").isAtTarget()).isTrue();
		assertThat(plan(this.diamond).from("b").seenFrom("head").pending()).extracting(RevisionNode::id)
			.containsExactly("c", "d");
		assertThat(plan(this.diamond).from("zz").seenFrom("nowhere"))
			.isEqualTo(new Position(List.of(), List.of(), List.of("zz")));
	}

	@Test
	void seesWhatIsAboveATarget() {
		assertThat(plan(this.diamond).from("d").seenFrom("b").above()).extracting(RevisionNode::id)
			.containsExactly("d");
		assertThat(plan(this.diamond).from("d").seenFrom("base").above()).extracting(RevisionNode::id)
			.containsExactly("a", "c", "b", "d");
		assertThat(plan(this.diamond).from("b").seenFrom("b-1").above()).extracting(RevisionNode::id)
			.containsExactly("b");
		assertThat(plan(this.diamond).from("b").seenFrom("c").above()).isEmpty();
		assertThatExceptionOfType(RelativeOutOfRangeException.class)
			.isThrownBy(() -> plan(this.diamond).from("a").seenFrom("-1"));
	}

	/**
	 * Nothing on the branch is above its own revision, so that a downgrade has no end
	 * there.
	 */
	@Test
	void isAtATargetFromWhichNoDowngradeEnds() {
		for (String target : List.of("a@a", "a@b-1", "a@base+1")) {
			assertThatExceptionOfType(RangeNotAncestorException.class)
				.isThrownBy(() -> plan(this.diamond).from("d").downTo(target));
			assertThat(plan(this.diamond).from("d").seenFrom(target).isAtTarget()).as(target).isTrue();
		}
	}

	@Test
	void downgradesToSeveralTargets() {
		MigrationPlan plan = plan(this.crossed).from("c", "y").downToAll("b", "x");
		assertThat(plan.steps()).extracting(Step::toString).containsExactlyInAnyOrder("downgrade y", "downgrade c");
		assertThat(plan.rowsAfter()).containsExactly("b", "x");
		assertThat(plan(this.crossed).from("c", "y").downToAll("other@-1", "b").rowsAfter()).containsExactly("b", "x");
	}

	@Test
	void refusesTargetsOfADowngradeThatContradictEachOther() {
		assertThatExceptionOfType(OverlappingRevisionsException.class)
			.isThrownBy(() -> plan(this.diamond).from("d").downToAll("a", "b"))
			.satisfies((ex) -> assertThat(List.of(ex.revision(), ex.implied())).containsExactly("b", "a"));
		assertThatExceptionOfType(OverlappingRevisionsException.class)
			.isThrownBy(() -> plan(this.diamond).from("d").downToAll("b", "base"));
		assertThatExceptionOfType(RelativeOutOfRangeException.class)
			.isThrownBy(() -> plan(this.diamond).from("d").downToAll("-1", "a"))
			.withMessageContaining("Target '-1' cannot be reached");
	}

	@Test
	void tellsWhatIsAppliedPendingAndCurrent() {
		Planner planner = new Planner(this.crossed);
		assertThat(planner.applied(List.of("y"))).containsExactly("a", "b", "x", "y");
		assertThat(planner.position(List.of("y"), Target.HEADS).pending()).extracting(RevisionNode::id)
			.containsExactly("c");
		assertThat(planner.current(List.of("y"))).extracting(RevisionNode::id).containsExactly("b", "y");
		assertThat(planner.unknown(List.of("y", "zz"))).containsExactly("zz");
	}

	@Test
	void requiresHeads() {
		Planner planner = new Planner(graph("a", "b; depends on a", "c"));
		planner.requireHeads(List.of("b", "c"));
		assertThatExceptionOfType(DatabaseNotAtHeadException.class).isThrownBy(() -> planner.requireHeads(List.of("b")))
			.withMessage(
					"The database is not at all heads: it is at 'b', and 'c' is not applied. Run `Migrator.upgrade(\"heads\")`.")
			.satisfies((ex) -> assertThat(ex.current()).containsExactly("b"))
			.satisfies((ex) -> assertThat(ex.missing()).containsExactly("c"));
	}

	@Test
	void planDescribesItself() {
		RevisionGraph graph = RevisionGraph
			.of(List.of(RevisionNode.of("a").withMessage("Create users"), RevisionNode.of("b", "a")));
		assertThat(plan(graph).to("heads").describe()).isEqualTo("""
				from base
				upgrade a (Create users) => a
				upgrade b => b""");
	}

	private static List<String> changes(MigrationPlan plan) {
		List<Step> steps = plan.steps();
		return steps.get(steps.size() - 1).changes().stream().map(Object::toString).toList();
	}

}
