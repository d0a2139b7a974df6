package dev.migrate.start;

import java.util.List;

import dev.migrate.connect.DatabasePlace;
import dev.migrate.error.Advice;
import dev.migrate.error.Command;
import dev.migrate.error.MigrateException;
import dev.migrate.error.Quoted;
import dev.migrate.error.Setting;

/**
 * Neither the version table nor the history names a revision that is known here: this is
 * another application's database, not one that a newer build has migrated. Nothing has
 * been changed.
 */
public final class ForeignDatabaseException extends MigrateException {

	private final List<String> rows;

	private final String versionTable;

	ForeignDatabaseException(DatabasePlace place, String versionTable, List<String> rows, int known) {
		super("The version table '" + versionTable + "' of " + place + " names " + Quoted.list(rows)
				+ ", and neither that nor anything in its history is among the " + known
				+ " revisions known here: it belongs to another application.",
				Advice.of(Setting.DATABASE.toBe("the database of this application"))
					.and("; ")
					.and(Setting.VERSION_TABLE.toBe("a name of its own"))
					.and(" if two applications share this one; ")
					.and(Setting.LOCATIONS.toBe("where all revisions are"))
					.and(" if some are missing; or, if those revisions are gone for good, record another with ")
					.and(Command.STAMP_PURGE.run())
					.and("."));
		this.rows = List.copyOf(rows);
		this.versionTable = versionTable;
	}

	/**
	 * What the version table names.
	 * @return the rows, of which none is known
	 */
	public List<String> rows() {
		return this.rows;
	}

	/**
	 * The version table.
	 * @return its name as it is set
	 */
	public String versionTable() {
		return this.versionTable;
	}

}
