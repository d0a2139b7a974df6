package dev.migrate.autogenerate;

/**
 * The order of changes: each phase may need those before it.
 */
enum Phase {

	/** New schemas. */
	CREATE_SCHEMA,

	/** New names. */
	RENAME,

	/** Foreign keys that go: they hold columns, keys and tables. */
	DROP_FOREIGN_KEY,

	/** Constraints that go or are made anew. */
	DROP_CONSTRAINT,

	/** Enum types and sequences, for columns. */
	CREATE_TYPE,

	/** New tables, each behind those that it references. */
	CREATE_TABLE,

	/** New and altered columns. */
	CHANGE_COLUMN,

	/** New constraints and indexes. */
	ADD_CONSTRAINT,

	/** New foreign keys: their targets need a key first. */
	ADD_FOREIGN_KEY,

	/** Indexes and unique constraints that go when what replaces them is there. */
	DROP_INDEX,

	/** Columns that go. */
	DROP_COLUMN,

	/** Tables that go, each before those that it references. */
	DROP_TABLE,

	/** Enum types and sequences that go. */
	DROP_TYPE,

	/** Schemas that go. */
	DROP_SCHEMA

}
