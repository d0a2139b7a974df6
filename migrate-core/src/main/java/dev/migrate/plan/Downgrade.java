package dev.migrate.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.migrate.revision.Relation;
import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.RevisionNode;
import dev.migrate.revision.Target;
import dev.migrate.revision.TargetResolver;

/**
 * Finds out what a downgrade takes away: all that is applied and built on, or depends on,
 * what directly follows the target.
 */
final class Downgrade {

	private final RevisionGraph graph;

	private final CurrentRevisions current;

	Downgrade(RevisionGraph graph, CurrentRevisions current) {
		this.graph = graph;
		this.current = current;
	}

	/**
	 * The revisions to take down.
	 * @param target the target as asked for
	 * @param resolved what it means
	 * @return the revisions, newest first
	 */
	List<RevisionNode> revisions(Target target, DowngradeTarget resolved) {
		Set<String> taken = above(target, resolved);
		if (taken.isEmpty() && !resolved.isBase() && !this.current.ids().contains(resolved.revision().id())) {
			throw RangeNotAncestorException.ofDowngrade(target.toString(), this.current.rows());
		}
		return this.graph.newestFirst(taken);
	}

	/**
	 * What is applied above a target, be that applied or not.
	 */
	Set<String> above(Target target, DowngradeTarget resolved) {
		List<String> roots = ids(
				resolved.isBase() ? this.graph.bases() : this.graph.children(resolved.revision().id()));
		if (resolved.branch().isPresent() && roots.size() > 1) {
			roots = leadingTo(resolved.branch().get(), roots, target);
		}
		Set<String> taken = new HashSet<>(this.graph.descendants(roots, Relation.REQUIREMENTS));
		taken.retainAll(this.current.applied());
		return taken;
	}

	private List<String> leadingTo(String branch, List<String> roots, Target target) {
		String tip = new TargetResolver(this.graph).branch(branch).id();
		Set<String> line = this.graph.ancestors(List.of(tip), Relation.DOWN_REVISIONS);
		List<String> chosen = roots.stream().filter(line::contains).toList();
		if (chosen.isEmpty()) {
			throw new InvalidDowngradeTargetException(target, branch);
		}
		return chosen;
	}

	private static List<String> ids(List<RevisionNode> revisions) {
		return revisions.stream().map(RevisionNode::id).toList();
	}

}
