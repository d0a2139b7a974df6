package dev.migrate.plan;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import dev.migrate.revision.Relation;
import dev.migrate.revision.RelativeOutOfRangeException;
import dev.migrate.revision.RelativeSteps;
import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.RevisionNode;
import dev.migrate.revision.Target;
import dev.migrate.revision.TargetResolver;
import dev.migrate.revision.Wording;

/**
 * Where a downgrade leads, and what it takes away: all that is applied and built on, or
 * depends on, what directly follows the end.
 *
 * @param target the target as asked for
 * @param current what the database is at
 * @param end the revision that stays, or {@link RevisionNode#BASE}
 * @param branch the one branch that is taken down, or empty for all above the end
 * @param warnings what a user should know about the way the target was read
 */
record Downgrade(Target target, RevisionGraph graph, CurrentRevisions current, RevisionNode end,
		Optional<String> branch, List<PlanWarning> warnings) {

	static Downgrade to(Target target, RevisionGraph graph, CurrentRevisions current) {
		return new Reader(target, graph, new TargetResolver(graph), current).read();
	}

	/**
	 * The revisions to take down.
	 * @return the revisions, newest first
	 */
	List<RevisionNode> revisions() {
		Set<String> taken = above();
		if (taken.isEmpty() && !leadsToBase() && !this.current.ids().contains(this.end.id())) {
			throw RangeNotAncestorException.ofDowngrade(this.target.toString(), this.current.rows());
		}
		return this.graph.newestFirst(taken);
	}

	/**
	 * What is applied above the end, be that applied or not.
	 */
	Set<String> above() {
		List<String> roots = (leadsToBase() ? this.graph.bases() : this.graph.children(this.end.id())).stream()
			.map(RevisionNode::id)
			.toList();
		if (this.branch.isPresent() && roots.size() > 1) {
			roots = leadingTo(this.branch.get(), roots);
		}
		Set<String> taken = this.graph.descendants(roots, Relation.REQUIREMENTS);
		taken.retainAll(this.current.applied());
		return taken;
	}

	private boolean leadsToBase() {
		return this.end.isBase();
	}

	private List<String> leadingTo(String branch, List<String> roots) {
		String tip = new TargetResolver(this.graph).branch(branch).id();
		Set<String> line = this.graph.ancestors(List.of(tip), Relation.DOWN_REVISIONS);
		List<String> chosen = roots.stream().filter(line::contains).toList();
		if (chosen.isEmpty()) {
			throw RangeNotAncestorException.ofBranch(this.target.toString(), branch);
		}
		return chosen;
	}

	/**
	 * Reads a target from where a database is.
	 */
	private record Reader(Target target, RevisionGraph graph, TargetResolver resolver, CurrentRevisions current) {

		Downgrade read() {
			if (this.target instanceof Target.Relative relative) {
				return read(relative);
			}
			// The branch says what is taken down; the revision need not be on it.
			String symbol = ((Target.Absolute) this.target).symbol();
			this.target.branch().ifPresent(this.resolver::branch);
			RevisionNode revision = this.resolver.resolveOne(new Target.Absolute(Optional.empty(), symbol));
			return downgrade(revision, this.target.branch(), List.of());
		}

		private Downgrade downgrade(RevisionNode end, Optional<String> branch, List<PlanWarning> warnings) {
			return new Downgrade(this.target, this.graph, this.current, end, branch, warnings);
		}

		private Downgrade read(Target.Relative target) {
			if (target.start().isEmpty()) {
				if (target.distance() >= 0) {
					throw new RelativeOutOfRangeException(target, "a downgrade only goes down");
				}
				return target.branch().isEmpty() ? downFromFirstRow(target) : downOnBranch(target);
			}
			boolean up = target.distance() >= 0;
			Target.Absolute start = new Target.Absolute(up ? Optional.empty() : target.branch(), target.start().get());
			return walk(target, this.resolver.resolveOne(start), target.branch(), List.of());
		}

		private Downgrade downFromFirstRow(Target.Relative target) {
			List<RevisionNode> rows = this.current.revisions();
			if (rows.isEmpty()) {
				throw new RelativeOutOfRangeException(target, "nothing is applied");
			}
			RevisionNode first = rows.get(0);
			List<PlanWarning> warnings = (rows.size() > 1) ? List.of(ambiguous(target, first)) : List.of();
			return walk(target, first, Optional.of(first.id()), warnings);
		}

		private PlanWarning ambiguous(Target.Relative target, RevisionNode first) {
			List<String> rows = this.current.ids();
			return new PlanWarning(PlanWarning.Kind.AMBIGUOUS_RELATIVE_DOWNGRADE, rows,
					"Target " + Wording.quoted(target.toString()) + " is ambiguous: the database is at "
							+ Wording.quoted(rows) + ". It was taken to mean "
							+ Wording.quoted(first.id() + target.distance())
							+ ", because that is the first row; name the revision or a branch to be sure.");
		}

		private Downgrade downOnBranch(Target.Relative target) {
			Predicate<String> onLine = this.resolver.onLineOf(target.branch().orElseThrow());
			List<String> starts = this.current.ids().stream().filter(onLine).toList();
			if (starts.isEmpty()) {
				starts = newestApplied().stream().filter(onLine).toList();
			}
			if (starts.isEmpty()) {
				throw new RelativeOutOfRangeException(target, "nothing of that branch is applied");
			}
			if (starts.size() > 1) {
				throw new AmbiguousCurrentException(target, starts);
			}
			return walk(target, this.graph.get(starts.get(0)), target.branch(), List.of());
		}

		private List<String> newestApplied() {
			Set<String> applied = this.current.applied();
			return applied.stream()
				.filter((id) -> this.graph.above(id, Relation.DOWN_REVISIONS).stream().noneMatch(applied::contains))
				.toList();
		}

		private Downgrade walk(Target.Relative target, RevisionNode start, Optional<String> branch,
				List<PlanWarning> warnings) {
			RevisionNode end = new RelativeSteps(this.graph, target).from(start)
				.filter((revision) -> target.distance() < 0 || !revision.isBase())
				.orElseThrow(() -> new RelativeOutOfRangeException(target, "the graph ends before"));
			return downgrade(end, branch, warnings);
		}

	}

}
