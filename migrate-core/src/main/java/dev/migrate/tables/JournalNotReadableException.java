package dev.migrate.tables;

import java.util.List;

import dev.migrate.error.Advice;
import dev.migrate.error.MigrateException;
import dev.migrate.error.Quoted;
import dev.migrate.schema.TableName;

/**
 * The journal was not written by this version: it lacks columns, or has rows of a newer
 * one. Nothing has been changed.
 */
public final class JournalNotReadableException extends MigrateException {

	private final transient TableName table;

	private final List<String> missing;

	private JournalNotReadableException(TableName table, List<String> missing, String description, Advice advice) {
		super(description, advice);
		this.table = table;
		this.missing = List.copyOf(missing);
	}

	static JournalNotReadableException ofMissing(TableName journal, List<String> columns) {
		return new JournalNotReadableException(journal, columns,
				"The journal '" + journal + "' lacks the columns " + Quoted.list(columns) + ".",
				Advice
					.of("It is not a table that this version has made. If no revision has stopped in the middle, drop "
							+ "the table: the next run makes it anew."));
	}

	static JournalNotReadableException ofFormat(TableName journal, String revision, int format) {
		return new JournalNotReadableException(journal, List.of(),
				"Revision '" + revision + "' stopped in the middle, and the journal '" + journal
						+ "' tells of it in form " + format + ", which is not known here (form " + JournalTable.FORMAT
						+ " is).",
				Advice.of((format < JournalTable.FORMAT)
						? "An older build has begun the revision: let that build go on with it, and deploy this one behind "
								+ "that."
						: "A newer build has begun the revision: let a newer build go on with it."));
	}

	/**
	 * The journal.
	 */
	public TableName table() {
		return this.table;
	}

	/**
	 * The columns that it lacks.
	 * @return their names; none if its rows are of a newer version
	 */
	public List<String> missing() {
		return this.missing;
	}

}
