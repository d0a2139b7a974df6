package dev.migrate.connect;

import java.util.List;

import dev.migrate.error.MigrateException;

/**
 * A database that is not known here. Nothing is guessed: SQL that runs on it may mean
 * something else there.
 */
public final class UnsupportedDatabaseException extends MigrateException {

	private final String database;

	private final List<String> supported;

	/**
	 * Create an exception.
	 * @param database the database, as it or the user names it
	 * @param supported the names of those that are supported
	 */
	public UnsupportedDatabaseException(String database, List<String> supported) {
		super("Database '" + database + "' is not supported. Supported are " + String.join(", ", supported) + ".",
				"Use one of those, or give the migrator a dialect of your own for " + database + ".");
		this.database = database;
		this.supported = List.copyOf(supported);
	}

	/**
	 * The database.
	 * @return the database, as it or the user names it
	 */
	public String database() {
		return this.database;
	}

	/**
	 * What is supported.
	 */
	public List<String> supported() {
		return this.supported;
	}

}
