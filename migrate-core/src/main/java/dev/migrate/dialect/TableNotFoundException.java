package dev.migrate.dialect;

import dev.migrate.error.MigrateException;
import dev.migrate.schema.TableName;

/**
 * A table that is to be changed is not in the database.
 */
public final class TableNotFoundException extends MigrateException {

	private final transient TableName table;

	/**
	 * Create an exception.
	 * @param table the table
	 * @param hint what is there instead, as a sentence, or an empty string
	 */
	public TableNotFoundException(TableName table, String hint) {
		super("There is no table '" + table + "'." + (hint.isEmpty() ? "" : " " + hint), hint.isEmpty()
				? "Correct the name in the revision." : "Rename it by hand, then run the revision again.");
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
