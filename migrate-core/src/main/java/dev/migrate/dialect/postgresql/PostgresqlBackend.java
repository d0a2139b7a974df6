package dev.migrate.dialect.postgresql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.sql.DataSource;

import dev.migrate.dialect.PooledConnectionException;
import dev.migrate.dialect.SqlFailures;
import org.jspecify.annotations.Nullable;

/**
 * The session of the server that a connection reaches, and whether that is the same one
 * for each statement: a pooler in transaction mode hands the connection to another one
 * after each transaction. The server tells its number when a connection is made, so that
 * nobody is asked where no pooler is; a pooler tells a number of its own. Then two
 * connections are compared, once. Used by one thread.
 */
final class PostgresqlBackend {

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	/** Clients of the pooler besides us may change who gets which session. */
	private static final int ROUNDS = 8;

	private final Connection connection;

	private final @Nullable DataSource others;

	private final boolean direct;

	private int number;

	private @Nullable String doubt;

	/**
	 * Create a backend.
	 * @param told what the driver has been told when the connection was made; 0 if it
	 * does not say
	 * @param met the session that a statement has met
	 * @param others gives other connections to the same database
	 */
	PostgresqlBackend(Connection connection, int told, int met, @Nullable DataSource others) {
		this.connection = connection;
		this.others = others;
		this.direct = told == met;
		this.number = this.direct ? told : 0;
	}

	/**
	 * The number of the session that each statement reaches.
	 * @param purpose what needs that, with its article
	 * @throws PooledConnectionException if it is not certain that it is always the same
	 */
	int require(String purpose) throws SQLException {
		if (!isOne()) {
			throw new PooledConnectionException(purpose, String.valueOf(this.doubt));
		}
		return this.number;
	}

	/**
	 * A statement has met another session after all.
	 */
	PooledConnectionException lost(String purpose) {
		return new PooledConnectionException(purpose, "session " + this.number + " was not met again");
	}

	/**
	 * Whether it is certain that each statement reaches the same session.
	 */
	boolean isOne() throws SQLException {
		if (this.direct || this.number != 0) {
			return true;
		}
		if (this.doubt == null) {
			this.doubt = doubt();
			this.number = (this.doubt == null) ? number(this.connection) : 0;
		}
		return this.doubt == null;
	}

	private @Nullable String doubt() throws SQLException {
		DataSource source = this.others;
		if (source == null) {
			return "there is no second connection by which to find out its mode";
		}
		boolean idle = this.connection.getAutoCommit();
		FutureTask<@Nullable String> comparison = new FutureTask<>(() -> compare(source, idle));
		Thread thread = new Thread(comparison, "migrate-pooler");
		thread.setDaemon(true);
		thread.start();
		try {
			return comparison.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			return "a second connection, by which to find out its mode, was not to be had in " + PATIENCE.toSeconds()
					+ " seconds";
		}
		catch (ExecutionException ex) {
			return "a second connection, by which to find out its mode, was not to be had"
					+ ((ex.getCause() instanceof SQLException sql) ? ": " + SqlFailures.text(sql) : "");
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return "finding out its mode was interrupted";
		}
		finally {
			// Who waits for a second connection shall not come back to the first one
			// later
			comparison.cancel(true);
		}
	}

	/**
	 * A transaction holds its session in either mode, so that a connection that is in one
	 * tells nothing.
	 */
	private @Nullable String compare(DataSource source, boolean idle) throws SQLException, InterruptedException {
		try (Connection second = source.getConnection()) {
			second.setAutoCommit(true);
			if (Thread.interrupted()) {
				throw new InterruptedException();
			}
			if (idle) {
				return compare(this.connection, second);
			}
			try (Connection third = source.getConnection()) {
				third.setAutoCommit(true);
				return compare(third, second);
			}
		}
	}

	/**
	 * Twice in a row, as a pooler may hand out sessions in turn.
	 */
	private static @Nullable String compare(Connection first, Connection second) throws SQLException {
		int one = number(first);
		for (int i = 0; i < ROUNDS; i++) {
			int again = number(first);
			if (again != one) {
				return "one connection has met the sessions " + one + " and " + again + ", as in transaction mode";
			}
			if (number(second) == one) {
				return "two connections have met the session " + one + ", as in transaction mode";
			}
			if (number(first) != one) {
				return "one connection has met several sessions, as in transaction mode";
			}
		}
		return null;
	}

	private static int number(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery("select pg_catalog.pg_backend_pid()")) {
			result.next();
			return result.getInt(1);
		}
	}

}
