package dev.migrate.tables;

import java.sql.SQLException;
import java.sql.Statement;

import dev.migrate.lang.Internal;

/**
 * Something that is asked of the database.
 *
 * @param <T> what it answers
 */
@Internal
@FunctionalInterface
public interface Query<T> {

	T run() throws SQLException;

	/**
	 * Run for some time at most. On H2, the limit is one of the session, which has the
	 * one of before again then.
	 * @param seconds the limit; 0 for none
	 * @param statement what runs
	 */
	static <T> T within(int seconds, Statement statement, Query<T> query) throws SQLException {
		if (seconds == 0) {
			return query.run();
		}
		int before = statement.getQueryTimeout();
		statement.setQueryTimeout(seconds);
		try {
			return query.run();
		}
		finally {
			giveBack(statement, before);
		}
	}

	private static void giveBack(Statement statement, int before) {
		try {
			statement.setQueryTimeout(before);
		}
		catch (SQLException ex) {
			// The session has ended, and its limit with it
		}
	}

}
