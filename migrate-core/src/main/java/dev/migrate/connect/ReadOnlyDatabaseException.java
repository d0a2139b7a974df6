package dev.migrate.connect;

import java.sql.SQLException;

import dev.migrate.error.MigrateException;

/**
 * There is something to run, but the database cannot be written. Nothing has been
 * changed.
 */
public final class ReadOnlyDatabaseException extends MigrateException {

	private static final long serialVersionUID = 1L;

	ReadOnlyDatabaseException(String database, String message, SQLException cause) {
		super("There is something to migrate, but this " + database + " database is read-only: " + message + ".",
				"Set 'migrate.url' to the primary if this is a standby, make the database writable, or set 'migrate.mode' "
						+ "to 'verify' here and migrate from elsewhere.",
				cause);
	}

}
