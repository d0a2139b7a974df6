package dev.migrate.execute;

import java.util.List;

import dev.migrate.plan.MigrationPlan;

/**
 * Makes a plan from what the version table holds; asked again when another process has
 * changed that.
 */
public interface Planning {

	/**
	 * Plan.
	 * @param rows the rows of the version table
	 * @return the plan
	 */
	MigrationPlan plan(List<String> rows);

	/**
	 * Whether a plan made later leads to the same place. Targets that count from the rows
	 * of the version table do not.
	 * @return whether it can be asked again
	 */
	boolean repeatable();

}
