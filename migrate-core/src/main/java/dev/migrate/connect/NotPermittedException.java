package dev.migrate.connect;

import java.sql.SQLException;

import dev.migrate.error.Advice;
import dev.migrate.error.MigrateException;
import dev.migrate.error.Setting;

/**
 * The database user may not do what a migration needs. Nothing has been changed.
 */
public final class NotPermittedException extends MigrateException {

	private static final long serialVersionUID = 1L;

	private final String user;

	private final String schema;

	NotPermittedException(String user, String schema, String message, String grant, SQLException cause) {
		super("The database user '" + user + "' may not migrate the schema '" + schema + "': " + message + ".",
				Advice.of("Let an administrator run `" + grant + "`, or ")
					.and(Setting.USER.toBe("a user that may"))
					.and("."),
				cause);
		this.user = user;
		this.schema = schema;
	}

	/**
	 * The user.
	 * @return the name
	 */
	public String user() {
		return this.user;
	}

	/**
	 * The schema.
	 * @return the name; empty if the database has none
	 */
	public String schema() {
		return this.schema;
	}

}
