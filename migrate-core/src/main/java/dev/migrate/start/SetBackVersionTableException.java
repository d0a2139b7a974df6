package dev.migrate.start;

import java.util.List;

import dev.migrate.connect.DatabasePlace;
import dev.migrate.error.Advice;
import dev.migrate.error.Command;
import dev.migrate.error.MigrateException;
import dev.migrate.error.Quoted;

/**
 * The version table does not have what the history says is applied: somebody has set a
 * row back, or has put back a part of a backup, or revisions were rearranged. They would
 * be run again. Nothing has been changed.
 */
public final class SetBackVersionTableException extends MigrateException {

	private final List<String> rows;

	private final List<String> missing;

	/**
	 * Create the exception.
	 * @param rows the rows of the version table
	 * @param missing what they do not imply, as it was applied
	 * @param tips those of them that no other one requires
	 */
	SetBackVersionTableException(String description, List<String> rows, List<String> missing, List<String> tips) {
		super(description,
				Advice
					.of("They would be run again: the version table was set back, or a part of a backup was put "
							+ "back. Look at the tables, and write what the database is at with ")
					.and(Command.STAMP.run(tips))
					.and(", or with ")
					.and(Command.STAMP.run(rows))
					.and(" if they are to be run."));
		this.rows = List.copyOf(rows);
		this.missing = List.copyOf(missing);
	}

	static String describe(DatabasePlace place, String versionTable, List<String> rows, String historyTable,
			List<String> missing) {
		return "The version table '" + versionTable + "' of " + place + " has " + Quoted.list(rows)
				+ ", which does not imply " + Quoted.list(missing) + ", but the history '" + historyTable
				+ "' says that " + ((missing.size() == 1) ? "it is" : "they are") + " applied.";
	}

	/**
	 * What the database is at, as the version table tells.
	 * @return revision identifiers
	 */
	public List<String> rows() {
		return this.rows;
	}

	/**
	 * What is applied besides, as the history tells.
	 * @return revision identifiers, the one applied last at the end
	 */
	public List<String> missing() {
		return this.missing;
	}

}
