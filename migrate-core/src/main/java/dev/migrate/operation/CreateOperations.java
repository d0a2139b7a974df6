package dev.migrate.operation;

import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnPosition;
import dev.migrate.schema.IndexDefinition;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.TableElement;
import org.jspecify.annotations.Nullable;

/**
 * What can be created and may be there already: what {@link Operations#ifNotExists()}
 * gives. {@link Operations} has the same without that condition.
 */
public sealed interface CreateOperations permits Operations {

	/**
	 * Create a table with its indexes and comments.
	 * @param table the table
	 * @param elements columns, constraints, indexes, comment and options
	 */
	void createTable(String table, TableElement... elements);

	/**
	 * Add a column behind the others.
	 * @param table the table
	 * @param column the column
	 */
	void addColumn(String table, Column column);

	/**
	 * Add a column beside another one (MySQL, MariaDB, H2, or a table that is rebuilt).
	 * @param table the table
	 * @param column the column
	 * @param position {@code after("…")} or {@code before("…")}
	 */
	void addColumn(String table, Column column, ColumnPosition position);

	/**
	 * Create an index of columns.
	 * @param name the index, or {@code null} for the name of the naming convention
	 * @param table the table
	 * @param columns the columns, in order
	 */
	void createIndex(@Nullable String name, String table, String... columns);

	/**
	 * Create an index with options.
	 * @param index the index and how to create it
	 */
	void createIndex(IndexDefinition index);

	/**
	 * Create a sequence.
	 * @param sequence the sequence
	 */
	void createSequence(Sequence sequence);

	/**
	 * Create a schema.
	 * @param name the schema
	 */
	void createSchema(String name);

	/**
	 * Add a value behind the others of an enum type (PostgreSQL).
	 * @param name the type
	 * @param value the new value
	 */
	void addEnumValue(String name, String value);

	/**
	 * Add a value beside another one of an enum type (PostgreSQL).
	 * @param name the type
	 * @param value the new value
	 * @param position {@code after("…")} or {@code before("…")}
	 */
	void addEnumValue(String name, String value, ColumnPosition position);

}
