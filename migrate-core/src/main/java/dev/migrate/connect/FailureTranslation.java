package dev.migrate.connect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.SqlFailures;
import dev.migrate.error.MigrateException;

/**
 * Turns failures of the database outside of a revision into what can be done about them.
 */
final class FailureTranslation {

	private FailureTranslation() {
	}

	static MigrateException translate(SQLException failure, Connection connection, Dialect dialect) {
		SqlFailures failures = dialect.failures();
		String message = failures.message(failure);
		return switch (failures.kind(failure)) {
			case NOT_PERMITTED -> notPermitted(failure, message, connection, failures);
			case READ_ONLY -> new ReadOnlyDatabaseException(dialect.productName(), message, failure);
			case TABLE_MISSING, LOCK_TIMEOUT, CANCELED, NOT_AUTHENTICATED, DISCONNECTED, OTHER ->
				new DatabaseFailedException(message, failure);
		};
	}

	private static MigrateException notPermitted(SQLException failure, String message, Connection connection,
			SqlFailures failures) {
		String user = "";
		String schema = "";
		try {
			user = Objects.requireNonNullElse(connection.getMetaData().getUserName(), "").split("@", 2)[0];
			schema = Objects.requireNonNullElse(connection.getSchema(), "");
			schema = schema.isEmpty() ? Objects.requireNonNullElse(connection.getCatalog(), "") : schema;
		}
		catch (SQLException ex) {
			failure.addSuppressed(ex);
		}
		return new NotPermittedException(user, schema, message, failures.grant(schema, user), failure);
	}

}
