package dev.migrate.author.command;

import java.util.List;
import java.util.function.Supplier;

import dev.migrate.Migrator;
import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.RevisionNode;
import dev.migrate.revision.Target;

/**
 * The revisions that a command is to look at, by any name that they have.
 *
 * @param migrator is asked only where the database is
 */
record NamedRevisions(RevisionGraph graph, Supplier<Migrator> migrator) {

	/**
	 * Whether a name stands for what the database is at.
	 * @return whether it does
	 */
	static boolean asksDatabase(String text) {
		return Target.parse(text) instanceof Target.Absolute absolute && absolute.isCurrent();
	}

	/**
	 * Find them.
	 * @param text a target, or {@code current}
	 * @return the revisions; base is none
	 */
	List<RevisionNode> resolve(String text) {
		if (asksDatabase(text)) {
			return this.migrator.get().currentRevisions();
		}
		return this.graph.resolve(Target.parse(text)).stream().filter((revision) -> !revision.isBase()).toList();
	}

}
