package dev.migrate;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.RevisionNode;

/**
 * One recorded case of the reference: a graph, the rows of a version table, a command and
 * what came of it.
 */
record OracleCase(Map<String, Object> data) {

	String name() {
		return text(this.data, "name").orElseThrow();
	}

	String command() {
		return text(this.data, "command").orElseThrow();
	}

	String note() {
		return text(this.data, "note").orElse("");
	}

	boolean orderForced() {
		return Boolean.TRUE.equals(this.data.get("order_forced"));
	}

	List<String> current() {
		return texts(this.data, "current");
	}

	Map<String, Object> options() {
		return map(this.data, "options");
	}

	Map<String, Object> expected() {
		return map(this.data, "expected");
	}

	Map<String, Object> suggested() {
		return map(expected(), "suggested");
	}

	RevisionGraph graph() {
		return RevisionGraph.of(nodes(this.data, "graph"));
	}

	static List<RevisionNode> nodes(Map<String, Object> map, String key) {
		return maps(map, key).stream().map(OracleCase::node).toList();
	}

	private static RevisionNode node(Map<String, Object> node) {
		return new RevisionNode(text(node, "id").orElseThrow(), texts(node, "down"), texts(node, "depends_on"),
				new LinkedHashSet<>(texts(node, "labels")), "", "");
	}

	static Optional<String> text(Map<String, Object> map, String key) {
		return Optional.ofNullable(map.get(key)).map(Object::toString);
	}

	/** The texts of a list; a single text counts as a list of one. */
	static List<String> texts(Map<String, Object> map, String key) {
		Object value = map.get(key);
		if (value instanceof List<?> list) {
			return list.stream().map(String::valueOf).toList();
		}
		return (value != null) ? List.of(value.toString()) : List.of();
	}

	@SuppressWarnings("unchecked")
	static Map<String, Object> map(Map<String, Object> map, String key) {
		return (Map<String, Object>) map.getOrDefault(key, Map.of());
	}

	@SuppressWarnings("unchecked")
	static List<Map<String, Object>> maps(Map<String, Object> map, String key) {
		return (List<Map<String, Object>>) map.getOrDefault(key, List.of());
	}

	@Override
	public String toString() {
		return name();
	}

}
