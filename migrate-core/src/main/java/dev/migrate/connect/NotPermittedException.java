package dev.migrate.connect;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import dev.migrate.error.Advice;
import dev.migrate.error.MigrateException;
import dev.migrate.error.Setting;
import org.jspecify.annotations.Nullable;

/**
 * The database user may not do what a migration needs. Nothing has been changed.
 */
public final class NotPermittedException extends MigrateException {

	private final String user;

	private final String schema;

	private final String message;

	private final boolean catalog;

	private final ArrayList<String> reading;

	NotPermittedException(String user, String schema, String message, String grant, List<String> reading,
			SQLException cause) {
		this("The database user '" + user + "' may not migrate the schema '" + schema + "': " + message + ".",
				advice("Let an administrator run `" + grant + "`, or ", "a user that may"), user, schema, message,
				reading, false, cause);
	}

	private NotPermittedException(String description, Advice advice, String user, String schema, String message,
			List<String> reading, boolean catalog, @Nullable Throwable cause) {
		super(description, advice, cause);
		this.user = user;
		this.schema = schema;
		this.message = message;
		this.reading = new ArrayList<>(reading);
		this.catalog = catalog;
	}

	private static Advice advice(String what, String user) {
		return Advice.of(what).and(Setting.USER.toBe(user)).and(".");
	}

	/**
	 * Refuse to compare what can be seen in part only: the catalog leaves out without a
	 * word what this user may not see, so that it would look as if it were not there.
	 * @param grant what lets the user see all of it
	 */
	public static NotPermittedException ofComparison(String user, String schema, String grant) {
		return new NotPermittedException(
				"The database user '" + user + "' may not see all that is in the schema '" + schema
						+ "', such as constraints: what it cannot see would look as if it were missing.",
				advice("Let an administrator run `" + grant + "`, or ", "a user that has it"), user, schema,
				"not all is seen", List.of(grant), true, null);
	}

	/**
	 * The same, where the catalog was asked: which of it may not be read, the database
	 * says.
	 */
	NotPermittedException ofCatalog(String asked) {
		return new NotPermittedException(
				"The database user '" + this.user + "' may not read what the database says of itself: " + this.message
						+ "." + (asked.isEmpty() ? "" : " It was asked: " + asked),
				advice("Let an administrator grant it SELECT on what is named there, or ", "a user that has it"),
				this.user, this.schema, this.message, this.reading, true, getCause());
	}

	/**
	 * The same, where nothing was to be changed.
	 * @return what to throw in its place
	 */
	public NotPermittedException ofReading() {
		return this.catalog ? this
				: new NotPermittedException(
						"The database user '" + this.user + "' may not read what is applied: " + this.message + ".",
						advice("Let an administrator run `" + String.join("; ", this.reading) + "`, or ",
								"a user that has it"),
						this.user, this.schema, this.message, this.reading, false, getCause());
	}

	/**
	 * The user.
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
