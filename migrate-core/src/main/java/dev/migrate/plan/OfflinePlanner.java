package dev.migrate.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import dev.migrate.lang.Internal;
import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.RevisionNode;
import dev.migrate.revision.RevisionRange;
import dev.migrate.revision.Target;

/**
 * Plans without a database: what it is at is said by the start of a range, base if there
 * is none. Thread-safe.
 */
@Internal
public final class OfflinePlanner {

	private final RevisionGraph graph;

	private final Planner planner;

	/**
	 * Create a planner.
	 */
	public OfflinePlanner(RevisionGraph graph) {
		this.graph = graph;
		this.planner = new Planner(graph);
	}

	/**
	 * Plan an upgrade.
	 * @param range from where to where
	 * @see Planner#upgrade(Collection, Target)
	 */
	public MigrationPlan upgrade(RevisionRange range) {
		return this.planner.upgrade(rows(range.from()), range.requireTo());
	}

	/**
	 * Plan a downgrade.
	 * @param range from where to where: the newer end comes first
	 * @throws OfflinePlanException if the range has no start
	 * @see Planner#downgrade(Collection, Target)
	 */
	public MigrationPlan downgrade(RevisionRange range) {
		if (range.from().isEmpty()) {
			throw OfflinePlanException.downgradeWithoutStart(range);
		}
		return this.planner.downgrade(rows(range.from()), range.requireTo());
	}

	/**
	 * Plan a stamp. Several ranges are recorded even if the end of one implies that of
	 * another.
	 * @param ranges from where to where, all with the same start
	 * @param purge whether to remove all rows first, which needs a database
	 * @throws OfflinePlanException if a purge was asked for, or the ranges start at
	 * different revisions
	 */
	public MigrationPlan stamp(Collection<RevisionRange> ranges, boolean purge) {
		if (purge) {
			throw OfflinePlanException.purge();
		}
		Optional<Target> start = Optional.empty();
		List<Target> targets = new ArrayList<>();
		for (RevisionRange range : ranges) {
			if (start.isPresent() && range.from().isPresent() && !range.from().equals(start)) {
				throw OfflinePlanException.severalStarts(start.get(), range.from().get());
			}
			start = start.or(range::from);
			targets.add(range.requireTo());
		}
		List<String> rows = rows(start);
		return this.planner.stamp(rows, rows, targets, true);
	}

	private List<String> rows(Optional<Target> start) {
		RevisionNode revision = start.map(this.graph::resolveOne).orElse(RevisionNode.BASE);
		return revision.isBase() ? List.of() : List.of(revision.id());
	}

}
