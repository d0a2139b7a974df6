package dev.migrate.autogenerate;

/**
 * Something of a schema on which a source of the wanted schema may say nothing. Entities
 * of Spring Data JDBC, for instance, have no way to declare an index: that none is
 * declared does not mean that none is wanted.
 */
public enum Aspect {

	/** Indexes. */
	INDEX,

	/**
	 * Indexes over expressions or prefixes, with a predicate, a method, an operator class
	 * or included columns.
	 */
	SPECIAL_INDEX,

	/** Unique constraints. */
	UNIQUE_CONSTRAINT,

	/** Foreign keys. */
	FOREIGN_KEY,

	/** Check constraints. */
	CHECK,

	/** Exclude constraints. */
	EXCLUDE,

	/** The server's defaults. */
	DEFAULT,

	/** Comments of tables and columns. */
	COMMENT,

	/** Collations of columns. */
	COLLATION,

	/** How values are generated. */
	IDENTITY,

	/** How values are computed. */
	COMPUTED,

	/** Whether NULL is allowed. */
	NULLABILITY,

	/** Length, precision and scale of types. */
	TYPE_SIZE,

	/** Sequences. */
	SEQUENCE,

	/** Where sequences start. */
	SEQUENCE_START

}
