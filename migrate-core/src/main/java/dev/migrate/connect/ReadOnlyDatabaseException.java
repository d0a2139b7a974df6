package dev.migrate.connect;

import java.sql.SQLException;

import dev.migrate.error.Advice;
import dev.migrate.error.MigrateException;
import dev.migrate.error.Setting;
import dev.migrate.settings.Mode;

/**
 * There is something to run, but the database cannot be written. Nothing has been
 * changed.
 */
public final class ReadOnlyDatabaseException extends MigrateException {

	ReadOnlyDatabaseException(String database, String message, SQLException cause) {
		super("There is something to migrate, but this " + database + " database is read-only: " + message + ".",
				Advice.of(Setting.URL.toBe("the primary"))
					.and(" if this is a standby, make the database writable, or ")
					.and(Setting.MODE.to(Mode.VERIFY))
					.and(" here and migrate from elsewhere."),
				cause);
	}

}
