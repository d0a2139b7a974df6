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
 * Where a downgrade has to lead.
 *
 * @param revision the revision that stays, or {@link RevisionNode#BASE}
 * @param branch the one branch that is taken down, or empty for all above the revision
 * @param warnings what a user should know about the way the target was read
 */
record DowngradeTarget(RevisionNode revision, Optional<String> branch, List<PlanWarning> warnings) {

	static DowngradeTarget resolve(RevisionGraph graph, CurrentRevisions current, Target target) {
		return new Reader(graph, current).resolve(target);
	}

	boolean isBase() {
		return RevisionNode.BASE.equals(this.revision);
	}

	/**
	 * Reads a target from where a database is.
	 */
	private record Reader(RevisionGraph graph, TargetResolver resolver, CurrentRevisions current) {

		Reader(RevisionGraph graph, CurrentRevisions current) {
			this(graph, new TargetResolver(graph), current);
		}

		DowngradeTarget resolve(Target target) {
			if (target instanceof Target.Relative relative) {
				return resolveRelative(relative);
			}
			// The branch says what is taken down; the revision need not be on it.
			String symbol = ((Target.Absolute) target).symbol();
			target.branch().ifPresent(this.resolver::branch);
			RevisionNode revision = this.resolver.resolveOne(new Target.Absolute(Optional.empty(), symbol));
			return new DowngradeTarget(revision, target.branch(), List.of());
		}

		private DowngradeTarget resolveRelative(Target.Relative target) {
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

		private DowngradeTarget downFromFirstRow(Target.Relative target) {
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

		private DowngradeTarget downOnBranch(Target.Relative target) {
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

		private DowngradeTarget walk(Target.Relative target, RevisionNode start, Optional<String> branch,
				List<PlanWarning> warnings) {
			RevisionNode end = new RelativeSteps(this.graph, target).from(start)
				.filter((revision) -> target.distance() < 0 || !RevisionNode.BASE.equals(revision))
				.orElseThrow(() -> new RelativeOutOfRangeException(target, "the graph ends before"));
			return new DowngradeTarget(end, branch, warnings);
		}

	}

}
