package dev.migrate.dialect;

import dev.migrate.error.MigrateException;
import dev.migrate.schema.TableName;

/**
 * A signal to who runs a revision: a table has to be rebuilt that others refer to, and
 * foreign keys are enforced in a transaction that has begun. Nothing has been changed by
 * the operation that threw it: roll back, and begin again with
 * {@link MigrationSession#tryBegin} so that tables can be rebuilt.
 */
public final class ForeignKeysEnforcedException extends MigrateException {

	private final transient TableName table;

	/**
	 * Create an exception.
	 * @param table the table to be rebuilt
	 */
	public ForeignKeysEnforcedException(TableName table) {
		super("Table '" + table + "' has to be rebuilt, and other rows refer to it by foreign keys that are enforced: "
				+ "dropping the old table would delete or refuse them.",
				"Run PRAGMA foreign_keys = OFF on the connection before its transaction begins, "
						+ "and PRAGMA foreign_key_check before it ends.");
		this.table = table;
	}

	/**
	 * The table.
	 * @return its name
	 */
	public TableName table() {
		return this.table;
	}

}
