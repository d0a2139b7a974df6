package dev.migrate.dialect.sqlite;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import dev.migrate.dialect.FailureKind;
import dev.migrate.dialect.ForeignKeysViolatedException;
import dev.migrate.dialect.LockHolder;
import dev.migrate.dialect.SessionSettings;
import dev.migrate.dialect.SqlFailures;
import dev.migrate.dialect.standard.JdbcSession;
import org.jspecify.annotations.Nullable;

/**
 * SQLite, which has one writer at a time, but no lock that outlives a transaction: the
 * migration lock is that of a file beside the database.
 * <p>
 * Transactions are statements here: JDBC's would begin as readers, whatever the settings
 * of the connection are.
 */
final class SqliteSession extends JdbcSession {

	static final SqlFailures FAILURES = new SqlFailures(
			Map.of(FailureKind.LOCK_TIMEOUT, Set.of("5", "6"), FailureKind.READ_ONLY, Set.of("8"),
					FailureKind.DISCONNECTED, Set.of("14"), FailureKind.NO_SPACE, Set.of("13")),
			SqlFailures::text, "give the process the right to write the file of %s%s") {

		// A missing table has no code of its own
		@Override
		public FailureKind kind(SQLException failure) {
			return text(failure).contains("no such table") ? FailureKind.TABLE_MISSING : super.kind(failure);
		}

	};

	private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(5);

	private static final List<String> PRAGMAS = List.of("busy_timeout", "foreign_keys", "legacy_alter_table",
			"recursive_triggers", "synchronous");

	private final SessionSettings settings;

	private final Map<String, String> pragmasBefore;

	private final SqliteLock lock;

	/** The rows that refer to nothing, if foreign keys are not enforced for a while. */
	private @Nullable List<String> violations;

	private boolean open;

	private String activity = "migrate";

	SqliteSession(Connection connection, SessionSettings settings) throws SQLException {
		super(connection);
		this.settings = settings;
		this.pragmasBefore = pragmas();
		this.lock = new SqliteLock(value("select file from pragma_database_list where name = 'main'").orElse(""),
				connection.getMetaData().getURL());
	}

	private Map<String, String> pragmas() throws SQLException {
		Map<String, String> values = new LinkedHashMap<>();
		for (String pragma : PRAGMAS) {
			values.put(pragma, value("pragma " + pragma).orElse(""));
		}
		return values;
	}

	@Override
	public boolean hasSchema(String schema) throws SQLException {
		return value("select 1 from pragma_database_list where name = ?", schema).isPresent();
	}

	@Override
	public boolean useSchema(String schema) {
		return schema.equals("main");
	}

	/**
	 * A table that others refer to can only be rebuilt while foreign keys are not
	 * enforced, as dropping the old table would delete the referring rows. The switch
	 * does nothing at all inside of a transaction, so it is turned before.
	 */
	@Override
	public boolean tryBegin(String activity, boolean transactional, boolean rebuilds) throws SQLException {
		this.activity = activity;
		if (!lock()) {
			return false;
		}
		boolean begun = false;
		try {
			applySettings(activity);
			if (rebuilds) {
				execute(SqliteForeignKeys.OFF);
			}
			boolean entered = !transactional || beginWithin(Duration.ZERO);
			this.violations = (entered && rebuilds) ? violations() : null;
			begun = entered;
			return begun;
		}
		finally {
			if (!begun) {
				giveUp();
			}
		}
	}

	/**
	 * The lock is of the process and not of the connection, which may be gone.
	 */
	private void giveUp() throws SQLException {
		try {
			if (this.open) {
				rollback();
			}
			restoreSettings();
		}
		finally {
			letGo();
		}
	}

	/**
	 * The driver binds decimals as text, which is greater than every number; a literal is
	 * a number.
	 */
	@Override
	public void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
		if (value instanceof BigDecimal || value instanceof BigInteger) {
			super.bind(statement, index, number(new BigDecimal(value.toString())));
		}
		else {
			super.bind(statement, index, value);
		}
	}

	private static Number number(BigDecimal value) {
		try {
			return value.longValueExact();
		}
		catch (ArithmeticException ex) {
			return value.doubleValue();
		}
	}

	private List<String> violations() throws SQLException {
		return query(SqliteForeignKeys.VIOLATIONS).stream().map((row) -> String.valueOf(row.get(0))).toList();
	}

	@Override
	public void verify() throws SQLException {
		List<String> before = this.violations;
		if (before != null && !violations().equals(before)) {
			throw new ForeignKeysViolatedException(violations());
		}
	}

	private boolean beginWithin(Duration patience) throws SQLException {
		execute("pragma busy_timeout = " + patience.toMillis());
		try {
			execute("begin immediate");
			this.open = true;
			return true;
		}
		catch (SQLException ex) {
			if (FAILURES.kind(ex) == FailureKind.LOCK_TIMEOUT) {
				return false;
			}
			throw ex;
		}
		finally {
			applySettings("");
		}
	}

	@Override
	protected void begin() throws SQLException {
		Duration patience = lockTimeout();
		if (!beginWithin(patience)) {
			throw new SQLException(
					"The database is locked by another writer for more than " + patience.toSeconds() + " seconds", null,
					5);
		}
	}

	/**
	 * A transaction that a revision began itself ends as well.
	 */
	@Override
	public void rollback() throws SQLException {
		rollbackIfOpen();
		this.open = false;
	}

	@Override
	protected void end(boolean commit) throws SQLException {
		if (!this.open) {
			return;
		}
		if (commit) {
			execute("commit");
		}
		else {
			rollbackIfOpen();
		}
		this.open = false;
	}

	/**
	 * Some errors roll back by themselves, and a second time is an error.
	 */
	private void rollbackIfOpen() throws SQLException {
		try {
			execute("rollback");
		}
		catch (SQLException ex) {
			if (!SqlFailures.text(ex).contains("no transaction is active")) {
				throw ex;
			}
		}
	}

	@Override
	public void flush() {
	}

	@Override
	protected boolean tryLock() throws SQLException {
		return this.lock.tryLock(this.activity);
	}

	@Override
	protected void unlock() throws SQLException {
		this.lock.unlock();
	}

	@Override
	protected void applySettings(String activity) throws SQLException {
		execute("pragma busy_timeout = " + lockTimeout().toMillis());
	}

	private Duration lockTimeout() {
		return Objects.requireNonNullElse(this.settings.statementLockTimeout(), LOCK_TIMEOUT);
	}

	@Override
	protected void restoreSettings() throws SQLException {
		Map<String, String> now = pragmas();
		for (Map.Entry<String, String> pragma : this.pragmasBefore.entrySet()) {
			if (!pragma.getValue().equals(now.get(pragma.getKey()))) {
				execute("pragma " + pragma.getKey() + " = " + pragma.getValue());
			}
		}
	}

	@Override
	public Optional<LockHolder> holder() throws SQLException {
		return this.lock.holder();
	}

	@Override
	public void close() throws SQLException {
		release();
	}

}
