package dev.migrate.operation;

import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.IndexDefinition;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.TableElement;

/**
 * What can be dropped and may be absent: what {@link Operations#ifExists()} gives.
 * {@link Operations} has the same without that condition.
 */
public sealed interface DropOperations permits Operations {

	/**
	 * Drop a table.
	 * @param table the table
	 * @param existing the table's columns, constraints and indexes as they are, so that
	 * the downgrade can be derived; none to leave that unsaid
	 */
	void dropTable(String table, TableElement... existing);

	/**
	 * Drop a column.
	 * @param table the table
	 * @param column the column
	 */
	void dropColumn(String table, String column);

	/**
	 * Drop a column, saying what it was, so that the downgrade can be derived.
	 * @param table the table
	 * @param existing the column as it is
	 */
	void dropColumn(String table, Column existing);

	/**
	 * Drop an index.
	 * @param name the index
	 * @param table the table that it belongs to
	 */
	void dropIndex(String name, String table);

	/**
	 * Drop an index, saying what it was, so that the downgrade can be derived. One
	 * defined with {@code concurrently()} is dropped without blocking.
	 * @param existing the index as it is; one without columns only says its name and
	 * table
	 */
	void dropIndex(IndexDefinition existing);

	/**
	 * Drop a constraint whose kind the database can tell from its name.
	 * @param name the constraint
	 * @param table the table
	 */
	void dropConstraint(String name, String table);

	/**
	 * Drop a constraint.
	 * @param name the constraint
	 * @param table the table
	 * @param kind its kind
	 */
	void dropConstraint(String name, String table, Constraint.Kind kind);

	/**
	 * Drop a constraint, saying what it was, so that the downgrade can be derived.
	 * @param table the table
	 * @param existing the constraint as it is, with its name
	 */
	void dropConstraint(String table, Constraint existing);

	/**
	 * Drop a sequence.
	 * @param name the sequence
	 */
	void dropSequence(String name);

	/**
	 * Drop a sequence, saying what it was, so that the downgrade can be derived.
	 * @param existing the sequence as it is
	 */
	void dropSequence(Sequence existing);

	/**
	 * Drop a schema; it has to be empty.
	 * @param name the schema
	 */
	void dropSchema(String name);

	/**
	 * Drop an enum type (PostgreSQL).
	 * @param name the type
	 * @param existing the values as they are, so that the downgrade can be derived; none
	 * to leave that unsaid
	 */
	void dropEnum(String name, String... existing);

}
