package dev.migrate.operation;

import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.SchemaObject.Kind;

/**
 * What makes and replaces views, functions, procedures and triggers. Replacing makes what
 * is not there. What a downgrade brings back is the text that an earlier revision has
 * given, or the one that is said; never what somebody has made of it in the database.
 */
public sealed interface ObjectOperations permits Operations {

	/**
	 * Create a view.
	 * @param view the view, such as {@code view("active_users").as("select …")}
	 */
	default void createView(SchemaObject view) {
		((Operations) this).create(Kind.VIEW, view);
	}

	/**
	 * Replace a view. What stands upon it goes and comes back where the database asks for
	 * that.
	 * @param view the view as it is to be
	 */
	default void replaceView(SchemaObject view) {
		((Operations) this).replace(Kind.VIEW, null, view);
	}

	/**
	 * Replace a view that no earlier revision has made.
	 * @param existing the view as it is
	 * @param view the view as it is to be
	 */
	default void replaceView(SchemaObject existing, SchemaObject view) {
		((Operations) this).replace(Kind.VIEW, existing, view);
	}

	/**
	 * Create a materialized view (PostgreSQL).
	 * @param view the view, such as {@code materializedView("totals").as("select …")}
	 */
	default void createMaterializedView(SchemaObject view) {
		((Operations) this).create(Kind.MATERIALIZED_VIEW, view);
	}

	/**
	 * Replace a materialized view with its indexes and privileges (PostgreSQL).
	 * @param view the view as it is to be
	 */
	default void replaceMaterializedView(SchemaObject view) {
		((Operations) this).replace(Kind.MATERIALIZED_VIEW, null, view);
	}

	/**
	 * Replace a materialized view that no earlier revision has made (PostgreSQL).
	 * @param existing the view as it is
	 * @param view the view as it is to be
	 */
	default void replaceMaterializedView(SchemaObject existing, SchemaObject view) {
		((Operations) this).replace(Kind.MATERIALIZED_VIEW, existing, view);
	}

	/**
	 * Create a function.
	 * @param function such as
	 * {@code function("twice(x integer)").as("returns integer …")}
	 */
	default void createFunction(SchemaObject function) {
		((Operations) this).create(Kind.FUNCTION, function);
	}

	/**
	 * Replace a function.
	 * @param function the function as it is to be
	 */
	default void replaceFunction(SchemaObject function) {
		((Operations) this).replace(Kind.FUNCTION, null, function);
	}

	/**
	 * Replace a function that no earlier revision has made, or one that has other
	 * arguments.
	 * @param existing the function as it is
	 * @param function the function as it is to be
	 */
	default void replaceFunction(SchemaObject existing, SchemaObject function) {
		((Operations) this).replace(Kind.FUNCTION, existing, function);
	}

	/**
	 * Create a procedure.
	 * @param procedure such as {@code procedure("tidy()").as("…")}
	 */
	default void createProcedure(SchemaObject procedure) {
		((Operations) this).create(Kind.PROCEDURE, procedure);
	}

	/**
	 * Replace a procedure.
	 * @param procedure the procedure as it is to be
	 */
	default void replaceProcedure(SchemaObject procedure) {
		((Operations) this).replace(Kind.PROCEDURE, null, procedure);
	}

	/**
	 * Replace a procedure that no earlier revision has made, or one that has other
	 * arguments.
	 * @param existing the procedure as it is
	 * @param procedure the procedure as it is to be
	 */
	default void replaceProcedure(SchemaObject existing, SchemaObject procedure) {
		((Operations) this).replace(Kind.PROCEDURE, existing, procedure);
	}

	/**
	 * Create a trigger.
	 * @param trigger such as
	 * {@code trigger("orders_log").as("after insert on orders for each row …")}
	 */
	default void createTrigger(SchemaObject trigger) {
		((Operations) this).create(Kind.TRIGGER, trigger);
	}

	/**
	 * Replace a trigger.
	 * @param trigger the trigger as it is to be
	 */
	default void replaceTrigger(SchemaObject trigger) {
		((Operations) this).replace(Kind.TRIGGER, null, trigger);
	}

	/**
	 * Replace a trigger that no earlier revision has made, or one of another table.
	 * @param existing the trigger as it is
	 * @param trigger the trigger as it is to be
	 */
	default void replaceTrigger(SchemaObject existing, SchemaObject trigger) {
		((Operations) this).replace(Kind.TRIGGER, existing, trigger);
	}

}
