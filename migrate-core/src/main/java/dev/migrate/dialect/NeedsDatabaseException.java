package dev.migrate.dialect;

import dev.migrate.error.MigrateException;

/**
 * An operation can only be rendered beside a live database, but there is none.
 */
public final class NeedsDatabaseException extends MigrateException {

	/**
	 * Create an exception.
	 */
	public NeedsDatabaseException() {
		super("The operation depends on what the table is when it runs, which neither the revision nor the operations "
				+ "before it say, and there is no database in that state to read it from.",
				"Say what the table or column is (batchAlterTable: copyFrom(…); alterColumn: from(column(…))), "
						+ "or run it against a database.");
	}

}
