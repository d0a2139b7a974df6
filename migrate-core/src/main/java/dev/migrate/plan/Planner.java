package dev.migrate.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

import dev.migrate.lang.Internal;
import dev.migrate.revision.AmbiguousWalkException;
import dev.migrate.revision.MultipleHeadsException;
import dev.migrate.revision.Relation;
import dev.migrate.revision.RelativeOutOfRangeException;
import dev.migrate.revision.RevisionException;
import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.RevisionNode;
import dev.migrate.revision.Target;

/**
 * Plans the way from what a database is at to where it should be. Nothing is run and
 * nothing is read: what the database is at are the rows of its version table, in row
 * order, none if it is at base. Thread-safe.
 */
@Internal
public final class Planner {

	private final RevisionGraph graph;

	/**
	 * Create a planner.
	 */
	public Planner(RevisionGraph graph) {
		this.graph = graph;
	}

	/**
	 * Plan an upgrade: all that the target requires and that is not applied.
	 * @param rows the rows of the version table
	 * @param target where to go
	 * @return the plan; without steps if all is applied
	 * @throws UnknownRevisionException if a row names no revision of the graph
	 * @throws OverlappingRevisionsException if a row implies another
	 * @throws AmbiguousCurrentException if the target counts from several rows
	 * @throws MultipleHeadsException if the target is {@code head} and there are several
	 * @throws RevisionException if the target stands for nothing
	 */
	public MigrationPlan upgrade(Collection<String> rows, Target target) {
		return upgrade(rows, List.of(target));
	}

	/**
	 * Plan an upgrade to several targets.
	 * @param rows the rows of the version table
	 * @param targets where to go; if there are several, they cannot count from the rows
	 * @return the plan; without steps if all is applied
	 * @throws OverlappingRevisionsException if a target, or a row, implies another
	 * @see #upgrade(Collection, Target)
	 */
	public MigrationPlan upgrade(Collection<String> rows, Collection<Target> targets) {
		CurrentRevisions current = CurrentRevisions.of(this.graph, rows);
		Set<String> wanted = resolve(current, targets);
		Overlaps.check(this.graph, wanted);
		current.requireNoOverlap();
		Set<String> missing = this.graph.ancestors(wanted, Relation.REQUIREMENTS);
		missing.removeAll(current.applied());
		PlannedRows table = new PlannedRows(this.graph, current);
		List<Step> steps = new ArrayList<>();
		for (RevisionNode revision : this.graph.oldestFirst(missing)) {
			steps.add(table.upgrade(revision));
		}
		return plan(current, steps, List.of());
	}

	/**
	 * Plan a downgrade: all that is applied above the target, with all that requires it.
	 * @param rows the rows of the version table
	 * @param target where to go
	 * @return the plan; without steps if nothing is above the target
	 * @throws UnknownRevisionException if a row names no revision of the graph
	 * @throws RangeNotAncestorException if the target is not applied, or the branch named
	 * does not lead there
	 * @throws AmbiguousCurrentException if the target counts from several revisions of a
	 * branch
	 * @throws RevisionException if the target stands for nothing
	 */
	public MigrationPlan downgrade(Collection<String> rows, Target target) {
		CurrentRevisions current = CurrentRevisions.of(this.graph, rows);
		Downgrade downgrade = Downgrade.to(target, this.graph, current);
		return downgrade(current, downgrade.revisions(), downgrade.warnings());
	}

	/**
	 * Plan a downgrade to several targets, all of which stay.
	 * @param rows the rows of the version table
	 * @param targets where to go; if there are several, each counts steps along a branch
	 * or not at all
	 * @param order identifiers of revisions, the one applied last at the end, as far as
	 * it is known
	 * @return the plan; without steps if nothing is above a target
	 * @throws OverlappingRevisionsException if one target takes down another
	 * @see #downgrade(Collection, Target, List)
	 */
	public MigrationPlan downgrade(Collection<String> rows, Collection<Target> targets, List<String> order) {
		if (targets.size() == 1) {
			return downgrade(rows, targets.iterator().next(), order);
		}
		CurrentRevisions current = CurrentRevisions.of(this.graph, rows);
		Set<String> taken = new LinkedHashSet<>();
		List<String> kept = new ArrayList<>();
		for (Target target : targets) {
			if (countsFromRows(target) && target.branch().isEmpty()) {
				throw new RelativeOutOfRangeException((Target.Relative) target,
						"beside other targets, it has to say on which branch");
			}
			Downgrade downgrade = Downgrade.to(target, this.graph, current);
			downgrade.revisions().forEach((revision) -> taken.add(revision.id()));
			kept.add(downgrade.end().id());
		}
		for (String id : kept) {
			if (taken.contains(id)) {
				throw new OverlappingRevisionsException(id, takenBy(id, kept));
			}
		}
		return downgrade(current, this.graph.newestFirst(taken), List.of());
	}

	private String takenBy(String id, List<String> kept) {
		Set<String> below = this.graph.ancestors(List.of(id), Relation.REQUIREMENTS);
		return kept.stream().filter((other) -> !other.equals(id) && below.contains(other)).findFirst().orElse("base");
	}

	private MigrationPlan downgrade(CurrentRevisions current, List<RevisionNode> taken, List<PlanWarning> warnings) {
		PlannedRows table = new PlannedRows(this.graph, current);
		return plan(current, taken.stream().map(table::downgrade).toList(), warnings);
	}

	/**
	 * Plan a downgrade where it is known in which order revisions were applied. A number
	 * of steps then means those applied last where the graph alone leaves it open: with
	 * several rows, and at a merge.
	 * @param rows the rows of the version table
	 * @param target where to go
	 * @param order identifiers of revisions, the one applied last at the end
	 * @return the plan; without steps if nothing is above the target
	 * @throws AmbiguousCurrentException if there are several rows to count from, and the
	 * order does not tell
	 * @see #downgrade(Collection, Target)
	 */
	public MigrationPlan downgrade(Collection<String> rows, Target target, List<String> order) {
		if (!countsLastApplied(target)) {
			return downgrade(rows, target);
		}
		Target.Relative relative = (Target.Relative) target;
		CurrentRevisions current = CurrentRevisions.of(this.graph, rows);
		Supplier<Optional<MigrationPlan>> undone = () -> new LastApplied(this.graph, current, order)
			.take(-relative.distance())
			.map((taken) -> downgrade(current, taken, List.of()));
		if (current.rows().size() > 1) {
			return undone.get().orElseThrow(() -> new AmbiguousCurrentException(relative, current.ids()));
		}
		try {
			return downgrade(rows, target);
		}
		catch (AmbiguousWalkException ex) {
			return undone.get().orElseThrow(() -> ex);
		}
	}

	/**
	 * Whether a downgrade to the target depends on the order in which revisions were
	 * applied.
	 */
	public static boolean countsLastApplied(Target target) {
		return countsFromRows(target) && target.branch().isEmpty() && ((Target.Relative) target).distance() < 0;
	}

	/**
	 * Plan a stamp: the rows become what they would be after a real migration, and
	 * nothing else is run.
	 * @param rows the rows of the version table
	 * @param targets what to record
	 * @param purge whether the rows are removed first, whatever they name; several
	 * targets are then recorded even if one implies another
	 * @return the plan, with at most one step for each revision recorded
	 * @throws UnknownRevisionException if a row names no revision of the graph and is not
	 * purged
	 * @throws RevisionException if a target stands for nothing
	 */
	public MigrationPlan stamp(Collection<String> rows, Collection<Target> targets, boolean purge) {
		Collection<String> known = purge ? List.of() : rows;
		return stamp(rows, known, targets, purge);
	}

	MigrationPlan stamp(Collection<String> rows, Collection<String> known, Collection<Target> targets,
			boolean verbatim) {
		CurrentRevisions current = CurrentRevisions.of(this.graph, known);
		return new Stamp(this.graph, current, List.copyOf(rows), verbatim).plan(targets, current);
	}

	/**
	 * Plan one revision alone, up or down.
	 * @param rows the rows of the version table
	 * @param direction {@link Direction#UPGRADE} or {@link Direction#DOWNGRADE}
	 * @throws NotNextStepException if what it requires is not applied, or what requires
	 * it is
	 * @throws UnknownRevisionException if a row names no revision of the graph
	 */
	public Step step(Collection<String> rows, Direction direction, RevisionNode revision) {
		CurrentRevisions current = CurrentRevisions.of(this.graph, rows);
		boolean up = direction == Direction.UPGRADE;
		Set<String> others = new TreeSet<>(up ? this.graph.below(revision.id(), Relation.REQUIREMENTS)
				: this.graph.above(revision.id(), Relation.REQUIREMENTS));
		others.removeIf((id) -> current.applied().contains(id) == up);
		if (!others.isEmpty()) {
			throw new NotNextStepException(revision.id(), direction, List.copyOf(others));
		}
		PlannedRows table = new PlannedRows(this.graph, current);
		return up ? table.upgrade(revision) : table.downgrade(revision);
	}

	/**
	 * All that has run, as the rows tell.
	 * @param rows the rows of the version table
	 * @return full identifiers, oldest first
	 * @throws UnknownRevisionException if a row names no revision of the graph
	 */
	public Set<String> applied(Collection<String> rows) {
		Set<String> applied = CurrentRevisions.of(this.graph, rows).applied();
		Set<String> ids = new LinkedHashSet<>();
		this.graph.oldestFirst(applied).forEach((revision) -> ids.add(revision.id()));
		return ids;
	}

	/**
	 * The rows that name no revision of the graph.
	 * @param rows the rows of the version table
	 * @return the rows, in row order
	 */
	public List<String> unknown(Collection<String> rows) {
		return CurrentRevisions.unknown(this.graph, rows);
	}

	/**
	 * Find out where a database is, seen from a target.
	 * @param rows the rows of the version table
	 * @param target where it should be
	 * @throws RevisionException if the target stands for nothing
	 * @throws PlanException if the target cannot be read from there
	 */
	public Position position(Collection<String> rows, Target target) {
		List<String> unknown = unknown(rows);
		if (!unknown.isEmpty()) {
			return new Position(List.of(), List.of(), unknown);
		}
		List<RevisionNode> pending = upgrade(rows, target).steps().stream().map(Step::revision).toList();
		return new Position(pending, pending.isEmpty() ? above(rows, target) : List.of(), List.of());
	}

	private List<RevisionNode> above(Collection<String> rows, Target target) {
		if (countsFromRows(target)
				|| target instanceof Target.Absolute absolute && (absolute.isHeads() || absolute.isHead())) {
			return List.of();
		}
		CurrentRevisions current = CurrentRevisions.of(this.graph, rows);
		try {
			return this.graph.oldestFirst(Downgrade.to(target, this.graph, current).above());
		}
		catch (RangeNotAncestorException | AmbiguousWalkException ex) {
			// Where no downgrade could end, a database that has all of the target is at
			// it
			return List.of();
		}
	}

	private static boolean countsFromRows(Target target) {
		return target instanceof Target.Relative relative && relative.start().isEmpty();
	}

	/**
	 * What a database is at: its rows, and the newest revisions of other lines that they
	 * imply.
	 * @param rows the rows of the version table
	 * @return the revisions that nothing applied is built on, oldest first
	 * @throws UnknownRevisionException if a row names no revision of the graph
	 */
	public List<RevisionNode> current(Collection<String> rows) {
		Set<String> applied = CurrentRevisions.of(this.graph, rows).applied();
		List<RevisionNode> ordered = this.graph.oldestFirst(applied);
		return ordered.stream()
			.filter((revision) -> this.graph.children(revision.id())
				.stream()
				.noneMatch((next) -> applied.contains(next.id())))
			.toList();
	}

	/**
	 * Check that all heads are applied.
	 * @param rows the rows of the version table
	 * @throws DatabaseNotAtHeadException if one is not
	 * @throws UnknownRevisionException if a row names no revision of the graph
	 */
	public void requireHeads(Collection<String> rows) {
		Set<String> applied = CurrentRevisions.of(this.graph, rows).applied();
		List<String> missing = this.graph.heads()
			.stream()
			.map(RevisionNode::id)
			.filter((id) -> !applied.contains(id))
			.toList();
		if (!missing.isEmpty()) {
			throw new DatabaseNotAtHeadException(List.copyOf(rows), missing);
		}
	}

	private Set<String> resolve(CurrentRevisions current, Collection<Target> targets) {
		Set<String> ids = new LinkedHashSet<>();
		UpgradeTargets alone = new UpgradeTargets(this.graph, current.revisions(), false);
		for (Target target : targets) {
			for (RevisionNode revision : (targets.size() == 1) ? alone.resolve(target) : this.graph.resolve(target)) {
				if (!revision.isBase()) {
					ids.add(revision.id());
				}
			}
		}
		return ids;
	}

	private static MigrationPlan plan(CurrentRevisions current, List<Step> steps, List<PlanWarning> warnings) {
		List<String> after = steps.isEmpty() ? List.copyOf(new TreeSet<>(current.rows()))
				: steps.get(steps.size() - 1).rowsAfter();
		return new MigrationPlan(current.rows(), steps, after, warnings);
	}

}
