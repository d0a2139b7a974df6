package dev.migrate.operation;

import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Definitions;
import dev.migrate.schema.IndexDefinition;
import dev.migrate.schema.SchemaObject;
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
	 * @param existing the constraint as it is; without a name it is found by what it is,
	 * whatever the database calls it
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
	 * Drop a view. What stands upon it has to be gone where the database asks for that.
	 * @param name the view
	 */
	default void dropView(String name) {
		dropView(Definitions.view(name));
	}

	/**
	 * Drop a view, saying what it was where no earlier revision does.
	 * @param existing the view as it is
	 */
	default void dropView(SchemaObject existing) {
		((Operations) this).drop(SchemaObject.Kind.VIEW, existing);
	}

	/**
	 * Drop a materialized view (PostgreSQL).
	 * @param name the view
	 */
	default void dropMaterializedView(String name) {
		dropMaterializedView(Definitions.materializedView(name));
	}

	/**
	 * Drop a materialized view, saying what it was where no earlier revision does
	 * (PostgreSQL).
	 * @param existing the view as it is
	 */
	default void dropMaterializedView(SchemaObject existing) {
		((Operations) this).drop(SchemaObject.Kind.MATERIALIZED_VIEW, existing);
	}

	/**
	 * Drop a function.
	 * @param existing the function, such as {@code function("twice(integer)")}, with what
	 * it was where no earlier revision says that
	 */
	default void dropFunction(SchemaObject existing) {
		((Operations) this).drop(SchemaObject.Kind.FUNCTION, existing);
	}

	/**
	 * Drop a procedure.
	 * @param existing the procedure, with what it was where no earlier revision says that
	 */
	default void dropProcedure(SchemaObject existing) {
		((Operations) this).drop(SchemaObject.Kind.PROCEDURE, existing);
	}

	/**
	 * Drop a trigger.
	 * @param existing the trigger, such as {@code trigger("orders_log").on("orders")},
	 * with what it was where no earlier revision says that
	 */
	default void dropTrigger(SchemaObject existing) {
		((Operations) this).drop(SchemaObject.Kind.TRIGGER, existing);
	}

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
