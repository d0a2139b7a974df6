package dev.migrate.dialect;

import dev.migrate.error.Advice;
import dev.migrate.error.MigrateException;
import dev.migrate.error.Setting;

/**
 * What belongs to a session of the database is needed, but a connection pooler stands in
 * between that may hand the next statement to another session. Nothing has been left on
 * any of its sessions, and nothing has been changed since the last commit.
 */
public final class PooledConnectionException extends MigrateException {

	/**
	 * Create an exception.
	 * @param purpose what is needed, with its article
	 * @param observation what tells that it cannot be had, as a clause
	 */
	public PooledConnectionException(String purpose, String observation) {
		super("What has to run needs " + purpose + ", which is there as long as all statements reach one session of "
				+ "the database; but a connection pooler stands in between, and " + observation + ".",
				Advice.of(Setting.URL.toBe("a URL that leads past the pooler, or to one in session mode")).and("."));
	}

}
