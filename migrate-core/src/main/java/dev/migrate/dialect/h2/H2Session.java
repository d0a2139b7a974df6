package dev.migrate.dialect.h2;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import dev.migrate.dialect.FailureKind;
import dev.migrate.dialect.LockHolder;
import dev.migrate.dialect.SessionSettings;
import dev.migrate.dialect.SqlFailures;
import dev.migrate.dialect.standard.JdbcSession;
import dev.migrate.dialect.standard.StoredNames;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * H2, which has no lock that a session could hold over DDL. The lock is a row that names
 * the session that holds it, and counts only as long as that session lives, so that no
 * one has to clean up after a process that died. Only an administrator sees the sessions
 * of others; for all other users, a row that is there counts.
 */
final class H2Session extends JdbcSession {

	static final SqlFailures FAILURES = new SqlFailures(
			Map.of(FailureKind.TABLE_MISSING, Set.of("42102", "42103", "42104", "90079"), FailureKind.LOCK_TIMEOUT,
					Set.of("50200"), FailureKind.NOT_PERMITTED, Set.of("90040", "90096"), FailureKind.READ_ONLY,
					Set.of("90097"), FailureKind.DISCONNECTED, Set.of("90007", "90067", "90098", "90121")),
			(failure) -> SqlFailures.text(failure).split("; SQL statement:", 2)[0].replaceFirst(" \\[\\d+-\\d+]$", ""),
			"grant all on schema %s to %s");

	private static final String OWN = "select cast(session_start as varchar) from information_schema.sessions "
			+ "where session_id = session_id()";

	private final SessionSettings settings;

	private final String table;

	private final String id;

	private final String start;

	private final String schemaBefore;

	private String schema;

	private final String lockTimeoutBefore;

	H2Session(Connection connection, SessionSettings settings, String table) throws SQLException {
		super(connection);
		this.settings = settings;
		this.table = table;
		this.id = value("select session_id()").orElseThrow();
		this.start = value(OWN).orElseThrow();
		this.schemaBefore = connection.getSchema();
		this.schema = this.schemaBefore;
		this.lockTimeoutBefore = value("select lock_timeout()").orElseThrow();
	}

	@Override
	public boolean useSchema(String wanted) throws SQLException {
		JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection(), true));
		String stored = Objects.requireNonNull(StoredNames.of(new H2Dialect(), jdbc).stored(wanted));
		if (value("select 1 from information_schema.schemata where schema_name = ?", stored).isEmpty()) {
			return false;
		}
		use(stored);
		this.schema = stored;
		return true;
	}

	private void use(String wanted) throws SQLException {
		if (!Objects.equals(wanted, connection().getSchema())) {
			connection().setSchema(wanted);
		}
	}

	@Override
	protected boolean tryLock() throws SQLException {
		try {
			return take();
		}
		catch (SQLException ex) {
			if (FAILURES.kind(ex) == FailureKind.LOCK_TIMEOUT) {
				return false;
			}
			if (FAILURES.kind(ex) != FailureKind.TABLE_MISSING) {
				throw ex;
			}
			execute("create table if not exists " + this.table
					+ " (id integer primary key, session_id integer not null, session_start varchar(64) not null)");
			return take();
		}
	}

	private boolean take() throws SQLException {
		List<List<@Nullable String>> rows = query("select session_id, session_start from " + this.table);
		if (rows.isEmpty()) {
			return insert();
		}
		String holder = String.valueOf(rows.get(0).get(0));
		String since = String.valueOf(rows.get(0).get(1));
		return !isAlive(holder, since) && update(
				"update " + this.table + " set session_id = ?, session_start = ? where session_id = ? "
						+ "and session_start = ?",
				Integer.valueOf(this.id), this.start, Integer.valueOf(holder), since) == 1;
	}

	private boolean insert() throws SQLException {
		try {
			return update("insert into " + this.table + " values (1, ?, ?)", Integer.valueOf(this.id), this.start) == 1;
		}
		catch (SQLIntegrityConstraintViolationException ex) {
			return false;
		}
	}

	private boolean isAlive(String holder, String since) throws SQLException {
		return !isAdministrator() || !query(
				"select 1 from information_schema.sessions where session_id = ? and cast(session_start as varchar) = ?",
				Integer.valueOf(holder), since)
			.isEmpty();
	}

	private boolean isAdministrator() throws SQLException {
		return value("select is_admin from information_schema.users where user_name = current_user")
			.equals(Optional.of("TRUE"));
	}

	@Override
	protected void unlock() throws SQLException {
		update("delete from " + this.table + " where session_id = ? and session_start = ?", Integer.valueOf(this.id),
				this.start);
	}

	@Override
	protected void applySettings(String activity) throws SQLException {
		Duration timeout = this.settings.statementLockTimeout();
		if (timeout != null) {
			execute("set lock_timeout " + timeout.toMillis());
		}
	}

	@Override
	protected void restoreSettings() throws SQLException {
		use(this.schema);
		execute("set lock_timeout " + this.lockTimeoutBefore);
	}

	@Override
	public Optional<LockHolder> holder() throws SQLException {
		List<List<@Nullable String>> rows = query("select s.session_id, coalesce(s.client_addr, ''), s.user_name, "
				+ "coalesce(s.executing_statement, '') from " + this.table
				+ " l join information_schema.sessions s on s.session_id = l.session_id");
		return rows.stream()
			.map((row) -> new LockHolder(String.valueOf(row.get(0)), String.valueOf(row.get(1)),
					String.valueOf(row.get(2)), Optional.empty(), String.valueOf(row.get(3))))
			.findFirst();
	}

	@Override
	public void close() throws SQLException {
		use(this.schemaBefore);
	}

}
