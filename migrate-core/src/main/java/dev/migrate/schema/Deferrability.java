package dev.migrate.schema;

/**
 * When a constraint is checked, where the database has the choice.
 */
public enum Deferrability {

	/** At each statement, always. */
	NOT_DEFERRABLE,

	/** At each statement unless the transaction defers it. */
	INITIALLY_IMMEDIATE,

	/** At commit unless the transaction says otherwise. */
	INITIALLY_DEFERRED

}
