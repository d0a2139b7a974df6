package dev.migrate.dialect.hsqldb;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.LockHolder;
import dev.migrate.dialect.standard.LockRowSession;
import org.jspecify.annotations.Nullable;

/**
 * HSQLDB, which has neither a lock that a session could hold over DDL nor a limit for
 * waiting: a statement waits as long as the transaction that is in its way lasts. Only an
 * administrator sees the sessions of others.
 */
final class HsqldbSession extends LockRowSession {

	private static final int EXISTS = -5504;

	HsqldbSession(Connection connection, Dialect dialect, String table) throws SQLException {
		super(connection, dialect, table,
				"select cast(session_id as varchar(64)), cast(connected as varchar(64)) "
						+ "from information_schema.system_sessions where session_id = session_id()",
				"select 1 from information_schema.system_sessions where session_id = ? "
						+ "and cast(connected as varchar(64)) = ?",
				"select is_admin from information_schema.system_sessions where session_id = session_id()");
	}

	@Override
	protected void applySettings(String activity) {
	}

	// To a user who may not create it, IF NOT EXISTS says that it is there
	@Override
	protected void create() throws SQLException {
		try {
			execute("create table " + table() + " " + COLUMNS);
		}
		catch (SQLException ex) {
			if (ex.getErrorCode() != EXISTS) {
				throw ex;
			}
		}
	}

	@Override
	public Optional<LockHolder> holder() throws SQLException {
		List<List<@Nullable String>> rows = query("select s.session_id, s.user_name, coalesce(s.current_statement, '') "
				+ "from " + table() + " l join information_schema.system_sessions s on s.session_id = l.session_id "
				+ "and cast(s.connected as varchar(64)) = l.session_start");
		return rows.stream()
			.map((row) -> new LockHolder(String.valueOf(row.get(0)), "", String.valueOf(row.get(1)), Optional.empty(),
					String.valueOf(row.get(2))))
			.findFirst();
	}

}
