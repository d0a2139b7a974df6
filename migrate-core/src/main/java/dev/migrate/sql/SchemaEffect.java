package dev.migrate.sql;

import org.jspecify.annotations.Nullable;

/**
 * One thing that a statement makes, takes away or changes, so that whoever does not know
 * whether the statement has run can look it up in the catalog. Names are as they stand in
 * the statement, with the quotes that they have there. What is renamed is taken away and,
 * next, made.
 *
 * @param action what becomes of it
 * @param kind what it is
 * @param schema its schema, or {@code null} if none is said; of what belongs to a table,
 * the schema of the table
 * @param table the table that it belongs to; {@code null} for what belongs to none, and
 * where the statement does not say it
 * @param name its name; empty for a primary key
 */
public record SchemaEffect(Action action, Kind kind, @Nullable String schema, @Nullable String table, String name) {

	/**
	 * Whether a name stands in quotes.
	 * @param written the name as it stands in a statement
	 * @return {@code true} if it does, so that it is the same for the database
	 */
	public static boolean isQuoted(String written) {
		return written.length() > 2 && "\"`[".indexOf(written.charAt(0)) >= 0;
	}

	/**
	 * A name without its quotes.
	 * @param written the name as it stands in a statement
	 * @return the name
	 */
	public static String unquoted(String written) {
		if (!isQuoted(written)) {
			return written;
		}
		String mark = written.substring(0, 1);
		return written.substring(1, written.length() - 1).replace(mark + mark, mark);
	}

	/**
	 * What becomes of a thing.
	 */
	public enum Action {

		/** It is there afterwards. */
		MADE,

		/** It is there no longer. */
		DROPPED,

		/** It is there before and after. */
		CHANGED

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

		/** The primary key of a table, whatever its name is. */
		PRIMARY_KEY,

		/** A partition of a table. */
		PARTITION,

		/** An index. */
		INDEX,

		/** A trigger. */
		TRIGGER,

		/** A view, whether or not it keeps its rows. */
		VIEW,

		/** A sequence. */
		SEQUENCE,

		/** A type, such as an enum of PostgreSQL. */
		TYPE,

		/** A function or procedure. */
		ROUTINE,

		/** A schema. */
		SCHEMA,

		/** What the server does by itself at times. */
		EVENT,

		/** A user. */
		USER,

		/** A role. */
		ROLE

	}

}
