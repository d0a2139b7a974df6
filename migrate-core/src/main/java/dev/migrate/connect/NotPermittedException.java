package dev.migrate.connect;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import dev.migrate.error.Advice;
import dev.migrate.error.MigrateException;
import dev.migrate.error.Setting;

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
		super("The database user '" + user + "' may not migrate the schema '" + schema + "': " + message + ".",
				Advice.of("Let an administrator run `" + grant + "`, or ")
					.and(Setting.USER.toBe("a user that may"))
					.and("."),
				cause);
		this.user = user;
		this.schema = schema;
		this.message = message;
		this.reading = new ArrayList<>(reading);
		this.catalog = false;
	}

	private NotPermittedException(NotPermittedException failure) {
		super("The database user '" + failure.user + "' may not read what is applied: " + failure.message + ".",
				Advice.of("Let an administrator run `" + String.join("; ", failure.reading) + "`, or ")
					.and(Setting.USER.toBe("a user that has it"))
					.and("."),
				failure.getCause());
		this.user = failure.user;
		this.schema = failure.schema;
		this.message = failure.message;
		this.reading = failure.reading;
		this.catalog = false;
	}

	/**
	 * The same, where the catalog was asked: which of it may not be read, the database
	 * says.
	 */
	private NotPermittedException(String asked, NotPermittedException failure) {
		super("The database user '" + failure.user + "' may not read what the database says of itself: "
				+ failure.message + "." + (asked.isEmpty() ? "" : " It was asked: " + asked),
				Advice.of("Let an administrator grant it SELECT on what is named there, or ")
					.and(Setting.USER.toBe("a user that has it"))
					.and("."),
				failure.getCause());
		this.user = failure.user;
		this.schema = failure.schema;
		this.message = failure.message;
		this.reading = failure.reading;
		this.catalog = true;
	}

	/**
	 * The catalog leaves out without a word what this user may not see, so that it would
	 * look as if it were not there.
	 */
	private NotPermittedException(String user, String schema, String grant) {
		super("The database user '" + user + "' may not see all that is in the schema '" + schema
				+ "', such as constraints: what it cannot see would look as if it were missing.",
				Advice.of("Let an administrator run `" + grant + "`, or ")
					.and(Setting.USER.toBe("a user that has it"))
					.and("."));
		this.user = user;
		this.schema = schema;
		this.message = "not all is seen";
		this.reading = new ArrayList<>(List.of(grant));
		this.catalog = true;
	}

	/**
	 * Refuse to compare what can be seen in part only.
	 * @param grant what lets the user see all of it
	 */
	public static NotPermittedException ofComparison(String user, String schema, String grant) {
		return new NotPermittedException(user, schema, grant);
	}

	NotPermittedException ofCatalog(String asked) {
		return new NotPermittedException(asked, this);
	}

	/**
	 * The same, where nothing was to be changed.
	 * @return what to throw in its place
	 */
	public NotPermittedException ofReading() {
		return this.catalog ? this : new NotPermittedException(this);
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
