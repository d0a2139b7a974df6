package dev.migrate.author.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.RevisionNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class GraphLayoutTests {

	@Test
	void lineIsOneLane() {
		GraphLayout layout = layout("a", "b a", "c b");
		assertThat(places(layout, "c", "b", "a")).containsExactly("14 14", "14 42", "14 70");
		assertThat(layout.lines()).isEqualTo("M14 14V42M14 42V70");
		assertThat(layout.width()).isEqualTo(28);
		assertThat(layout.height()).isEqualTo(84);
	}

	@Test
	void mergeOpensLaneThatEndsAtTheBranchPoint() {
		GraphLayout layout = layout("a", "b a", "c a", "d b c");
		assertThat(places(layout, "d", "b", "c", "a")).containsExactly("14 14", "14 42", "32 70", "14 98");
		assertThat(layout.lines())
			.isEqualTo("M14 14V42M14 14C14 28 32 28 32 42V70M14 42V98M32 70V70C32 84 14 84 14 98");
	}

	@Test
	void laneThatEndedIsTakenAgain() {
		GraphLayout layout = layout("a", "b a", "x", "y x");
		assertThat(places(layout, "b", "a", "y", "x")).containsExactly("14 14", "14 42", "14 70", "14 98");
		assertThat(layout.width()).isEqualTo(28);
	}

	@Test
	void headsBesideEachOtherHaveLanesOfTheirOwn() {
		List<String> revisions = new ArrayList<>(List.of("a"));
		for (int i = 0; i < 40; i++) {
			revisions.add("h%02d a".formatted(i));
		}
		GraphLayout layout = layout(revisions.toArray(String[]::new));
		assertThat(revisions.stream().skip(1).map((head) -> layout.x(head.substring(0, 3))).distinct()).hasSize(40);
		assertThat(layout.width()).isEqualTo(2 * 14 + 39 * 18);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "label" })
	void dependencyIsNoLine(String name) {
		RevisionGraph graph = RevisionGraph.of(List.of(RevisionNode.of("a").withBranchLabels(Set.of("label")),
				RevisionNode.of("b").withDependsOn(Set.of(name))));
		GraphLayout layout = new GraphLayout(graph, graph.newestFirst(List.of("a", "b")));
		assertThat(layout.lines()).isEmpty();
		assertThat(layout.dependencies()).isEqualTo("M14 14Q39 28 14 42");
	}

	@Test
	void circlesAreAroundTheirRevisions() {
		assertThat(layout("a", "b a").circles(Set.of("a"), 5)).isEqualTo("M9 42a5 5 0 1 0 10 0a5 5 0 1 0 -10 0");
	}

	private static GraphLayout layout(String... revisions) {
		List<RevisionNode> nodes = new ArrayList<>();
		for (String revision : revisions) {
			String[] words = revision.split(" ");
			nodes.add(RevisionNode.of(words[0], List.of(words).subList(1, words.length).toArray(String[]::new)));
		}
		RevisionGraph graph = RevisionGraph.of(nodes);
		return new GraphLayout(graph, graph.newestFirst(ids(nodes)));
	}

	private static Collection<String> ids(List<RevisionNode> nodes) {
		return nodes.stream().map(RevisionNode::id).toList();
	}

	private static List<String> places(GraphLayout layout, String... ids) {
		return List.of(ids).stream().map((id) -> layout.x(id) + " " + layout.y(id)).toList();
	}

}
