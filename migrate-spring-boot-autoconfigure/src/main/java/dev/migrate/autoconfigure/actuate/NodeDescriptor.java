package dev.migrate.autoconfigure.actuate;

import java.util.List;

import dev.migrate.Migrator;
import dev.migrate.lang.Internal;
import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.RevisionNode;
import org.jspecify.annotations.Nullable;

/**
 * A revision as a node of the graph, for who draws it.
 *
 * @param revision the revision identifier
 * @param downRevisions the revisions it is built on
 * @param dependsOn the revisions that it depends on, by identifier also where it names a
 * label
 * @param description its message
 * @param branchLabels the labels of the branch that begins with it
 * @param state where it is, or {@code null} where that is not known
 */
@Internal
public record NodeDescriptor(String revision, List<String> downRevisions, List<String> dependsOn, String description,
		List<String> branchLabels, @Nullable RevisionState state) {

	/**
	 * All revisions, each before those that it is built on.
	 */
	static List<NodeDescriptor> of(String name, Migrator migrator) {
		RevisionGraph graph = migrator.graph();
		RevisionStates states = RevisionStates.of(name, migrator);
		return graph.newestFirst(graph.nodes().stream().map(RevisionNode::id).toList())
			.stream()
			.map((node) -> new NodeDescriptor(node.id(), node.downRevisions(), graph.dependencies(node.id()),
					node.message(), List.copyOf(node.branchLabels()), states.of(node.id())))
			.toList();
	}

}
