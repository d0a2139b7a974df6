package dev.migrate.dialect.postgresql;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;

import dev.migrate.dialect.SqlFailures;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What only PostgreSQL's own driver can do. The one class that knows it, as the driver is
 * an optional dependency.
 */
final class PostgresqlDriver {

	private PostgresqlDriver() {
	}

	static void copy(Connection connection, String sql, String data) throws SQLException {
		try {
			connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, new StringReader(data));
		}
		catch (IOException ex) {
			throw new SQLException("A string could not be read", ex);
		}
	}

	/**
	 * Whether a transaction is open on the server, whoever began it.
	 */
	static boolean inTransaction(Connection connection) throws SQLException {
		return connection.isWrapperFor(BaseConnection.class)
				&& connection.unwrap(BaseConnection.class).getTransactionState() != TransactionState.IDLE;
	}

	/**
	 * The message without the details, which quote rows.
	 */
	static String message(SQLException failure) {
		if (failure instanceof PSQLException ours) {
			ServerErrorMessage server = ours.getServerErrorMessage();
			if (server != null && server.getMessage() != null) {
				return server.getMessage();
			}
		}
		return SqlFailures.text(failure).lines().findFirst().orElse("");
	}

}
