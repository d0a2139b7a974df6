package dev.migrate.dialect.h2;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.FailureKind;
import dev.migrate.dialect.LockHolder;
import dev.migrate.dialect.SessionSettings;
import dev.migrate.dialect.Spelling;
import dev.migrate.dialect.SqlFailures;
import dev.migrate.dialect.SqlFailures.Refusal;
import dev.migrate.dialect.standard.LockRowSession;
import dev.migrate.error.RunLog;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * H2, where only an administrator sees the sessions of others.
 */
final class H2Session extends LockRowSession {

	/** Values of the wrong form, which H2 counts among other failures. */
	private static final Set<Integer> VALUES = Set.of(90003, 90004, 90008, 90095);

	private static final int ADMINISTRATOR = 90040;

	/** In milliseconds. */
	private static final int BRIEFLY = 10;

	/** To let a user in takes no right, but to set what the URL says. */
	private static final Refusal SETTING_REFUSED = new Refusal("alter user … admin true",
			"It is a setting in the URL that only an administrator may make, such as DB_CLOSE_DELAY: without it, "
					+ "others are let in.");

	static final SqlFailures FAILURES = new SqlFailures(
			Map.of(FailureKind.TABLE_MISSING, Set.of("42102", "42103", "42104", "90079"), FailureKind.LOCK_TIMEOUT,
					Set.of("50200", "40001"), FailureKind.NOT_PERMITTED, Set.of("90040", "90096"),
					FailureKind.READ_ONLY, Set.of("90097"), FailureKind.DISCONNECTED,
					Set.of("90007", "90067", "90098", "90121")),
			(failure) -> SqlFailures.text(failure).split("; SQL statement:", 2)[0].replaceFirst(" \\[\\d+-\\d+]$", ""),
			"alter user %2$s admin true") {

		@Override
		public Optional<Refusal> refusal(SQLException failure) {
			return (failure.getErrorCode() == ADMINISTRATOR) ? Optional.of(SETTING_REFUSED) : super.refusal(failure);
		}

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

	/**
	 * It shows a sequence that is not committed, and loses it if that is rolled back.
	 */
	@Override
	public boolean leavesSequencesOpen() {
		return true;
	}

	@Override
	protected void applySettings(String activity) throws SQLException {
		Duration timeout = this.settings.statementLockTimeout();
		if (timeout != null) {
			execute("set lock_timeout " + timeout.toMillis());
		}
	}

	/**
	 * H2 waits for the lock of its catalog in a monitor that a session needs that has the
	 * lock: neither goes on before the time is up.
	 */
	@Override
	public void createSchema(Creation creation) throws SQLException {
		execute("set lock_timeout " + BRIEFLY);
		try {
			creation.run();
		}
		finally {
			execute("set lock_timeout " + this.lockTimeoutBefore);
		}
	}

	@Override
	protected void restoreSettings() throws SQLException {
		super.restoreSettings();
		execute("set lock_timeout " + this.lockTimeoutBefore);
	}

	@Override
	public void recover(String statement) throws SQLException {
		new CopyRemains(connection()).mend(statement);
	}

	@Override
	public Optional<LockHolder> holder() throws SQLException {
		return holder("select s.session_id, coalesce(s.client_addr, ''), s.user_name, "
				+ "coalesce(s.executing_statement, '') from " + table()
				+ " l join information_schema.sessions s on s.session_id = l.session_id "
				+ "and cast(s.session_start as varchar) = l.session_start");
	}

	/**
	 * What an {@code ALTER TABLE} of H2 leaves behind if the process ends in its middle.
	 * H2 copies the table, drops it, and gives the copy and all that belongs to it their
	 * names, and commits each: there may be a copy beside the table, a copy without the
	 * table, or a table whose constraints and indexes have the names of the copy's.
	 */
	private static final class CopyRemains {

		private static final Pattern COPY = Pattern.compile("(.+)_COPY_\\d+_\\d+(?:_(.+))?");

		private static final String NAMED_LIKE_COPIES = " like '%\\_COPY\\_%'";

		private final JdbcTemplate jdbc;

		CopyRemains(Connection connection) {
			this.jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
		}

		/**
		 * Mend what is left of a statement.
		 * @param statement names the table
		 */
		void mend(String statement) {
			String names = statement.toLowerCase(Locale.ROOT);
			find(names,
					"select table_schema, table_name, table_name from information_schema.tables "
							+ "where table_type = 'BASE TABLE' and table_name")
				.filter((table) -> table.own().isEmpty())
				.forEach(this::mendTable);
			find(names,
					"select table_schema, table_name, constraint_name from information_schema.table_constraints "
							+ "where constraint_name")
				.filter((constraint) -> !constraint.own().isEmpty())
				.forEach((constraint) -> this.jdbc
					.execute("alter table " + constraint.quotedTable() + " rename constraint "
							+ Spelling.quoted(constraint.name()) + " to " + Spelling.quoted(constraint.own())));
			find(names, "select table_schema, table_name, index_name from information_schema.indexes where index_name")
				.filter((index) -> !index.own().isEmpty())
				.forEach((index) -> this.jdbc.execute("alter index " + Spelling.quoted(index.schema()) + "."
						+ Spelling.quoted(index.name()) + " rename to " + Spelling.quoted(index.own())));
		}

		private Stream<Named> find(String statement, String query) {
			return this.jdbc
				.query(query + NAMED_LIKE_COPIES + " order by 1, 2, 3",
						(rows, number) -> new Named(rows.getString(1), rows.getString(2), rows.getString(3)))
				.stream()
				.filter((named) -> !named.original().isEmpty()
						&& statement.contains(named.original().toLowerCase(Locale.ROOT)));
		}

		/**
		 * The table has all rows as long as it is there; then the copy has them.
		 */
		private void mendTable(Named table) {
			if (isTable(table.schema(), table.original())) {
				RunLog.logger
					.warn("Table '{}' is what H2 has left of an ALTER TABLE on '{}' that did not come to its end; "
							+ "it is dropped", table.name(), table.original());
				this.jdbc.execute("drop table " + table.quotedTable() + " cascade");
			}
			else {
				RunLog.logger
					.warn("Table '{}' is not there, and H2 has left its rows in '{}' when an ALTER TABLE did not come "
							+ "to its end; that is given back its name", table.original(), table.name());
				this.jdbc
					.execute("alter table " + table.quotedTable() + " rename to " + Spelling.quoted(table.original()));
				recompileViews();
			}
		}

		/**
		 * A view that was read without its table has no columns.
		 */
		private void recompileViews() {
			for (String view : this.jdbc.query(
					"select table_schema, table_name from information_schema.views "
							+ "where table_schema <> 'INFORMATION_SCHEMA'",
					(rows, number) -> Spelling.quoted(rows.getString(1)) + "." + Spelling.quoted(rows.getString(2)))) {
				this.jdbc.execute("alter view " + view + " recompile");
			}
		}

		private boolean isTable(String schema, String name) {
			return !this.jdbc
				.queryForList("select 1 from information_schema.tables where table_schema = ? " + "and table_name = ?",
						Integer.class, schema, name)
				.isEmpty();
		}

		/**
		 * Something with the name of a copy, or of what belongs to one.
		 */
		private record Named(String schema, String table, String name) {

			String quotedTable() {
				return Spelling.quoted(this.schema) + "." + Spelling.quoted(this.table);
			}

			/** The table that was copied, or an empty string. */
			String original() {
				Matcher copy = COPY.matcher(this.name);
				return copy.matches() ? copy.group(1) : "";
			}

			/**
			 * The name without that of the copy, or an empty string for a copy itself.
			 */
			String own() {
				Matcher copy = COPY.matcher(this.name);
				return (copy.matches() && copy.group(2) != null) ? copy.group(2) : "";
			}

		}

	}

}
