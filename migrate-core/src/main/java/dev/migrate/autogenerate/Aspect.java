package dev.migrate.autogenerate;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

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

	/**
	 * What generated values have beyond being generated: whether an insert may give one
	 * of its own, their distance and their bounds.
	 */
	IDENTITY_OPTIONS,

	/** How values are computed. */
	COMPUTED,

	/** Whether NULL is allowed. */
	NULLABILITY,

	/** Types of columns. */
	TYPE,

	/** Length, precision and scale of types. */
	TYPE_SIZE,

	/**
	 * The lengths, precisions and scales that types have where a source does not say any:
	 * 255 characters or bytes, 38 digits, microseconds.
	 */
	USUAL_SIZE,

	/** What keys do besides: on deletion, on a change, and when they are looked at. */
	KEY_OPTIONS,

	/** Checks that follow from the type of an attribute, as those of enums do. */
	DERIVED_CHECK,

	/** Sequences. */
	SEQUENCE,

	/** Where sequences start. */
	SEQUENCE_START;

	/** What is not said of a table that no revision has made stays as it is there. */
	static final Set<Aspect> OF_ADOPTED = Collections
		.unmodifiableSet(EnumSet.of(INDEX, UNIQUE_CONSTRAINT, FOREIGN_KEY, CHECK, DEFAULT, COMMENT, COLLATION, IDENTITY,
				COMPUTED, NULLABILITY, USUAL_SIZE, KEY_OPTIONS, DERIVED_CHECK));

}
