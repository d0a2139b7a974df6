package dev.migrate.connect;

import java.sql.SQLException;

import dev.migrate.error.MigrateException;

/**
 * The database failed outside of a revision. No revision was running.
 */
public final class DatabaseFailedException extends MigrateException {

	private static final long serialVersionUID = 1L;

	DatabaseFailedException(String message, SQLException cause) {
		super("The database failed while the migration was prepared: " + message + ".",
				"Correct what the database says, and start again.", cause);
	}

	private DatabaseFailedException(String message, String asked, SQLException cause) {
		super("The database failed while it was asked what it has: " + message + ". It was asked: " + asked,
				"Correct what the database says, and start again.", cause);
	}

	static DatabaseFailedException ofCatalog(String message, String asked, SQLException cause) {
		return new DatabaseFailedException(message, asked, cause);
	}

}
