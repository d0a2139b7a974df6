package dev.migrate.start;

import java.util.List;

/**
 * An operation that a step will run.
 *
 * @param description what it does, in one line
 * @param sql its statements; none if they depend on what the database is then
 */
public record PlannedOperation(String description, List<String> sql) {

	/**
	 * Copy.
	 */
	public PlannedOperation {
		sql = List.copyOf(sql);
	}

}
