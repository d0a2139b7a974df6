package dev.migrate.operation;

import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnPosition;
import dev.migrate.schema.IndexDefinition;
import org.jspecify.annotations.Nullable;

/**
 * What can be added to a table and may be there already: what
 * {@link TableOperations#ifNotExists()} gives. {@link TableOperations} has the same
 * without that condition. Each returns the table's operations without it.
 */
public sealed interface TableCreateOperations permits TableOperations {

	/**
	 * Add a column behind the others.
	 * @param column the column
	 * @return operations of this table
	 */
	TableOperations addColumn(Column column);

	/**
	 * Add a column beside another one (MySQL, MariaDB, H2, or a table that is rebuilt).
	 * @param column the column
	 * @param position {@code after("…")} or {@code before("…")}
	 * @return operations of this table
	 */
	TableOperations addColumn(Column column, ColumnPosition position);

	/**
	 * Create an index of columns.
	 * @param name the index, or {@code null} for the name of the naming convention
	 * @param columns the columns, in order
	 * @return operations of this table
	 */
	TableOperations createIndex(@Nullable String name, String... columns);

	/**
	 * Create an index with options.
	 * @param index the index and how to create it; its table is this one
	 * @return operations of this table
	 */
	TableOperations createIndex(IndexDefinition index);

}
