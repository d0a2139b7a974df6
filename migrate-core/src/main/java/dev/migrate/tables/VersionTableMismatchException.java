package dev.migrate.tables;

import dev.migrate.error.Advice;
import dev.migrate.error.Command;
import dev.migrate.error.MigrateException;
import dev.migrate.plan.VersionChange;
import dev.migrate.schema.TableName;

/**
 * A change of the version table did not meet exactly one row: someone else has changed
 * it. The step is rolled back where the database can.
 */
public final class VersionTableMismatchException extends MigrateException {

	private final transient VersionChange change;

	private final int rows;

	VersionTableMismatchException(TableName table, VersionChange change, int rows) {
		super("'" + change + "' in the version table '" + table + "' has to meet one row but met " + rows + ".",
				Advice.of("Someone else has changed the version table meanwhile. Look at it with ")
					.and(Command.CURRENT.run())
					.and(" and run again."));
		this.change = change;
		this.rows = rows;
	}

	/**
	 * The change.
	 */
	public VersionChange change() {
		return this.change;
	}

	/**
	 * How many rows it met.
	 * @return the number
	 */
	public int rows() {
		return this.rows;
	}

}
