package dev.migrate.dialect;

import dev.migrate.error.MigrateException;
import dev.migrate.schema.TableName;

/**
 * A column that is to be changed is not in the database.
 */
public final class ColumnNotFoundException extends MigrateException {

	private final transient TableName table;

	private final String column;

	/**
	 * Create an exception.
	 * @param table the table
	 * @param column the column
	 */
	public ColumnNotFoundException(TableName table, String column) {
		super("There is no column '" + column + "' in table '" + table + "'.",
				"Correct the name in the revision; names are compared as they are written there.");
		this.table = table;
		this.column = column;
	}

	/**
	 * The table.
	 * @return its name
	 */
	public TableName table() {
		return this.table;
	}

	/**
	 * The column.
	 * @return its name
	 */
	public String column() {
		return this.column;
	}

}
