package dev.migrate.revision;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import dev.migrate.lang.Internal;

/**
 * Takes the steps of a relative target, one revision each. Base counts as one step below
 * the first revision.
 */
@Internal
public final class RelativeSteps {

	private final RevisionGraph graph;

	private final Target.Relative target;

	private final boolean stopAtTheEnd;

	/**
	 * Create a walk that leads nowhere if it passes the end of the graph.
	 * @param graph the graph
	 * @param target the target, for its distance and branch
	 */
	public RelativeSteps(RevisionGraph graph, Target.Relative target) {
		this(graph, target, false);
	}

	private RelativeSteps(RevisionGraph graph, Target.Relative target, boolean stopAtTheEnd) {
		this.graph = graph;
		this.target = target;
		this.stopAtTheEnd = stopAtTheEnd;
	}

	/**
	 * The same walk, staying where the graph ends.
	 * @return a new walk
	 */
	public RelativeSteps stoppingAtTheEnd() {
		return new RelativeSteps(this.graph, this.target, true);
	}

	/**
	 * Go up or down, as the distance says.
	 * @param start where to start; may be {@link RevisionNode#BASE}
	 * @return where it ends; empty if that is past the end
	 * @throws AmbiguousWalkException if the ways part
	 */
	public Optional<RevisionNode> from(RevisionNode start) {
		return (this.target.distance() < 0) ? down(start) : up(start);
	}

	/**
	 * Go up, along the branch if one is named.
	 * @param start where to start; may be {@link RevisionNode#BASE}
	 * @return where it ends; empty if that is past the end
	 * @throws AmbiguousWalkException if the ways part
	 */
	public Optional<RevisionNode> up(RevisionNode start) {
		Predicate<String> onBranch = this.target.branch()
			.map((branch) -> new TargetResolver(this.graph).onLineOf(branch))
			.orElse((id) -> true);
		RevisionNode current = start;
		for (long step = 0; step < this.target.distance(); step++) {
			List<RevisionNode> above = current.isBase() ? this.graph.bases() : this.graph.children(current.id());
			List<RevisionNode> ways = above.stream().filter((next) -> onBranch.test(next.id())).toList();
			if (ways.isEmpty()) {
				return end(current);
			}
			current = only(current, ways);
		}
		return Optional.of(current);
	}

	/**
	 * Go down.
	 * @param start where to start; may be {@link RevisionNode#BASE}
	 * @return where it ends, {@link RevisionNode#BASE} included; empty if that is past
	 * the end
	 * @throws AmbiguousWalkException if the ways part
	 */
	public Optional<RevisionNode> down(RevisionNode start) {
		RevisionNode current = start;
		for (long step = 0; step > this.target.distance(); step--) {
			if (current.isBase()) {
				return end(current);
			}
			List<RevisionNode> ways = current.downRevisions().stream().map(this.graph::get).toList();
			current = ways.isEmpty() ? RevisionNode.BASE : only(current, ways);
		}
		return Optional.of(current);
	}

	private Optional<RevisionNode> end(RevisionNode current) {
		return this.stopAtTheEnd ? Optional.of(current) : Optional.empty();
	}

	private RevisionNode only(RevisionNode at, List<RevisionNode> ways) {
		if (ways.size() > 1) {
			throw new AmbiguousWalkException(this.target, at, ways.stream().map(RevisionNode::id).toList());
		}
		return ways.get(0);
	}

}
