package dev.migrate.author.command;

import java.util.List;

import dev.migrate.Migrator;
import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.RevisionNode;
import dev.migrate.revision.Target;

/**
 * The revisions that a command is to look at, by any name that they have.
 */
final class NamedRevisions {

	private final Migrator migrator;

	NamedRevisions(Migrator migrator) {
		this.migrator = migrator;
	}

	/**
	 * Find them.
	 * @param text a target, or {@code current}
	 * @return the revisions; base is none
	 */
	List<RevisionNode> resolve(String text) {
		RevisionGraph graph = this.migrator.graph();
		Target target = Target.parse(text);
		if (target instanceof Target.Absolute absolute && absolute.isCurrent()) {
			return this.migrator.currentRevisions();
		}
		return graph.resolve(target).stream().filter((revision) -> !RevisionNode.BASE.equals(revision)).toList();
	}

}
