package dev.migrate.dialect;

import java.util.List;

import dev.migrate.schema.Constraint;

/**
 * Something that is there and that operations do not say as it is, in the server's own
 * words.
 *
 * @param part what it is
 * @param name its name as revisions write it, or what it is called in a message
 * @param columns the columns without which it cannot be, as revisions write them; it goes
 * with each of them. Of a table, those that each key needs, as the parts of the table are
 * told by them
 * @param statements what makes it again, in order; for a constraint or an index, what
 * belongs to it stands behind the first one. None where the server has no words that
 * would make it again, so that it must not be dropped without a person's word
 */
public record ServerWords(Part part, String name, List<String> columns, List<String> statements) {

	/** What a primary key without a name is called here, as MySQL calls each. */
	public static final String PRIMARY = "PRIMARY";

	public ServerWords {
		columns = List.copyOf(columns);
		statements = List.copyOf(statements);
	}

	/**
	 * What a constraint without a name is called here.
	 */
	public static String unnamed(Constraint.Kind kind, List<String> columns) {
		return (kind == Constraint.Kind.PRIMARY_KEY) ? PRIMARY : columns.toString();
	}

	/**
	 * Which part of a table it is.
	 */
	public enum Part {

		/** The table, with all that is in it. */
		TABLE,

		/** A column. */
		COLUMN,

		/** A constraint. */
		CONSTRAINT,

		/** An index, where an inspector takes it for one. */
		INDEX,

		/** What has to be there before its columns come again, or its table. */
		BEFORE,

		/** A trigger, which comes behind its table. */
		TRIGGER,

		/** What else the table has, which is not told to this account. */
		UNTOLD,

		/** What belongs to its columns, or else to the table, and comes behind them. */
		BEHIND

	}

}
