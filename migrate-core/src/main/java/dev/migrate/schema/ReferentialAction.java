package dev.migrate.schema;

/**
 * What becomes of referring rows when the referenced row changes or goes.
 */
public enum ReferentialAction {

	/** Refused when the constraint is checked. */
	NO_ACTION,

	/** Refused at once. */
	RESTRICT,

	/** They change or go too. */
	CASCADE,

	/** They refer to nothing. */
	SET_NULL,

	/** They refer to their column's default. */
	SET_DEFAULT

}
