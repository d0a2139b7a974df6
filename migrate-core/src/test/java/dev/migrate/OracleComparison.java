package dev.migrate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import dev.migrate.revision.Relation;
import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.RevisionNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares an answer with the recorded one: exactly where the reference is right, with
 * the suggestion where it is unsound or broke down, and any valid order where the order
 * is free.
 */
final class OracleComparison {

	private final OracleCase oracleCase;

	private final Map<String, Object> expected;

	private final Map<String, Object> answer;

	private OracleComparison(OracleCase oracleCase, Map<String, Object> answer) {
		this.oracleCase = oracleCase;
		this.expected = oracleCase.expected();
		this.answer = answer;
	}

	static void compare(OracleCase oracleCase, Map<String, Object> answer) {
		OracleComparison comparison = new OracleComparison(oracleCase, answer);
		if (!comparison.isDifferenceThatTheNoteAllows()) {
			comparison.compare();
		}
	}

	/** The format says: where a note says that an implementation may differ, it may. */
	private boolean isDifferenceThatTheNoteAllows() {
		String note = this.oracleCase.note();
		boolean failed = this.answer.containsKey("error");
		if (note.contains("implementation may reject") || note.contains("implementation should reject")
				|| note.contains("only where the API is untyped")) {
			return failed;
		}
		return note.contains("implementation should succeed") && !failed;
	}

	private void compare() {
		if (this.expected.containsKey("error")) {
			compareError();
			return;
		}
		assertThat(this.answer).doesNotContainKey("error");
		if (this.expected.containsKey("results")) {
			compareResults();
		}
		else if (this.expected.containsKey("heads_after")) {
			comparePlan();
		}
		else if (this.oracleCase.command().equals("describe")) {
			compareDescription();
		}
		else {
			compareLists();
		}
	}

	private void compareError() {
		if (!Boolean.TRUE.equals(this.expected.get("reference_crash"))) {
			assertThat(this.answer).containsEntry("error", this.expected.get("error"));
			return;
		}
		if (this.answer.containsKey("error")) {
			return;
		}
		Map<String, Object> suggested = this.oracleCase.suggested();
		assertThat(suggested).as("answer " + this.answer).doesNotContainKey("error");
		if (suggested.containsKey("heads_after")) {
			assertSameElements(this.answer, suggested, "heads_after");
		}
	}

	private void compareResults() {
		List<Map<String, Object>> wanted = OracleCase.maps(this.expected, "results");
		List<Map<String, Object>> got = OracleCase.maps(this.answer, "results");
		for (int i = 0; i < wanted.size(); i++) {
			assertThat(got.get(i).containsKey("error")).as("failure of command %d: %s", i, got.get(i))
				.isEqualTo(wanted.get(i).containsKey("error"));
			assertSameElements(got.get(i), wanted.get(i), "heads_after");
		}
	}

	private void comparePlan() {
		Map<String, Object> suggested = this.oracleCase.suggested();
		boolean asSuggested = suggested.containsKey("heads_after")
				&& sameElements(this.answer, suggested, "heads_after");
		if (!asSuggested) {
			assertSameElements(this.answer, this.expected, "heads_after");
		}
		if (!this.oracleCase.command().equals("stamp")) {
			compareSteps();
		}
	}

	private void compareSteps() {
		List<Map<String, Object>> wanted = OracleCase.maps(this.expected, "steps");
		List<Map<String, Object>> got = OracleCase.maps(this.answer, "steps");
		assertOrder(ids(got), ids(wanted), this.oracleCase.command().equals("upgrade"));
		if (ids(got).equals(ids(wanted))) {
			for (int i = 0; i < wanted.size(); i++) {
				String key = wanted.get(i).containsKey("heads_sound") ? "heads_sound" : "heads";
				assertThat(got.get(i).get("heads")).as("heads after step %d", i).isEqualTo(wanted.get(i).get(key));
			}
		}
		boolean warned = OracleCase.texts(this.answer, "warnings").contains("AMBIGUOUS_RELATIVE_DOWNGRADE");
		assertThat(warned).as("warning")
			.isEqualTo(OracleCase.texts(this.expected, "warnings").contains("AmbiguousRelativeDowngrade"));
	}

	private void compareDescription() {
		for (String key : List.of("heads", "db_heads", "bases")) {
			assertSameElements(this.answer, this.expected, key);
		}
		List<Map<String, Object>> got = OracleCase.maps(this.answer, "revisions");
		for (Map<String, Object> wanted : OracleCase.maps(this.expected, "revisions")) {
			Map<String, Object> described = got.stream()
				.filter((revision) -> revision.get("id").equals(wanted.get("id")))
				.findFirst()
				.orElseThrow();
			assertThat(described).containsAllEntriesOf(wanted);
		}
	}

	private void compareLists() {
		Set<String> ordered = Set.of("history", "iterate");
		if (this.expected.containsKey("revisions") && ordered.contains(this.oracleCase.command())) {
			if (this.expected.containsKey("current_marked")) {
				assertSameElements(this.answer, this.expected, "current_marked");
			}
			assertOrder(OracleCase.texts(this.answer, "revisions"), OracleCase.texts(this.expected, "revisions"),
					false);
			return;
		}
		for (String key : List.of("revisions", "heads", "db_heads", "bases", "heads_after_files")) {
			if (this.expected.containsKey(key)) {
				assertSameElements(this.answer, this.expected, key);
			}
		}
		assertThat(OracleCase.text(this.answer, "revision")).isEqualTo(revision());
		assertThat(branches(this.answer)).isEqualTo(branches(this.expected));
		for (String key : List.of("down", "depends_on", "labels")) {
			assertSameElements(OracleCase.map(this.answer, "created"), OracleCase.map(this.expected, "created"), key);
		}
		assertThat(this.answer.get("ok")).isEqualTo(this.expected.get("ok"));
	}

	private Optional<String> revision() {
		return this.expected.containsKey("revision") ? Optional.of(String.valueOf(this.expected.get("revision")))
				: Optional.empty();
	}

	private static Map<String, Collection<String>> branches(Map<String, Object> answer) {
		Map<String, Collection<String>> branches = new TreeMap<>();
		OracleCase.maps(answer, "branches")
			.forEach((branch) -> branches.put(OracleCase.text(branch, "id").orElseThrow(),
					sorted(OracleCase.texts(branch, "into"))));
		return branches;
	}

	private void assertOrder(List<String> got, List<String> wanted, boolean upwards) {
		if (this.oracleCase.orderForced()) {
			assertThat(got).isEqualTo(wanted);
			return;
		}
		assertThat(got).containsExactlyInAnyOrderElementsOf(wanted);
		List<String> oldestFirst = new ArrayList<>(got);
		if (!upwards) {
			Collections.reverse(oldestFirst);
		}
		RevisionGraph graph = this.oracleCase.graph();
		Set<String> later = new HashSet<>(got);
		for (String id : oldestFirst) {
			assertThat(graph.ancestors(graph.below(id, Relation.REQUIREMENTS), Relation.REQUIREMENTS))
				.as("requirements of '%s'", id)
				.doesNotContainAnyElementsOf(later);
			later.remove(id);
		}
	}

	private static void assertSameElements(Map<String, Object> answer, Map<String, Object> expected, String key) {
		assertThat(sorted(OracleCase.texts(answer, key))).as(key).isEqualTo(sorted(OracleCase.texts(expected, key)));
	}

	private static boolean sameElements(Map<String, Object> answer, Map<String, Object> expected, String key) {
		return sorted(OracleCase.texts(answer, key)).equals(sorted(OracleCase.texts(expected, key)));
	}

	private static List<String> ids(List<Map<String, Object>> steps) {
		return steps.stream().map((step) -> OracleCase.text(step, "id").orElse(RevisionNode.BASE.id())).toList();
	}

	private static List<String> sorted(List<String> texts) {
		return texts.stream().sorted().toList();
	}

}
