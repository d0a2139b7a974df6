package dev.migrate.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import dev.migrate.revision.NoSuchRevisionException;
import dev.migrate.revision.Relation;
import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.RevisionNode;
import dev.migrate.revision.Target;
import dev.migrate.revision.TargetResolver;
import dev.migrate.revision.Wording;

/**
 * Works out the rows of the version table as if the database had really been migrated to
 * some targets.
 */
final class Stamp {

	private final RevisionGraph graph;

	private final TargetResolver resolver;

	private final List<String> rows;

	private final Set<String> applied;

	/** Whether what was asked for is recorded even where it says things twice. */
	private final boolean verbatim;

	/** The applied revisions that no other applied revision requires. */
	private final TreeSet<String> tips = new TreeSet<>();

	/** What is recorded even though something else requires it. */
	private final Set<String> asked = new LinkedHashSet<>();

	private final List<Step> steps = new ArrayList<>();

	private Set<String> rowsNow;

	Stamp(RevisionGraph graph, CurrentRevisions current, List<String> rows, boolean verbatim) {
		this.graph = graph;
		this.resolver = new TargetResolver(graph);
		this.rows = rows;
		this.rowsNow = new TreeSet<>(rows);
		this.applied = current.applied();
		this.verbatim = verbatim;
	}

	MigrationPlan plan(Collection<Target> targets, CurrentRevisions current) {
		Set<RevisionNode> revisions = new LinkedHashSet<>();
		for (Target target : targets) {
			refuseSteps(target, current);
			List<RevisionNode> resolved = new ArrayList<>(this.resolver.resolve(target));
			resolved.removeIf(RevisionNode::isBase);
			if (resolved.isEmpty()) {
				clear(target, current);
			}
			revisions.addAll(resolved);
		}
		Set<String> ids = new LinkedHashSet<>(revisions.stream().map(RevisionNode::id).toList());
		removeAbove(ids);
		this.tips.addAll(this.applied);
		this.applied.forEach((id) -> this.graph.below(id, Relation.REQUIREMENTS).forEach(this.tips::remove));
		if (revisions.isEmpty()) {
			record(RevisionNode.BASE);
		}
		for (RevisionNode revision : revisions) {
			apply(revision.id());
			record(revision);
		}
		return new MigrationPlan(this.rows, this.steps, List.copyOf(this.rowsNow), warnings(ids));
	}

	private static void refuseSteps(Target target, CurrentRevisions current) {
		if (target instanceof Target.Relative relative && !current.rows().isEmpty()) {
			throw new NoSuchRevisionException(
					"Target " + Wording.quoted(relative.toString()) + " is a number of steps, and a stamp takes none.",
					relative.toString(), List.of());
		}
	}

	/**
	 * Forget what is applied: all of it, or the rows on a branch, dependencies counted.
	 */
	private void clear(Target target, CurrentRevisions current) {
		List<String> kept = target.branch().map((branch) -> {
			String id = this.resolver.branch(branch).id();
			Set<String> line = this.graph.ancestors(List.of(id), Relation.REQUIREMENTS);
			line.addAll(this.graph.descendants(List.of(id), Relation.REQUIREMENTS));
			return current.ids().stream().filter((row) -> !line.contains(row)).toList();
		}).orElse(List.of());
		this.applied.retainAll(this.graph.ancestors(kept, Relation.REQUIREMENTS));
	}

	private void removeAbove(Set<String> ids) {
		Set<String> above = new HashSet<>();
		ids.forEach((id) -> above.addAll(this.graph.above(id, Relation.REQUIREMENTS)));
		this.applied.removeAll(this.graph.descendants(above, Relation.REQUIREMENTS));
	}

	private void apply(String id) {
		if (!this.applied.contains(id)) {
			Set<String> below = this.graph.ancestors(this.graph.below(id, Relation.REQUIREMENTS),
					Relation.REQUIREMENTS);
			this.tips.removeAll(below);
			this.tips.add(id);
			this.applied.addAll(below);
			this.applied.add(id);
		}
		if (this.verbatim) {
			this.asked.add(id);
		}
	}

	private void record(RevisionNode revision) {
		Set<String> after = new TreeSet<>(this.tips);
		after.addAll(this.asked);
		List<VersionChange> changes = PlannedRows.changesBetween(this.rowsNow, after);
		if (!changes.isEmpty()) {
			this.steps.add(new Step(Direction.STAMP, revision, changes, List.copyOf(after)));
			this.rowsNow = after;
		}
	}

	private List<PlanWarning> warnings(Set<String> ids) {
		Set<String> implied = Overlaps.implied(this.graph, ids);
		if (!this.verbatim || implied.isEmpty()) {
			return List.of();
		}
		return List.of(new PlanWarning(PlanWarning.Kind.OVERLAPPING_STAMP, List.copyOf(implied),
				"The version table will name " + Wording.quoted(implied)
						+ ", which others of its rows require anyway; an upgrade will refuse to start from there."));
	}

}
