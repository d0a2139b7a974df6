package dev.migrate.plan;

import java.util.List;

import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.RevisionNode;
import dev.migrate.revision.RevisionRange;
import org.junit.jupiter.api.Test;

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

	@Test
	void countsFromTheDatabaseWhereTheGraphIsTooShortToCountFromItsHead() {
		assertThat(history("-9:current", "c")).containsExactly("c", "b", "a");
		assertThat(history("-9:current", "d", "e")).containsExactly("d", "c", "e", "b", "a");
		assertThat(history("-9:current")).isEmpty();
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
		return new History(this.graph).revisions(RevisionRange.parse(range), List.of(current))
			.stream()
			.map(RevisionNode::id)
			.toList();
	}

}
