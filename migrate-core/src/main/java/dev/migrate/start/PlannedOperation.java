package dev.migrate.start;

import java.util.List;

/**
 * An operation that a step will run.
 *
 * @param description what it does, in one line
 * @param sql its statements; none if there is nothing to do, or they are decided later
 * @param decidedWhenItRuns whether the statements depend on what earlier SQL text or Java
 * code makes of the database, so that they are not known before
 */
public record PlannedOperation(String description, List<String> sql, boolean decidedWhenItRuns) {

	public PlannedOperation {
		sql = List.copyOf(sql);
	}

	/**
	 * An operation whose statements are decided when it runs.
	 * @param description what it does, in one line
	 * @return the operation
	 */
	static PlannedOperation later(String description) {
		return new PlannedOperation(description, List.of(), true);
	}

}
