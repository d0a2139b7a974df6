package dev.migrate.dialect;

import dev.migrate.error.MigrateException;
import dev.migrate.schema.TableName;

/**
 * The catalog shows a text with question marks, and what it stands for could not be read
 * in another way. Written back, it might be another text.
 */
public final class UnreadableTextException extends MigrateException {

	private final transient TableName table;

	private final String column;

	/**
	 * Create an exception.
	 * @param table the table
	 * @param column its column
	 * @param cause what kept the column from being read in another way
	 */
	public UnreadableTextException(TableName table, String column, Throwable cause) {
		super("The default or the words of column '" + column + "' of table '" + table + "' cannot be read "
				+ "without loss: the information schema shows a question mark for each character of "
				+ "four bytes, and no temporary table could be made to read them from.",
				"Give the account the privilege CREATE TEMPORARY TABLES on the database.", cause);
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
