package dev.migrate.start;

import java.util.List;
import java.util.function.Function;

import dev.migrate.execute.Planning;
import dev.migrate.plan.MigrationPlan;
import dev.migrate.revision.Target;

/**
 * Plans the way to a target.
 *
 * @param planner makes a plan from the rows of the version table
 * @param repeatable whether the target means the same wherever the database is
 */
record TargetPlanning(Function<List<String>, MigrationPlan> planner, boolean repeatable) implements Planning {

	static TargetPlanning of(Target target, Function<List<String>, MigrationPlan> planner) {
		return new TargetPlanning(planner, target instanceof Target.Absolute);
	}

	@Override
	public MigrationPlan plan(List<String> rows) {
		return this.planner.apply(rows);
	}

}
