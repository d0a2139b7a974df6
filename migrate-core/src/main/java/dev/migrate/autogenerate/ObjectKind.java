package dev.migrate.autogenerate;

/**
 * The kinds of things that are compared.
 */
public enum ObjectKind {

	/** Tables. */
	TABLE,

	/** Columns. */
	COLUMN,

	/** Primary keys. */
	PRIMARY_KEY,

	/** Indexes. */
	INDEX,

	/** Unique constraints. */
	UNIQUE_CONSTRAINT,

	/** Foreign keys. */
	FOREIGN_KEY,

	/** Check constraints. */
	CHECK,

	/** Exclude constraints. */
	EXCLUDE,

	/** Views, materialized or not. */
	VIEW,

	/** Functions. */
	FUNCTION,

	/** Procedures. */
	PROCEDURE,

	/** Triggers. */
	TRIGGER,

	/** Sequences. */
	SEQUENCE,

	/** Enum types that have a name of their own. */
	ENUM

}
