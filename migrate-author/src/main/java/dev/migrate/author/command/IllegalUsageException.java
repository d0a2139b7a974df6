package dev.migrate.author.command;

import dev.migrate.error.MigrateException;

/**
 * Arguments of a command that make no sense together or in this application.
 */
final class IllegalUsageException extends MigrateException {

	IllegalUsageException(String description, String action) {
		super(description, action);
	}

}
