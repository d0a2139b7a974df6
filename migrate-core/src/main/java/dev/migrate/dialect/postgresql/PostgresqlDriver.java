package dev.migrate.dialect.postgresql;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.Function;

import dev.migrate.dialect.SqlFailures;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.AutoSave;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What only PostgreSQL's own driver can do. The one class that knows it, as the driver is
 * an optional dependency.
 */
final class PostgresqlDriver {

	private PostgresqlDriver() {
	}

	static long copy(Connection connection, Copying work) throws SQLException {
		try {
			return work.run(connection.unwrap(PGConnection.class).getCopyAPI());
		}
		catch (IOException ex) {
			throw new SQLException("What is to be copied could not be read: " + ex.getMessage(), ex);
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
	 * Whether several statements can travel together, and one that fails takes the others
	 * with it.
	 */
	static boolean takesMessages(Connection connection) throws SQLException {
		return connection.isWrapperFor(PGConnection.class)
				&& connection.unwrap(PGConnection.class).getAutosave() == AutoSave.NEVER;
	}

	/**
	 * Whether an answer may take as long as it takes. A limit is one of each answer,
	 * which several statements would have together.
	 */
	static boolean isPatient(Connection connection) throws SQLException {
		return connection.isWrapperFor(BaseConnection.class)
				&& connection.unwrap(BaseConnection.class).getNetworkTimeout() == 0;
	}

	/**
	 * The number of the session, as the server or what stands before it has told it when
	 * the connection was made.
	 * @return 0 if the driver is another one
	 */
	static int session(Connection connection) throws SQLException {
		return connection.isWrapperFor(PGConnection.class) ? connection.unwrap(PGConnection.class).getBackendPID() : 0;
	}

	/**
	 * Have the server keep nothing of a statement, however often it runs: behind a
	 * pooler, the next one may reach another session.
	 */
	static void neverKeep(PreparedStatement statement) throws SQLException {
		if (statement.isWrapperFor(PGStatement.class)) {
			statement.unwrap(PGStatement.class).setPrepareThreshold(0);
		}
	}

	/**
	 * Whether the server has said it, and not the driver that the server is gone.
	 */
	static boolean isFromServer(@Nullable Throwable failure) {
		return failure instanceof PSQLException ours && ours.getServerErrorMessage() != null;
	}

	/**
	 * The message without the details, which quote rows.
	 */
	static String message(SQLException failure) {
		String message = part(failure, ServerErrorMessage::getMessage);
		return message.isEmpty() ? SqlFailures.text(failure).lines().findFirst().orElse("") : message;
	}

	/**
	 * The details that the server adds, or an empty text. They may quote rows.
	 */
	static String detail(SQLException failure) {
		return part(failure, ServerErrorMessage::getDetail);
	}

	/**
	 * What the server proposes, or an empty text.
	 */
	static String hint(SQLException failure) {
		return part(failure, ServerErrorMessage::getHint);
	}

	private static String part(SQLException failure, Function<ServerErrorMessage, @Nullable String> part) {
		ServerErrorMessage server = (failure instanceof PSQLException ours) ? ours.getServerErrorMessage() : null;
		String text = (server != null) ? part.apply(server) : null;
		return (text != null) ? text : "";
	}

	/**
	 * What is copied.
	 */
	interface Copying {

		long run(CopyManager manager) throws SQLException, IOException;

	}

}
