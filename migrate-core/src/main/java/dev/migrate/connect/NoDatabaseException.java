package dev.migrate.connect;

import dev.migrate.error.MigrateException;

/**
 * A migrator without a database was asked for what only a database knows.
 */
public final class NoDatabaseException extends MigrateException {

	private static final long serialVersionUID = 1L;

	NoDatabaseException(String dialect) {
		super("There is no database: this migrator writes SQL for '" + dialect + "' and does nothing else.",
				"Build it with Migrator.builder(dataSource) to reach a database.");
	}

}
