package dev.migrate.execute;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.migrate.error.RunLog;
import dev.migrate.lang.Internal;
import dev.migrate.plan.Direction;
import dev.migrate.plan.MigrationPlan;
import dev.migrate.plan.Planner;
import dev.migrate.plan.Step;
import dev.migrate.revision.RevisionGraph;
import dev.migrate.tables.VersionRows;
import dev.migrate.tables.VersionRows.Interrupted;

/**
 * A revision that is not complete, as the journal says, and has to be completed before
 * anything else is run. Where the version table says that it is where it was to go,
 * somebody has brought it there by hand.
 *
 * @param revision the revision and its direction
 */
@Internal
public record Interruption(Interrupted revision) {

	/**
	 * Find the one that has to be completed first. An upgrade that the database has
	 * refused is not in the way of others.
	 * @param rows what was read
	 * @return the interruption, or empty if there is none
	 */
	public static Optional<Interruption> of(VersionRows rows, RevisionGraph graph) {
		return all(rows, graph)
			.filter((each) -> !each.revision.refused() || each.revision.direction() == Direction.DOWNGRADE)
			.findFirst();
	}

	/**
	 * Find all.
	 * @param rows what was read
	 */
	public static Stream<Interruption> all(VersionRows rows, RevisionGraph graph) {
		if (rows.interrupted().isEmpty()) {
			return Stream.empty();
		}
		Set<String> applied = new Planner(graph).applied(rows.ids());
		return rows.interrupted()
			.stream()
			.filter((each) -> !graph.contains(each.revision())
					|| applied.contains(each.revision()) == (each.direction() == Direction.DOWNGRADE))
			.map(Interruption::new);
	}

	/**
	 * Whether a plan begins with it.
	 */
	boolean isFirstOf(MigrationPlan plan) {
		return !plan.isEmpty() && isStep(plan.steps().get(0));
	}

	private boolean isStep(Step step) {
		return this.revision.is(step.revision().id(), step.direction());
	}

	/**
	 * Plan to complete it, and nothing else.
	 * @throws InterruptedElsewhereException if it is not known here
	 * @throws dev.migrate.plan.NotNextStepException if others have to go before
	 */
	MigrationPlan plan(VersionRows rows, RevisionGraph graph) {
		String id = this.revision.revision();
		if (!graph.contains(id)) {
			throw new InterruptedElsewhereException(this.revision);
		}
		Step step = new Planner(graph).step(rows.ids(), this.revision.direction(), graph.get(id));
		RunLog.logger.info("{} stopped in the middle; it is completed first", step);
		return new MigrationPlan(rows.ids(), List.of(step), List.copyOf(new TreeSet<>(step.rowsAfter())));
	}

}
