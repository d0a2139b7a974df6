package dev.migrate.revision;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

import dev.migrate.error.Command;
import org.junit.jupiter.api.Test;

import static dev.migrate.revision.Graphs.graph;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link NewRevision}.
 */
class NewRevisionTests {

	private final RevisionGraph graph = graph("aaaa1111", "bbbb2222 -> aaaa1111; labels billing",
			"cccc3333 -> aaaa1111");

	@Test
	void isBuiltOnTheHead() {
		RevisionNode created = NewRevision.on("n", List.of(Target.HEAD)).createIn(graph("a", "b -> a"));
		assertThat(created).isEqualTo(RevisionNode.of("n", "b"));
	}

	@Test
	void mergesHeads() {
		assertThat(create("heads").downRevisions()).containsExactly("bbbb2222", "cccc3333");
		assertThat(create("billing@head", "cccc").downRevisions()).containsExactly("bbbb2222", "cccc3333");
	}

	@Test
	void opensANewBase() {
		assertThat(create("base").downRevisions()).isEmpty();
	}

	@Test
	void writesDependenciesInFullAndKeepsLabels() {
		NewRevision revision = new NewRevision("n", List.of(Target.parse("cccc")), false, Set.of("orders"),
				List.of("bbbb", "billing"), "Add orders");
		RevisionNode created = revision.createIn(this.graph);
		assertThat(created.dependsOn()).containsExactly("bbbb2222", "billing");
		assertThat(created.branchLabels()).containsExactly("orders");
		assertThat(created.message()).isEqualTo("Add orders");
	}

	@Test
	void needsAHeadOrSplice() {
		assertThatExceptionOfType(NotOnTopException.class).isThrownBy(() -> create("aaaa"))
			.withMessage("Revision 'aaaa1111' (aaaa1111.sql:1) is not a head: 'bbbb2222' is built on it. "
					+ "Build on a head, or open a new branch there: `@Revision(downRevision = { \"aaaa1111\" })`.")
			.satisfies((ex) -> assertThat(ex.revision().id()).isEqualTo("aaaa1111"))
			.satisfies((ex) -> assertThat(ex.remedies()).containsExactly(Command.SPLICE.run("aaaa1111")));
		NewRevision spliced = new NewRevision("n", List.of(Target.parse("aaaa")), true, Set.of(), List.of(), "");
		assertThat(spliced.createIn(this.graph).downRevisions()).containsExactly("aaaa1111");
	}

	@Test
	void refusesOneHeadTwice() {
		assertThatExceptionOfType(NotOnTopException.class).isThrownBy(() -> create("cccc", "cccc3333"))
			.satisfies((ex) -> assertThat(ex.revision().id()).isEqualTo("cccc3333"))
			.satisfies((ex) -> assertThat(ex.isGivenTwice()).isTrue());
	}

	@Test
	void refusesWhatTheGraphRefuses() {
		assertThatExceptionOfType(MultipleHeadsException.class)
			.isThrownBy(() -> NewRevision.on("n", List.of(Target.HEAD)).createIn(this.graph));
		assertThatExceptionOfType(GraphException.class)
			.isThrownBy(() -> NewRevision.on("n-1", List.of(Target.HEAD)).createIn(this.graph))
			.satisfies((ex) -> assertThat(ex.problem()).isEqualTo(GraphException.Problem.ILLEGAL_REVISION_ID));
		assertThatExceptionOfType(GraphException.class)
			.isThrownBy(() -> NewRevision.on("cccc3333", List.of(Target.BASE)).createIn(this.graph))
			.satisfies((ex) -> assertThat(ex.problem()).isEqualTo(GraphException.Problem.DUPLICATE_REVISION));
	}

	private RevisionNode create(String... heads) {
		return NewRevision.on("n", Arrays.stream(heads).map(Target::parse).toList()).createIn(this.graph);
	}

}
