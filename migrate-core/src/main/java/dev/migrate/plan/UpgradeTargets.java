package dev.migrate.plan;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import dev.migrate.revision.Relation;
import dev.migrate.revision.RelativeOutOfRangeException;
import dev.migrate.revision.RelativeSteps;
import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.RevisionNode;
import dev.migrate.revision.Target;
import dev.migrate.revision.TargetResolver;

/**
 * Finds out which revisions an upgrade has to reach.
 */
final class UpgradeTargets {

	private final RevisionGraph graph;

	private final TargetResolver resolver;

	private final List<RevisionNode> current;

	private final boolean stopAtTheEnd;

	/**
	 * Look from where a database is.
	 * @param current what it is at
	 * @param stopAtTheEnd whether steps past the end of the graph stay there
	 */
	UpgradeTargets(RevisionGraph graph, List<RevisionNode> current, boolean stopAtTheEnd) {
		this.graph = graph;
		this.resolver = new TargetResolver(graph);
		this.current = current;
		this.stopAtTheEnd = stopAtTheEnd;
	}

	/**
	 * The revisions that the target stands for.
	 * @return the revisions; none for base
	 */
	List<RevisionNode> resolve(Target target) {
		if (!(target instanceof Target.Relative relative)) {
			return this.resolver.resolve(target);
		}
		RevisionNode end = walk(relative).from(start(relative))
			.orElseThrow(() -> new RelativeOutOfRangeException(relative, "the graph ends before"));
		if (end.isBase() && !this.stopAtTheEnd) {
			throw new RelativeOutOfRangeException(relative, "that is base, and an upgrade cannot lead there");
		}
		return end.isBase() ? List.of() : List.of(end);
	}

	private RelativeSteps walk(Target.Relative target) {
		RelativeSteps walk = new RelativeSteps(this.graph, target);
		return this.stopAtTheEnd ? walk.stoppingAtTheEnd() : walk;
	}

	private RevisionNode start(Target.Relative target) {
		if (target.startTarget().isPresent()) {
			Target.Absolute start = target.startTarget().get();
			// On the way up the branch says which way to take, not where to begin.
			return this.resolver.resolveOne((target.distance() > 0) ? Target.parse(start.symbol()) : start);
		}
		if (target.distance() <= 0) {
			throw new RelativeOutOfRangeException(target, "an upgrade only goes up");
		}
		List<RevisionNode> starts = target.branch().map(this::startsOn).orElse(this.current);
		if (starts.size() > 1) {
			throw new AmbiguousCurrentException(target, starts.stream().map(RevisionNode::id).toList());
		}
		return starts.isEmpty() ? RevisionNode.BASE : starts.get(0);
	}

	private List<RevisionNode> startsOn(String branch) {
		Predicate<String> onLine = this.resolver.onLineOf(branch);
		List<RevisionNode> rows = this.current.stream().filter((row) -> onLine.test(row.id())).toList();
		return rows.isEmpty() ? newestApplied(onLine) : rows;
	}

	/**
	 * Where the line has been left: the applied revisions on it that no other applied
	 * revision on it requires.
	 */
	private List<RevisionNode> newestApplied(Predicate<String> onLine) {
		List<String> ids = this.current.stream().map(RevisionNode::id).toList();
		Set<String> applied = this.graph.ancestors(ids, Relation.REQUIREMENTS);
		applied.removeIf(onLine.negate());
		Set<String> newest = new LinkedHashSet<>(applied);
		applied.forEach((id) -> this.graph.below(id, Relation.REQUIREMENTS).forEach(newest::remove));
		return newest.stream().map(this.graph::get).toList();
	}

}
