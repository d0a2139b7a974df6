package dev.migrate.start;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.migrate.plan.Planner;
import dev.migrate.plan.Step;
import dev.migrate.revision.Relation;
import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.RevisionNode;
import dev.migrate.revision.Target;

/**
 * Tells on which side of a target a database is.
 *
 * @param graph all revisions
 * @param target where to go
 */
public record Compass(RevisionGraph graph, Target target) {

	public Planner planner() {
		return new Planner(this.graph);
	}

	/**
	 * The revisions that are missing.
	 */
	List<RevisionNode> pending(List<String> rows) {
		return planner().pending(rows, this.target);
	}

	/**
	 * The applied revisions that the target does not include and that are built on it;
	 * other branches are not above it.
	 */
	public List<String> above(List<String> rows) {
		if (!(this.target instanceof Target.Absolute absolute) || absolute.isHeads() || absolute.isHead()) {
			return List.of();
		}
		if (absolute.isBase()) {
			return planner().downgrade(rows, this.target)
				.steps()
				.stream()
				.map(Step::revision)
				.map(RevisionNode::id)
				.toList();
		}
		List<String> ids = this.graph.resolve(this.target).stream().map(RevisionNode::id).toList();
		Set<String> above = new LinkedHashSet<>(planner().applied(rows));
		above.retainAll(this.graph.descendants(ids, Relation.REQUIREMENTS));
		above.removeAll(this.graph.ancestors(ids, Relation.REQUIREMENTS));
		return List.copyOf(above);
	}

}
