package dev.migrate.plan;

import java.util.List;

import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.RevisionNode;
import dev.migrate.revision.RevisionRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.migrate.revision.Graphs.graph;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link History}.
 */
class HistoryTests {

	/** a <- b <- c <- d, and b <- e (side). */
	private final RevisionGraph graph = graph("a", "b -> a", "c -> b", "d -> c", "e -> b; labels side");

	@Test
	void listsAllNewestFirst() {
		assertThat(history(":")).containsExactly("d", "c", "e", "b", "a");
	}

	@Test
	void includesBothEnds() {
		assertThat(history("b:c")).containsExactly("c", "b");
		assertThat(history("c:")).containsExactly("d", "c");
		assertThat(history(":side@head")).containsExactly("e", "b", "a");
	}

	@Test
	void countsFromTheOtherEndAndStaysInTheGraph() {
		assertThat(history("c:+1")).containsExactly("d", "c");
		assertThat(history("c:+9")).containsExactly("d", "c");
		assertThat(history("-9:c")).containsExactly("c", "b", "a");
	}

	@Test
	void knowsTheDatabase() {
		assertThat(history("current:", "c")).containsExactly("d", "c");
		assertThat(history(":current", "c")).containsExactly("c", "b", "a");
		assertThat(history(":current")).isEmpty();
		assertThat(history("current:c")).containsExactly("c", "b", "a");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			-2:current        | rev5       | rev5, rev4, rev3
			-1:current        | rev1       | rev1
			-9:current        | rev5       | rev5, rev4, rev3, rev2, rev1
			-2:current        |            |
			-2:rev6           |            | rev6, rev5, rev4
			-2:               |            | rev8, rev7, rev6
			-2:head           |            | rev8, rev7, rev6
			-1:rev4+2         |            | rev6, rev5
			-1:current+1      | rev5       | rev6, rev5
			current:current+2 | rev5       | rev7, rev6, rev5
			current-2:current | rev5       | rev5, rev4, rev3
			current-9:current | rev2       | rev2, rev1
			current:+1        | rev5       | rev6, rev5
			rev6-2:rev6       |            | rev6, rev5, rev4
			rev2+1:rev4       |            | rev4, rev3
			head-1:           |            | rev8, rev7
			-2:+1             |            | rev7, rev6
			""")
	void countsBothEndsFromWhereTheyAre(String range, String current, String expected) {
		RevisionGraph line = graph("rev1", "rev2 -> rev1", "rev3 -> rev2", "rev4 -> rev3", "rev5 -> rev4",
				"rev6 -> rev5", "rev7 -> rev6", "rev8 -> rev7");
		assertThat(history(line, range, (current == null) ? List.of() : List.of(current)))
			.isEqualTo((expected == null) ? List.of() : List.of(expected.split(", ")));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			-9:current | d, e | d, c, e, b, a
			-1:current | d, e | d, c, e, b
			-1:current | c    | c, b
			-9:current |      |
			-1:        |      | d, c, e, b
			side@-1:   |      | e, b
			""")
	void countsFromEachOfSeveralUpperEnds(String range, String current, String expected) {
		assertThat(history(this.graph, range, (current == null) ? List.of() : List.of(current.split(", "))))
			.isEqualTo((expected == null) ? List.of() : List.of(expected.split(", ")));
	}

	/** a <- b ; x <- y, and y depends on a; y <- z. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			a:y       | y, a
			a:z       | z, y, a
			a:        | b, a
			x:z       | z, y, x
			:y        | y, x, a
			a:current | y, a
			a:+1      | b, a
			""")
	void reachesBothEndsAcrossADependency(String range, String expected) {
		RevisionGraph lines = graph("a", "b -> a", "x", "y -> x; depends on a", "z -> y");
		assertThat(history(lines, range, List.of("y"))).containsExactlyInAnyOrder(expected.split(", "));
	}

	@Test
	void startsAtTheBaseOfABranch() {
		assertThat(history("side@base:")).containsExactly("e", "b", "a");
	}

	@Test
	void needsEndsOnOneLine() {
		assertThatExceptionOfType(RangeNotAncestorException.class).isThrownBy(() -> history("e:d"))
			.withMessage("Revision 'e' is not below 'd', so there is no range between them. "
					+ "Write the older end first, and take both from one line.");
		assertThatExceptionOfType(RangeNotAncestorException.class).isThrownBy(() -> history("c:b"));
	}

	private List<String> history(String range, String... current) {
		return history(this.graph, range, List.of(current));
	}

	private static List<String> history(RevisionGraph graph, String range, List<String> current) {
		return new History(graph).revisions(RevisionRange.parse(range), current)
			.stream()
			.map(RevisionNode::id)
			.toList();
	}

}
