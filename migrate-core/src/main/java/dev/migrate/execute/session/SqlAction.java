package dev.migrate.execute.session;

import java.sql.SQLException;

import dev.migrate.lang.Internal;

/**
 * Something that talks to the database.
 */
@Internal
@FunctionalInterface
public interface SqlAction {

	/**
	 * Do it.
	 * @throws SQLException if the database fails
	 */
	void run() throws SQLException;

	/**
	 * Do something after a failure, which is what counts.
	 */
	static void quietly(Throwable failure, SqlAction action) {
		try {
			action.run();
		}
		catch (SQLException ex) {
			failure.addSuppressed(ex);
		}
	}

}
