package dev.migrate.execute.session;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Set;
import java.util.function.Predicate;

import dev.migrate.dialect.LiveDatabase;
import dev.migrate.error.RunLog;

import org.springframework.jdbc.core.ConnectionCallback;

/**
 * Does again in a session what was done in one that has ended. What that was about may be
 * gone; the transaction goes on all the same.
 */
record SessionReset(LiveDatabase live) {

	/**
	 * Stands in place of a prepared statement whose text is lost: can be prepared and
	 * given up, but fails when it runs.
	 */
	private static final String LOST_TEXT = "select (select 1 union all select 2) as lost_with_its_session";

	/**
	 * How databases say that a schema, a table, a column, a role or a user is missing.
	 */
	private static final Set<String> MISSING = Set.of("3F000", "42S02", "42S03", "42S04", "42S22", "42P01", "42703",
			"42704", "0P000", "OP000", "22023", "90079", "90070", "90032");

	/**
	 * How MariaDB and MySQL say so of a database, a role, a routine or a view, and HSQLDB
	 * of anything.
	 */
	private static final Set<Integer> MISSING_CODES = Set.of(1049, 3530, 1305, 1356, -5501);

	/** What a statement is refused for that the database cannot prepare as things are. */
	private static final Set<String> NOT_PREPARED = Set.of("21", "22", "23", "42");

	/**
	 * Set something again.
	 * @return whether what it names is there
	 */
	boolean sets(SqlAction work) throws SQLException {
		return succeeds(work, SessionReset::isMissing);
	}

	/**
	 * Prepare a statement again.
	 * @return whether it can be, as things are
	 */
	boolean prepares(SqlAction work) throws SQLException {
		return succeeds(work, SessionReset::isNotPrepared);
	}

	/**
	 * Prepare what cannot run in place of a statement.
	 */
	void prepareLost(String name) throws SQLException {
		try (Statement nothing = this.live.connection().createStatement()) {
			nothing.execute("prepare " + name + " from '" + LOST_TEXT + "'");
		}
	}

	/**
	 * Whether the database does something. If it refuses that in a way that was to be
	 * expected, the transaction goes on.
	 */
	private boolean succeeds(SqlAction work, Predicate<SQLException> expected) throws SQLException {
		Connection connection = this.live.connection();
		Savepoint before = connection.getAutoCommit() ? null : connection.setSavepoint();
		try {
			work.run();
			return true;
		}
		catch (SQLException ex) {
			if (!expected.test(ex)) {
				throw ex;
			}
			RunLog.logger.debug("The session is not brought to where it was ({}, {})", ex.getSQLState(),
					ex.getErrorCode());
			if (before != null) {
				connection.rollback(before);
			}
			return false;
		}
	}

	private static boolean isMissing(SQLException failure) {
		return MISSING.contains(String.valueOf(failure.getSQLState()))
				|| MISSING_CODES.contains(failure.getErrorCode());
	}

	/**
	 * Such as for another number of columns than when it was prepared first.
	 */
	private static boolean isNotPrepared(SQLException failure) {
		return isMissing(failure) || NOT_PREPARED.stream().anyMatch(String.valueOf(failure.getSQLState())::startsWith);
	}

	/**
	 * Whether something has made a value in this session; databases that have none say
	 * null or 0, or fail.
	 */
	boolean isSet(String expression) {
		return Boolean.TRUE
			.equals(this.live.jdbc().orElseThrow().execute((ConnectionCallback<Boolean>) (connection) -> {
				Savepoint before = connection.getAutoCommit() ? null : connection.setSavepoint();
				try (Statement statement = connection.createStatement();
						ResultSet value = statement.executeQuery("select " + expression)) {
					return value.next() && value.getObject(1) != null && !"0".equals(value.getString(1));
				}
				catch (SQLException ex) {
					if (before != null) {
						connection.rollback(before);
					}
					return false;
				}
			}));
	}

}
