package dev.migrate.execute;

import dev.migrate.error.MigrateException;

/**
 * A revision wants to end a transaction or connection that belongs to the migration.
 */
public final class ConnectionNotOwnedException extends MigrateException {

	private static final long serialVersionUID = 1L;

	ConnectionNotOwnedException(String method) {
		super("'" + method
				+ "' was called on the connection that op.connection() gives, but connection and transaction "
				+ "belong to the migration: the revision and its row in the version table are committed together.",
				"Leave it out; a savepoint can be rolled back to, and op.autocommit(…) runs a block outside of the "
						+ "transaction.");
	}

}
