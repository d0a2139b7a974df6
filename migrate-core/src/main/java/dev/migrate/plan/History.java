package dev.migrate.plan;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.migrate.lang.Internal;
import dev.migrate.revision.Relation;
import dev.migrate.revision.RelativeSteps;
import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.RevisionNode;
import dev.migrate.revision.RevisionRange;
import dev.migrate.revision.Target;
import dev.migrate.revision.TargetResolver;

/**
 * Lists the revisions of a range, newest first. Thread-safe.
 */
@Internal
public final class History {

	private final RevisionGraph graph;

	private final TargetResolver resolver;

	/**
	 * Create a history.
	 */
	public History(RevisionGraph graph) {
		this.graph = graph;
		this.resolver = new TargetResolver(graph);
	}

	/**
	 * Whether a range depends on what a database is at.
	 */
	public static boolean asksDatabase(RevisionRange range) {
		return Stream.of(range.from(), range.to())
			.flatMap(Optional::stream)
			.anyMatch((end) -> isCurrent(end) || isFromCurrent(end));
	}

	/**
	 * The revisions of a range, both ends included. An end may be {@code current}; a
	 * lower end {@code -2} counts from the upper end, an upper end {@code +2} from the
	 * lower end, and both stay where the graph ends.
	 * @param rows the rows of the version table; looked at only where the range says
	 * {@code current}
	 * @return the revisions, newest first
	 * @throws RangeNotAncestorException if the lower end is not below the upper end
	 * @throws OverlappingRevisionsException if one of several ends implies another
	 */
	public List<RevisionNode> revisions(RevisionRange range, Collection<String> rows) {
		Target from = range.from().orElse(Target.BASE);
		Target to = range.to().orElse(Target.HEADS);
		return this.graph.newestFirst(countsFromUpper(from) ? below((Target.Relative) from, to, rows)
				: between(lower(from, rows), from, to, rows));
	}

	private static boolean countsFromUpper(Target from) {
		return from instanceof Target.Relative relative && relative.start().isEmpty() && relative.distance() < 0;
	}

	/**
	 * What is some steps below each upper end.
	 */
	private Set<String> below(Target.Relative from, Target to, Collection<String> rows) {
		boolean fromHeads = to instanceof Target.Relative upper && upper.start().isEmpty();
		RelativeSteps walk = new RelativeSteps(this.graph, from).stoppingAtTheEnd();
		if (fromHeads) {
			List<RevisionNode> lower = this.resolver.startsOf(from.branch())
				.stream()
				.map((head) -> walk.down(head).orElseThrow())
				.filter((revision) -> !revision.isBase())
				.toList();
			return between(lower, from, to, rows);
		}
		Set<String> shown = new HashSet<>();
		List<RevisionNode> upper = upper(from, to, List.of(), rows);
		Overlaps.check(this.graph, ids(upper));
		for (RevisionNode end : upper) {
			RevisionNode start = walk.down(end).orElseThrow();
			shown.addAll(between(start.isBase() ? List.of() : List.of(start.id()), List.of(end.id()), true));
		}
		return shown;
	}

	private Set<String> between(List<RevisionNode> lower, Target from, Target to, Collection<String> rows) {
		List<String> upper = ids(upper(from, to, lower, rows));
		Overlaps.check(this.graph, upper);
		boolean named = !(to instanceof Target.Absolute absolute && absolute.isHeads());
		return between(ids(lower), upper, named);
	}

	/**
	 * What is between two ends.
	 * @param named whether the upper ends are meant, and not just all that there is
	 */
	private Set<String> between(List<String> lower, List<String> upper, boolean named) {
		Set<String> shown = this.graph.ancestors(upper, Relation.REQUIREMENTS);
		if (lower.isEmpty()) {
			return shown;
		}
		for (String id : lower) {
			if (!shown.contains(id)) {
				throw RangeNotAncestorException.ofRange(id, upper);
			}
		}
		Overlaps.check(this.graph, lower);
		shown.removeAll(this.graph.ancestors(lower, Relation.REQUIREMENTS));
		shown.addAll(lower);
		Set<String> line = this.graph.descendants(lower, Relation.DOWN_REVISIONS);
		shown.retainAll(
				(named && !line.containsAll(upper)) ? this.graph.descendants(lower, Relation.REQUIREMENTS) : line);
		return shown;
	}

	private List<RevisionNode> upper(Target from, Target to, List<RevisionNode> lower, Collection<String> rows) {
		if (isCurrent(to)) {
			return rows(rows);
		}
		List<RevisionNode> upper = isFromCurrent(to)
				? new UpgradeTargets(this.graph, rows(rows), true).resolve(withoutStart((Target.Relative) to))
				: new UpgradeTargets(this.graph, lower, true).resolve(to);
		if (isCurrent(from) || from.branch().isEmpty()) {
			return upper;
		}
		Predicate<String> onBranch = onBranch(from.branch().get());
		return upper.stream().filter((revision) -> onBranch.test(revision.id())).toList();
	}

	/**
	 * A branch reaches as far as its label; a revision stands for its branch if that has
	 * one label.
	 */
	private Predicate<String> onBranch(String branch) {
		Set<String> labels = this.graph.contains(branch) ? this.graph.branchLabels(branch) : Set.of(branch);
		String label = (labels.size() == 1) ? labels.iterator().next() : branch;
		if (this.graph.labelled(label).isPresent()) {
			return (id) -> this.graph.branchLabels(id).contains(label);
		}
		return this.resolver.onLineOf(branch);
	}

	private List<RevisionNode> lower(Target from, Collection<String> rows) {
		if (isCurrent(from)) {
			return rows(rows);
		}
		if (!(from instanceof Target.Relative relative) || relative.startTarget().isEmpty()) {
			return this.resolver.resolve(from);
		}
		RelativeSteps walk = new RelativeSteps(this.graph, relative).stoppingAtTheEnd();
		List<RevisionNode> starts = isFromCurrent(from) ? rows(rows)
				: List.of(this.resolver.resolveOne(relative.startTarget().get()));
		return starts.stream()
			.map((start) -> walk.from(start).orElseThrow())
			.filter((revision) -> !revision.isBase())
			.toList();
	}

	private List<RevisionNode> rows(Collection<String> rows) {
		return CurrentRevisions.of(this.graph, rows).revisions();
	}

	private static boolean isCurrent(Target target) {
		return target instanceof Target.Absolute absolute && absolute.isCurrent();
	}

	private static boolean isFromCurrent(Target target) {
		return target instanceof Target.Relative relative
				&& relative.startTarget().filter(History::isCurrent).isPresent();
	}

	private static Target withoutStart(Target.Relative target) {
		return new Target.Relative(target.branch(), Optional.empty(), target.distance());
	}

	private static List<String> ids(List<RevisionNode> revisions) {
		return revisions.stream().map(RevisionNode::id).toList();
	}

}
