package dev.migrate.tables;

import java.sql.SQLException;

import dev.migrate.error.Advice;
import dev.migrate.error.MigrateException;
import dev.migrate.error.Setting;
import dev.migrate.schema.TableName;

/**
 * The version table could not be read in time, as another session holds a lock on it.
 * Nothing has been changed.
 */
public final class VersionTableLockedException extends MigrateException {

	private final transient TableName table;

	VersionTableLockedException(TableName table, SQLException cause) {
		super("The version table '" + table + "' cannot be read: another session holds a lock on it.",
				Advice.of("End that session, or ").and(Setting.LOCK_TIMEOUT.toBe("a longer time")).and("."), cause);
		this.table = table;
	}

	/**
	 * The version table.
	 * @return its name as it is set
	 */
	public TableName table() {
		return this.table;
	}

}
