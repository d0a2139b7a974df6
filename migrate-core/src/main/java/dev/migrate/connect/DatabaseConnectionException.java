package dev.migrate.connect;

import java.sql.SQLException;

import dev.migrate.error.Advice;
import dev.migrate.error.MigrateException;
import dev.migrate.error.Setting;
import org.jspecify.annotations.Nullable;

/**
 * There is no connection to the database.
 */
public final class DatabaseConnectionException extends MigrateException {

	private static final long serialVersionUID = 1L;

	private static final String CHECK_URL = "Check that the URL is spelled as the driver wants it, and that the driver "
			+ "of that database is on the class path.";

	private final boolean refused;

	private DatabaseConnectionException(String description, Advice advice, boolean refused, @Nullable Exception cause) {
		super(description, advice, cause);
		this.refused = refused;
	}

	static DatabaseConnectionException of(String name, SQLException failure, KnownDialects dialects) {
		SQLException last = last(failure);
		if (dialects.refuses(last)) {
			return new DatabaseConnectionException(
					"The database refuses the user or the password of " + name + ": " + dialects.text(last) + ".",
					Advice.of("Correct them."), true, failure);
		}
		return new DatabaseConnectionException(
				"There is no connection to the database of " + name + ": " + dialects.text(last) + ".",
				Advice.of("Check that the database runs and that the URL leads to it; if it may still be starting, ")
					.and(Setting.CONNECT_TIMEOUT.toBe("the time to wait for it"))
					.and("."),
				false, failure);
	}

	/**
	 * A driver or a pool that cannot make out the URL, or has no driver for it.
	 */
	static DatabaseConnectionException ofUrl(String name, RuntimeException failure, KnownDialects dialects) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof SQLException sql) {
				return of(name, sql, dialects);
			}
		}
		return new DatabaseConnectionException(
				"There is no connection to the database of " + name + ": " + KnownDialects.text(failure) + ".",
				Advice.of(CHECK_URL), false, failure);
	}

	/**
	 * A driver that does not take the URL for one of its own gives no connection, and
	 * says nothing.
	 */
	static DatabaseConnectionException ofNoDriver(String name) {
		return new DatabaseConnectionException(
				"There is no connection to the database of " + name + ": the driver does not know its URL.",
				Advice.of(CHECK_URL), false, null);
	}

	/**
	 * A pool wraps what it has met.
	 */
	private static SQLException last(SQLException failure) {
		SQLException last = failure;
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof SQLException sql) {
				last = sql;
			}
		}
		return last;
	}

	/**
	 * Whether the database has answered, but does not let this user in.
	 * @return whether user or password are wrong
	 */
	public boolean refused() {
		return this.refused;
	}

}
