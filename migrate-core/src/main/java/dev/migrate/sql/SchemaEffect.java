package dev.migrate.sql;

import org.jspecify.annotations.Nullable;

/**
 * One thing that a statement makes or takes away, so that whoever does not know whether
 * the statement has run can look it up in the catalog.
 *
 * @param kind what it is
 * @param made whether the statement makes it, rather than takes it away
 * @param schema its schema as it is written, or {@code null} for the current one; of a
 * column, an index and a constraint, that of the table
 * @param table the table of a column, an index or a constraint; {@code null} for what has
 * none, and for an index whose statement does not say it
 * @param name its name as it is written, without quotes
 */
public record SchemaEffect(Kind kind, boolean made, @Nullable String schema, @Nullable String table, String name) {

	/**
	 * Something that has no table is made.
	 * @param kind what it is
	 * @param schema its schema, or {@code null}
	 * @param name its name
	 * @return the effect
	 */
	public static SchemaEffect made(Kind kind, @Nullable String schema, String name) {
		return new SchemaEffect(kind, true, schema, null, name);
	}

	/**
	 * Something that has no table is taken away.
	 * @param kind what it is
	 * @param schema its schema, or {@code null}
	 * @param name its name
	 * @return the effect
	 */
	public static SchemaEffect dropped(Kind kind, @Nullable String schema, String name) {
		return new SchemaEffect(kind, false, schema, null, name);
	}

	/**
	 * The kinds of things.
	 */
	public enum Kind {

		/** A table. */
		TABLE,

		/** A column of a table. */
		COLUMN,

		/** A constraint of a table that has a name. */
		CONSTRAINT,

		/** An index. */
		INDEX,

		/** A view, whether or not it keeps its rows. */
		VIEW,

		/** A sequence. */
		SEQUENCE,

		/** A type, such as an enum of PostgreSQL. */
		TYPE,

		/** A schema. */
		SCHEMA

	}

}
