package dev.migrate.schema;

/**
 * How long a table lives, and whether a crash empties it.
 */
public enum Persistence implements TableElement {

	/** Until it is dropped. */
	PERMANENT,

	/** Until the session ends, and for that session alone. */
	TEMPORARY,

	/** Until it is dropped; empty after a crash, as what is written is not logged. */
	UNLOGGED

}
