package dev.migrate.connect;

import java.sql.SQLException;

import dev.migrate.error.Advice;
import dev.migrate.error.MigrateException;
import dev.migrate.error.Setting;

/**
 * There is no connection to the database.
 */
public final class DatabaseConnectionException extends MigrateException {

	private static final long serialVersionUID = 1L;

	private final boolean refused;

	private DatabaseConnectionException(String description, Advice advice, boolean refused, SQLException cause) {
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
