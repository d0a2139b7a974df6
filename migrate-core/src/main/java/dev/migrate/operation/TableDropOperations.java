package dev.migrate.operation;

import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.IndexDefinition;

/**
 * What can be dropped of a table and may be absent: what
 * {@link TableOperations#ifExists()} gives. {@link TableOperations} has the same without
 * that condition. Each returns the table's operations without it.
 */
public sealed interface TableDropOperations permits TableOperations {

	/**
	 * Drop a column.
	 * @param column the column
	 * @return operations of this table
	 */
	TableOperations dropColumn(String column);

	/**
	 * Drop a column, saying what it was, so that the downgrade can be derived.
	 * @param existing the column as it is
	 * @return operations of this table
	 */
	TableOperations dropColumn(Column existing);

	/**
	 * Drop an index.
	 * @param name the index
	 * @return operations of this table
	 */
	TableOperations dropIndex(String name);

	/**
	 * Drop an index, saying what it was, so that the downgrade can be derived. One
	 * defined with {@code concurrently()} is dropped without blocking.
	 * @param existing the index as it is; one without columns only says its name
	 * @return operations of this table
	 */
	TableOperations dropIndex(IndexDefinition existing);

	/**
	 * Drop a constraint whose kind the database can tell from its name.
	 * @param name the constraint
	 * @return operations of this table
	 */
	TableOperations dropConstraint(String name);

	/**
	 * Drop a constraint.
	 * @param name the constraint
	 * @param kind its kind
	 * @return operations of this table
	 */
	TableOperations dropConstraint(String name, Constraint.Kind kind);

	/**
	 * Drop a constraint, saying what it was, so that the downgrade can be derived.
	 * @param existing the constraint as it is; without a name it is found by what it is,
	 * whatever the database calls it
	 * @return operations of this table
	 */
	TableOperations dropConstraint(Constraint existing);

}
