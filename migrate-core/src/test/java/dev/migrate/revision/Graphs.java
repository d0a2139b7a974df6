package dev.migrate.revision;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Builds graphs for tests from one line per revision.
 *
 * <pre>
 * graph("a", "b -&gt; a", "c -&gt; a; labels billing", "d -&gt; b, c; depends on x")
 * </pre>
 */
public final class Graphs {

	private Graphs() {
	}

	/**
	 * Build a graph.
	 * @param revisions the revisions in load order
	 * @return the graph
	 */
	public static RevisionGraph graph(String... revisions) {
		return RevisionGraph.of(nodes(revisions));
	}

	/**
	 * Read revisions.
	 * @param revisions the revisions in load order
	 * @return the revisions, unchecked, with an origin of {@code <id>.sql:1} each
	 */
	public static List<RevisionNode> nodes(String... revisions) {
		return Arrays.stream(revisions).map(Graphs::node).toList();
	}

	private static RevisionNode node(String line) {
		List<String> parts = split(line, ";");
		List<String> edge = split(parts.get(0), "->");
		RevisionNode node = new RevisionNode(edge.get(0), (edge.size() > 1) ? split(edge.get(1), ",") : List.of(),
				List.of(), Set.of(), "", edge.get(0) + ".sql:1");
		for (String part : parts.subList(1, parts.size())) {
			if (part.startsWith("depends on ")) {
				node = node.withDependsOn(split(part.substring("depends on ".length()), ","));
			}
			else if (part.startsWith("labels ")) {
				node = node.withBranchLabels(new LinkedHashSet<>(split(part.substring("labels ".length()), ",")));
			}
			else {
				throw new IllegalArgumentException("'line' must have only known parts but has '" + part + "'");
			}
		}
		return node;
	}

	private static List<String> split(String text, String separator) {
		return Arrays.stream(text.split(separator)).map(String::strip).toList();
	}

}
