package dev.migrate.plan;

import java.util.List;
import java.util.function.Function;

import dev.migrate.lang.Internal;
import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.Target;

/**
 * What was asked for, which becomes a plan where the rows of the version table are known,
 * and another one when somebody else has changed them.
 *
 * @param planner makes the plan from the rows
 * @param repeatable whether a plan made later leads to the same place; targets that count
 * from the rows do not
 * @param stamps whether it only says what is there
 */
@Internal
public record Planning(Function<List<String>, MigrationPlan> planner, boolean repeatable, boolean stamps) {

	/**
	 * Ask for an upgrade.
	 * @see Planner#upgrade(java.util.Collection, java.util.Collection)
	 */
	public static Planning upgrade(RevisionGraph graph, List<Target> targets) {
		return new Planning((rows) -> new Planner(graph).upgrade(rows, targets), areAbsolute(targets), false);
	}

	/**
	 * Ask for a downgrade.
	 * @see Planner#downgrade(java.util.Collection, java.util.Collection, List)
	 */
	public static Planning downgrade(RevisionGraph graph, List<Target> targets, List<String> order) {
		return new Planning((rows) -> new Planner(graph).downgrade(rows, targets, order), areAbsolute(targets), false);
	}

	/**
	 * Ask for a stamp.
	 * @see Planner#stamp(java.util.Collection, java.util.Collection, boolean)
	 */
	public static Planning stamp(RevisionGraph graph, List<Target> targets, boolean purge) {
		return new Planning((rows) -> new Planner(graph).stamp(rows, targets, purge), areAbsolute(targets), true);
	}

	private static boolean areAbsolute(List<Target> targets) {
		return targets.stream().allMatch(Target.Absolute.class::isInstance);
	}

	/**
	 * Plan.
	 * @param rows the rows of the version table
	 */
	public MigrationPlan plan(List<String> rows) {
		return this.planner.apply(rows);
	}

}
