package dev.migrate.author.command;

import java.util.ArrayList;
import java.util.List;

import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.RevisionNode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GraphDrawingTests {

	@Test
	void lineIsOneLane() {
		assertThat(draw("a", "b a", "c b")).containsExactly("* c", "* b", "* a");
	}

	@Test
	void branchesJoinAtTheirBranchPoint() {
		assertThat(draw("a", "b a", "c a")).containsExactly("* b", "| * c", "|/", "* a");
	}

	@Test
	void mergeOpensLanes() {
		assertThat(draw("a", "b a", "c a", "d b c", "e d")).containsExactly("* e", "* d", "|\\", "* | b", "| * c", "|/",
				"* a");
	}

	@Test
	void mergeOfThreeOpensTwoLanes() {
		assertThat(draw("a", "b a", "c a", "d a", "e b c d")).containsExactly("* e", "|\\", "|\\ \\", "* | | b",
				"| * | c", "| | * d", "| |/", "|/", "* a");
	}

	@Test
	void linesOfTheirOwnStandOneAfterTheOther() {
		assertThat(draw("a", "b a", "x", "y x")).containsExactly("* b", "* a", "* y", "* x");
	}

	@Test
	void endOfLaneClosesTheGap() {
		assertThat(draw("a", "x", "m a x")).containsExactly("* m", "|\\", "* | a", " /", "* x");
	}

	@Test
	void farLanesReachAcross() {
		List<RevisionNode> revisions = List.of(RevisionNode.of("m", "a", "x"), RevisionNode.of("u", "a"),
				RevisionNode.of("a"), RevisionNode.of("x"));
		assertThat(new GraphDrawing(revisions).draw(RevisionNode::id)).containsExactly("* m", "|\\", "| | * u", "|_|/",
				"|/|", "* | a", " /", "* x");
	}

	@Test
	void whatIsNotListedEndsItsLane() {
		RevisionGraph graph = graph("a", "b a", "c b");
		List<RevisionNode> part = graph.newestFirst(List.of("c", "b"));
		assertThat(new GraphDrawing(part).draw(RevisionNode::id)).containsExactly("* c", "* b");
	}

	private static List<String> draw(String... revisions) {
		RevisionGraph graph = graph(revisions);
		List<String> all = graph.nodes().stream().map(RevisionNode::id).toList();
		return new GraphDrawing(graph.newestFirst(all)).draw(RevisionNode::id);
	}

	private static RevisionGraph graph(String... revisions) {
		List<RevisionNode> nodes = new ArrayList<>();
		for (String revision : revisions) {
			String[] ids = revision.split(" ");
			String[] below = List.of(ids).subList(1, ids.length).toArray(String[]::new);
			nodes.add(RevisionNode.of(ids[0], below));
		}
		return RevisionGraph.of(nodes);
	}

}
