package dev.migrate.dialect.h2;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.FailureKind;
import dev.migrate.dialect.LockHolder;
import dev.migrate.dialect.SessionSettings;
import dev.migrate.dialect.SqlFailures;
import dev.migrate.dialect.standard.LockRowSession;
import org.jspecify.annotations.Nullable;

/**
 * H2, where only an administrator sees the sessions of others.
 */
final class H2Session extends LockRowSession {

	/** Values of the wrong form, which H2 counts among other failures. */
	private static final Set<Integer> VALUES = Set.of(90003, 90004, 90008, 90095);

	static final SqlFailures FAILURES = new SqlFailures(
			Map.of(FailureKind.TABLE_MISSING, Set.of("42102", "42103", "42104", "90079"), FailureKind.LOCK_TIMEOUT,
					Set.of("50200"), FailureKind.NOT_PERMITTED, Set.of("90040", "90096"), FailureKind.READ_ONLY,
					Set.of("90097"), FailureKind.DISCONNECTED, Set.of("90007", "90067", "90098", "90121")),
			(failure) -> SqlFailures.text(failure).split("; SQL statement:", 2)[0].replaceFirst(" \\[\\d+-\\d+]$", ""),
			"alter user %2$s admin true") {

		@Override
		protected boolean quotesValue(SQLException failure) {
			return VALUES.contains(failure.getErrorCode()) || super.quotesValue(failure);
		}

	};

	private final SessionSettings settings;

	private final String lockTimeoutBefore;

	H2Session(Connection connection, Dialect dialect, SessionSettings settings, String table) throws SQLException {
		super(connection, dialect, table,
				"select session_id, cast(session_start as varchar) from information_schema.sessions "
						+ "where session_id = session_id()",
				"select 1 from information_schema.sessions where session_id = ? and cast(session_start as varchar) = ?",
				"select is_admin from information_schema.users where user_name = current_user");
		this.settings = settings;
		this.lockTimeoutBefore = value("select lock_timeout()").orElseThrow();
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
		super.restoreSettings();
		execute("set lock_timeout " + this.lockTimeoutBefore);
	}

	@Override
	public void recover(String statement) throws SQLException {
		new H2CopyRemains(connection()).mend(statement);
	}

	@Override
	public Optional<LockHolder> holder() throws SQLException {
		List<List<@Nullable String>> rows = query("select s.session_id, coalesce(s.client_addr, ''), s.user_name, "
				+ "coalesce(s.executing_statement, '') from " + table()
				+ " l join information_schema.sessions s on s.session_id = l.session_id "
				+ "and cast(s.session_start as varchar) = l.session_start");
		return rows.stream()
			.map((row) -> new LockHolder(String.valueOf(row.get(0)), String.valueOf(row.get(1)),
					String.valueOf(row.get(2)), Optional.empty(), String.valueOf(row.get(3))))
			.findFirst();
	}

}
