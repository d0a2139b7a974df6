package dev.migrate.autogenerate;

import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * A column whose values an application draws from somewhere else than the column: from a
 * sequence, or from a number in a table. Where rows are there when that is new, it goes
 * on behind them.
 *
 * @param table the table
 * @param column the column
 * @param source the sequence, or the table with the number
 * @param increment how many values are drawn at once
 * @param number where the number is, or {@code null} for a sequence
 */
public record DrawnColumn(TableName table, String column, TableName source, long increment, @Nullable Number number) {

	/**
	 * A number in a table that tells how far values have been drawn.
	 *
	 * @param column the column that has it
	 * @param keyColumn the column that tells the rows of the table apart, or {@code null}
	 * if there is but one row
	 * @param key what is in that column, or {@code null} likewise
	 */
	public record Number(String column, @Nullable String keyColumn, @Nullable String key) {
	}

}
