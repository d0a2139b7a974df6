package dev.migrate.start;

import java.util.List;

import dev.migrate.connect.DatabasePlace;
import dev.migrate.error.Advice;
import dev.migrate.error.Command;
import dev.migrate.error.MigrateException;
import dev.migrate.error.Quoted;

/**
 * The version table has no row, though the history says that revisions are applied:
 * somebody has emptied it, or has put back a part of a backup. All revisions would be run
 * again. Nothing has been changed.
 */
public final class EmptiedVersionTableException extends MigrateException {

	private final List<String> applied;

	private final String versionTable;

	EmptiedVersionTableException(DatabasePlace place, String versionTable, String historyTable, List<String> applied) {
		super(describe(place, versionTable, historyTable, applied),
				Advice.of("Look at the tables, and write what the database is at with ")
					.and(Command.STAMP.run(applied.get(applied.size() - 1)))
					.and(" or another revision; with ")
					.and(Command.STAMP.run("base"))
					.and(" if nothing of them is there."));
		this.applied = List.copyOf(applied);
		this.versionTable = versionTable;
	}

	static String describe(DatabasePlace place, String versionTable, String historyTable, List<String> applied) {
		return "The version table '" + versionTable + "' of " + place + " has no row, but the history '" + historyTable
				+ "' ends with " + Quoted.list(applied) + " applied.";
	}

	/**
	 * What is applied, as the history tells.
	 * @return revision identifiers, the one applied last at the end
	 */
	public List<String> applied() {
		return this.applied;
	}

	/**
	 * The version table.
	 * @return its name as it is set
	 */
	public String versionTable() {
		return this.versionTable;
	}

}
