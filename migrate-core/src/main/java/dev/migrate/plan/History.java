package dev.migrate.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

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
	 * @param graph all revisions
	 */
	public History(RevisionGraph graph) {
		this.graph = graph;
		this.resolver = new TargetResolver(graph);
	}

	/**
	 * The revisions of a range, both ends included. An end may be {@code current}; a
	 * lower end {@code -2} counts from the heads, an upper end {@code +2} from the lower
	 * end, and both stay where the graph ends.
	 * @param range the range
	 * @param rows the rows of the version table; looked at only where the range says
	 * {@code current}
	 * @return the revisions, newest first
	 * @throws RangeNotAncestorException if the lower end is not below the upper end
	 * @throws OverlappingRevisionsException if one of several ends implies another
	 */
	public List<RevisionNode> revisions(RevisionRange range, Collection<String> rows) {
		Target from = range.from().orElse(Target.BASE);
		Target to = range.to().orElse(Target.HEADS);
		List<RevisionNode> lower = isCurrent(from) ? rows(rows) : lower(from, to, rows);
		List<String> upper = ids(isCurrent(to) ? rows(rows) : upper(from, to, lower));
		Overlaps.check(this.graph, upper);
		Set<String> shown = new HashSet<>(this.graph.ancestors(upper, Relation.REQUIREMENTS));
		if (!lower.isEmpty()) {
			cut(shown, ids(lower), upper);
		}
		return this.graph.newestFirst(shown);
	}

	private void cut(Set<String> shown, List<String> lower, List<String> upper) {
		for (String id : lower) {
			if (!shown.contains(id)) {
				throw RangeNotAncestorException.ofRange(id, upper);
			}
		}
		Overlaps.check(this.graph, lower);
		shown.removeAll(this.graph.ancestors(lower, Relation.REQUIREMENTS));
		shown.addAll(lower);
		shown.retainAll(this.graph.descendants(lower, Relation.DOWN_REVISIONS));
	}

	private List<RevisionNode> upper(Target from, Target to, List<RevisionNode> lower) {
		List<RevisionNode> upper = new UpgradeTargets(this.graph, lower, true).resolve(to);
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

	private List<RevisionNode> lower(Target from, Target to, Collection<String> rows) {
		List<RevisionNode> lower = new ArrayList<>(this.resolver.resolve(from));
		if (from instanceof Target.Relative relative && passesTheBeginning(relative)) {
			lower = new ArrayList<>(List.of(belowUpper(relative, to, rows)));
		}
		lower.removeIf(RevisionNode.BASE::equals);
		return lower;
	}

	/**
	 * Whether counting from the first head leads nowhere, so that counting from the upper
	 * end makes more sense.
	 */
	private boolean passesTheBeginning(Target.Relative from) {
		List<RevisionNode> heads = this.resolver.startsOf(from.branch());
		return !heads.isEmpty() && new RelativeSteps(this.graph, from).down(heads.get(0)).isEmpty();
	}

	private RevisionNode belowUpper(Target.Relative from, Target to, Collection<String> rows) {
		if (isCurrent(to) && rows.size() != 1) {
			return RevisionNode.BASE;
		}
		RelativeSteps walk = new RelativeSteps(this.graph, from).stoppingAtTheEnd();
		if (isCurrent(to)) {
			return walk.down(rows(rows).get(0)).orElseThrow();
		}
		return (to instanceof Target.Absolute) ? walk.down(this.resolver.resolveOne(to)).orElseThrow()
				: RevisionNode.BASE;
	}

	private List<RevisionNode> rows(Collection<String> rows) {
		return CurrentRevisions.of(this.graph, rows).revisions();
	}

	private static boolean isCurrent(Target target) {
		return target instanceof Target.Absolute absolute && absolute.isCurrent();
	}

	private static List<String> ids(List<RevisionNode> revisions) {
		return revisions.stream().map(RevisionNode::id).toList();
	}

}
