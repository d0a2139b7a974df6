package dev.migrate.dialect.hsqldb;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.FailureKind;
import dev.migrate.dialect.LockHolder;
import dev.migrate.dialect.SqlFailures;
import dev.migrate.dialect.standard.LockRowSession;
import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.BatchAlterTable;
import dev.migrate.operation.CustomOperation;
import dev.migrate.operation.Operation;
import dev.migrate.operation.ReplaceObject;

/**
 * HSQLDB, which has neither a lock that a session could hold over DDL nor a limit for
 * waiting: a statement waits as long as the transaction that is in its way lasts. Only an
 * administrator sees the sessions of others.
 */
final class HsqldbSession extends LockRowSession {

	static final SqlFailures FAILURES = new Failures();

	private static final int EXISTS = -5504;

	HsqldbSession(Connection connection, Dialect dialect, String table) throws SQLException {
		super(connection, dialect, table,
				"select cast(session_id as varchar(64)), cast(connected as varchar(64)) "
						+ "from information_schema.system_sessions where session_id = session_id()",
				"select 1 from information_schema.system_sessions where session_id = ? "
						+ "and cast(connected as varchar(64)) = ?",
				"select is_admin from information_schema.system_sessions where session_id = session_id()");
	}

	/**
	 * As {@code SCRIPT} does, which alone tells how a table is stored that is copied, and
	 * what a view is that makes way.
	 */
	@Override
	public boolean readingCommits(Operation operation) {
		return operation instanceof BatchAlterTable || operation instanceof AlterColumn
				|| operation instanceof ReplaceObject
				|| operation instanceof CustomOperation own && own.steps().stream().anyMatch(this::readingCommits);
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
		return holder("select s.session_id, '', s.user_name, coalesce(s.current_statement, '') " + "from " + table()
				+ " l join information_schema.system_sessions s on s.session_id = l.session_id "
				+ "and cast(s.connected as varchar(64)) = l.session_start");
	}

	/**
	 * What failures of HSQLDB mean. It says the same of a table that is not there, of one
	 * that the user may not see, and of a schema in which the user may not create
	 * anything: only the last is told apart, as what is said to be missing is no table of
	 * the statement.
	 */
	private static final class Failures extends SqlFailures {

		private static final String NOT_FOUND = "-5501";

		private static final Pattern STATEMENT = Pattern.compile("(?s)not found: (\\S+) in statement \\[(.*)]");

		Failures() {
			super(Map.of(FailureKind.TABLE_MISSING, Set.of(NOT_FOUND), FailureKind.LOCK_TIMEOUT, Set.of("40001"),
					FailureKind.NOT_PERMITTED, Set.of("0L501", "42507"), FailureKind.READ_ONLY, Set.of("25006"),
					FailureKind.DISCONNECTED, Set.of("-451"), FailureKind.NO_SPACE, Set.of("-468")),
					(failure) -> SqlFailures.text(failure).replaceFirst("(?s) in statement \\[.*", ""),
					"grant dba to %2$s");
		}

		@Override
		public FailureKind kind(SQLException failure) {
			if (String.valueOf(failure.getErrorCode()).equals(NOT_FOUND)) {
				Matcher statement = STATEMENT.matcher(SqlFailures.text(failure));
				return statement.find() && isSchema(statement.group(1), statement.group(2)) ? FailureKind.NOT_PERMITTED
						: FailureKind.TABLE_MISSING;
			}
			return super.kind(failure);
		}

		private static boolean isSchema(String missing, String statement) {
			String text = statement.replace("\"", "").toLowerCase(Locale.ROOT);
			String name = missing.toLowerCase(Locale.ROOT);
			return !text.contains(name) || text.contains(name + ".");
		}

	}

}
