package dev.migrate.revision;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static dev.migrate.revision.Graphs.graph;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link RevisionGraph}.
 */
class RevisionGraphTests {

	@Test
	void oneLinePerRevisionMakesAGraph() {
		RevisionGraph graph = graph("a", "b -> a", "c -> a; labels billing", "d -> b, c; depends on x", "x");
		assertThat(graph.nodes()).extracting(RevisionNode::id).containsExactly("a", "b", "c", "d", "x");
		assertThat(graph.get("d").downRevisions()).containsExactly("b", "c");
		assertThat(graph.get("d").dependsOn()).containsExactly("x");
		assertThat(graph.get("c").branchLabels()).containsExactly("billing");
		assertThat(graph.get("c").origin()).isEqualTo("c.sql:1");
	}

	/** a <- b <- d (merge) ; a <- c <- d ; x is only depended on. */
	@Test
	void knowsHeadsBasesBranchPointsAndMergePoints() {
		RevisionGraph graph = graph("a", "b -> a", "c -> a", "d -> b, c; depends on x", "x");
		assertThat(ids(graph.heads())).containsExactly("d", "x");
		assertThat(ids(graph.realHeads())).containsExactly("d");
		assertThat(ids(graph.bases())).containsExactly("a", "x");
		assertThat(ids(graph.branchPoints())).containsExactly("a");
		assertThat(ids(graph.children("a"))).containsExactly("b", "c");
		assertThat(graph.isHead("x")).isTrue();
		assertThat(graph.isRealHead("x")).isFalse();
		assertThat(graph.isBase("x")).isTrue();
		assertThat(graph.isMergePoint("d")).isTrue();
		assertThat(graph.isBranchPoint("a")).isTrue();
		assertThat(graph.contains("e")).isFalse();
	}

	@Test
	void ancestorsAndDescendantsFollowDependenciesOnlyIfAsked() {
		RevisionGraph graph = graph("a", "b -> a", "x", "y -> x; depends on b");
		assertThat(graph.ancestors(List.of("y"), Relation.DOWN_REVISIONS)).containsOnly("x", "y");
		assertThat(graph.ancestors(List.of("y"), Relation.REQUIREMENTS)).containsOnly("a", "b", "x", "y");
		assertThat(graph.descendants(List.of("a"), Relation.DOWN_REVISIONS)).containsOnly("a", "b");
		assertThat(graph.descendants(List.of("a"), Relation.REQUIREMENTS)).containsOnly("a", "b", "y");
		assertThat(graph.line("b")).containsOnly("a", "b");
	}

	@Test
	void labelsAreInheritedUpwardsAndDownAStraightLine() {
		RevisionGraph straight = graph("a", "b -> a; labels billing", "c -> b");
		assertThat(straight.branchLabels("a")).containsExactly("billing");
		assertThat(straight.branchLabels("c")).containsExactly("billing");
		RevisionGraph branched = graph("a", "b -> a; labels billing", "c -> b", "d -> a");
		assertThat(branched.branchLabels("a")).isEmpty();
		assertThat(branched.branchLabels("c")).containsExactly("billing");
	}

	@Test
	void ordersBranchByBranchBeforeTheBranchPoint() {
		RevisionGraph graph = graph("a", "b1 -> a", "b2 -> a", "c1 -> b1", "c2 -> b2");
		List<String> all = List.of("a", "b1", "b2", "c1", "c2");
		assertThat(ids(graph.newestFirst(all))).containsExactly("c1", "b1", "c2", "b2", "a");
		assertThat(ids(graph.oldestFirst(all))).containsExactly("a", "b2", "c2", "b1", "c1");
	}

	@Test
	void growsWithoutChanging() {
		RevisionGraph graph = graph("a");
		RevisionGraph grown = graph.with(RevisionNode.of("b", "a"));
		assertThat(ids(graph.heads())).containsExactly("a");
		assertThat(ids(grown.heads())).containsExactly("b");
	}

	@Test
	void suggestsSimilarNames() {
		RevisionGraph graph = graph("ae1027a6acf0", "27c6a30d7c24; labels billing");
		assertThatExceptionOfType(NoSuchRevisionException.class).isThrownBy(() -> graph.get("AE1027A6ACF0"))
			.withMessage("There is no revision 'AE1027A6ACF0', neither as an identifier, nor as the beginning of one, "
					+ "nor as a branch label. Did you mean 'ae1027a6acf0'?")
			.satisfies((ex) -> assertThat(ex.similar()).containsExactly("ae1027a6acf0"));
		assertThatExceptionOfType(NoSuchRevisionException.class).isThrownBy(() -> graph.named("biling"))
			.satisfies((ex) -> assertThat(ex.similar()).containsExactly("billing"))
			.satisfies((ex) -> assertThat(ex.name()).isEqualTo("biling"));
	}

	@Test
	void refusesAnIdentifierThatIsThereTwice() {
		assertThatExceptionOfType(GraphException.class)
			.isThrownBy(() -> RevisionGraph.of(List.of(RevisionNode.of("a").withOrigin("one.sql:1"),
					RevisionNode.of("a").withOrigin("two.sql:1"))))
			.withMessage("Revision 'a' (one.sql:1) is there twice: 'a' (two.sql:1) has the same identifier. "
					+ "Give one of them another identifier, or remove the copy.")
			.satisfies((ex) -> assertThat(ex.revisions()).extracting(RevisionNode::origin)
				.containsExactly("one.sql:1", "two.sql:1"))
			.satisfies((ex) -> assertThat(ex.problem()).isEqualTo(GraphException.Problem.DUPLICATE_REVISION));
	}

	@Test
	void refusesIdentifiersThatDifferOnlyInCaseOrComposition() {
		assertThatExceptionOfType(GraphException.class).isThrownBy(() -> graph("abc", "ABC -> abc"))
			.withMessageContaining("'ABC' (ABC.sql:1) differs only in case or composition.")
			.satisfies((ex) -> assertThat(ex.problem()).isEqualTo(GraphException.Problem.DUPLICATE_REVISION));
		assertThatExceptionOfType(GraphException.class).isThrownBy(() -> graph("\u00e9", "e\u0301"))
			.satisfies((ex) -> assertThat(ex.problem()).isEqualTo(GraphException.Problem.DUPLICATE_REVISION));
	}

	@Test
	void refusesIllegalIdentifiers() {
		for (String id : List.of("a-b", "a+b", "a@b", "a:b", "", " a", "a\u0007", "head", "heads", "base", "current",
				"x".repeat(256))) {
			assertThatExceptionOfType(GraphException.class).as(id)
				.isThrownBy(() -> RevisionGraph.of(List.of(RevisionNode.of(id))))
				.satisfies((ex) -> assertThat(ex.name()).isEqualTo(id))
				.satisfies((ex) -> assertThat(ex.problem()).isEqualTo(GraphException.Problem.ILLEGAL_REVISION_ID));
		}
		assertThat(graph("x".repeat(255), "2026.01_x").size()).isEqualTo(2);
	}

	@Test
	void messagesCannotFakeALineOfALog() {
		assertThatExceptionOfType(GraphException.class)
			.isThrownBy(() -> RevisionGraph.of(List.of(RevisionNode.of("a\nERROR"))))
			.withMessageStartingWith("Revision identifier 'a\\nERROR' is not allowed: it contains a control")
			.satisfies((ex) -> assertThat(ex.problem()).isEqualTo(GraphException.Problem.ILLEGAL_REVISION_ID));
	}

	@Test
	void whatIsNamedTwiceCountsOnce() {
		RevisionGraph graph = graph("a", "x", "b -> a, a; depends on x, x");
		assertThat(graph.isMergePoint("b")).isFalse();
		assertThat(graph.get("b").dependsOn()).containsExactly("x");
	}

	@Test
	void dependenciesAreFoundByLabel() {
		RevisionGraph graph = graph("a", "x; labels y", "b -> a; depends on y, x, a");
		assertThat(graph.get("b").dependsOn()).containsExactly("y", "x", "a");
		assertThat(graph.dependencies("b")).containsExactly("x", "a");
	}

	@Test
	void refusesIllegalLabels() {
		assertThatExceptionOfType(GraphException.class).isThrownBy(() -> graph("a; labels x@y"))
			.withMessageStartingWith("Branch label 'x@y' of revision 'a' (a.sql:1) is not allowed: '@' means")
			.satisfies((ex) -> assertThat(ex.name()).isEqualTo("x@y"))
			.satisfies((ex) -> assertThat(ex.problem()).isEqualTo(GraphException.Problem.ILLEGAL_BRANCH_LABEL));
		assertThat(graph("a; labels my-branch").branchLabels("a")).isEqualTo(Set.of("my-branch"));
	}

	@Test
	void refusesLabelsThatAreThereTwice() {
		assertThatExceptionOfType(GraphException.class).isThrownBy(() -> graph("a; labels x", "b; labels x"))
			.withMessageStartingWith(
					"Branch label 'x' of revision 'b' (b.sql:1) is used already, by revision 'a' (a.sql:1).")
			.satisfies((ex) -> assertThat(ex.name()).isEqualTo("x"))
			.satisfies((ex) -> assertThat(ex.problem()).isEqualTo(GraphException.Problem.DUPLICATE_BRANCH_LABEL));
		assertThatExceptionOfType(GraphException.class).isThrownBy(() -> graph("a", "b -> a; labels a"))
			.withMessageStartingWith("Branch label 'a' of revision 'b' (b.sql:1) is the identifier of a revision, 'a'")
			.satisfies((ex) -> assertThat(ex.problem()).isEqualTo(GraphException.Problem.DUPLICATE_BRANCH_LABEL));
	}

	@Test
	void refusesMissingDownRevisionsAndDependencies() {
		assertThatExceptionOfType(GraphException.class).isThrownBy(() -> graph("abcd", "b -> abce"))
			.withMessageStartingWith(
					"Revision 'b' (b.sql:1) names down revision 'abce', which is not there (similar: 'abcd').")
			.satisfies((ex) -> assertThat(ex.name()).isEqualTo("abce"))
			.satisfies((ex) -> assertThat(ex.revisions().get(0).id()).isEqualTo("b"))
			.satisfies((ex) -> assertThat(ex.problem()).isEqualTo(GraphException.Problem.MISSING_REVISION));
		assertThatExceptionOfType(GraphException.class).isThrownBy(() -> graph("a", "b; depends on zz"))
			.withMessageStartingWith("Revision 'b' (b.sql:1) depends on 'zz', which is not there.")
			.satisfies((ex) -> assertThat(ex.name()).isEqualTo("zz"))
			.satisfies((ex) -> assertThat(ex.problem()).isEqualTo(GraphException.Problem.MISSING_DEPENDENCY));
	}

	@Test
	void refusesLoops() {
		assertThatExceptionOfType(GraphException.class).isThrownBy(() -> graph("a -> a"))
			.withMessage("Revision 'a' (a.sql:1) is built on itself. Correct its down revision.")
			.satisfies((ex) -> assertThat(ex.revisions().get(0).id()).isEqualTo("a"))
			.satisfies((ex) -> assertThat(ex.problem()).isEqualTo(GraphException.Problem.SELF_LOOP));
		assertThatExceptionOfType(GraphException.class).isThrownBy(() -> graph("a; depends on a"))
			.withMessage("Revision 'a' (a.sql:1) depends on itself. Remove that dependency.")
			.satisfies((ex) -> assertThat(ex.problem()).isEqualTo(GraphException.Problem.DEPENDENCY_SELF_LOOP));
	}

	@Test
	void refusesCyclesAndPrintsThemInOrder() {
		assertThatExceptionOfType(GraphException.class)
			.isThrownBy(() -> graph("base1", "a -> base1, c", "b -> a", "c -> b", "d -> c"))
			.withMessage("Revisions are built on each other in a circle: 'a' (a.sql:1) -> 'c' (c.sql:1) -> "
					+ "'b' (b.sql:1) -> 'a'. Correct one of their down revisions, so that one of them comes first.")
			.satisfies((ex) -> assertThat(ids(ex.revisions())).containsExactly("a", "c", "b"))
			.satisfies((ex) -> assertThat(ex.problem()).isEqualTo(GraphException.Problem.CYCLE));
	}

	@Test
	void refusesCyclesOverDependenciesAndPrintsThemInOrder() {
		assertThatExceptionOfType(GraphException.class)
			.isThrownBy(() -> graph("a; depends on y", "b -> a", "x", "y -> x; depends on b", "z -> y"))
			.withMessageContaining("'a' (a.sql:1) -> 'y' (y.sql:1) -> 'b' (b.sql:1) -> 'a'.")
			.satisfies((ex) -> assertThat(ids(ex.revisions())).containsExactly("a", "y", "b"))
			.satisfies((ex) -> assertThat(ex.problem()).isEqualTo(GraphException.Problem.DEPENDENCY_CYCLE));
	}

	private static List<String> ids(List<RevisionNode> revisions) {
		return revisions.stream().map(RevisionNode::id).toList();
	}

}
