package dev.migrate.dialect.mysql;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.migrate.dialect.FailureKind;
import dev.migrate.dialect.LockHolder;
import dev.migrate.dialect.LockKey;
import dev.migrate.dialect.RowChange;
import dev.migrate.dialect.SessionSettings;
import dev.migrate.dialect.SqlFailures;
import dev.migrate.dialect.standard.JdbcSession;
import dev.migrate.error.RunLog;
import dev.migrate.sql.SqlStatement;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * MySQL and MariaDB: a named lock of the session, which ends with it.
 */
final class MySqlSession extends JdbcSession {

	private static final Logger logger = RunLog.logger;

	static final SqlFailures FAILURES = new MySqlFailures();

	private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(2);

	/** What dumps and revisions change and the next revision should not meet. */
	private static final List<String> VARIABLES = List.of("lock_wait_timeout", "innodb_lock_wait_timeout",
			"wait_timeout", "sql_mode", "foreign_key_checks", "unique_checks", "sql_notes", "time_zone",
			"character_set_client", "character_set_results", "collation_connection");

	private static final List<String> MYSQL_VARIABLES = List.of("transaction_isolation", "max_execution_time");

	private static final List<String> MARIADB_VARIABLES = List.of("tx_isolation", "max_statement_time");

	/**
	 * A statement that the server cannot parse, such as a block to one that speaks as
	 * Oracle.
	 */
	private static final int NOT_PARSED = 1064;

	private final SessionSettings settings;

	private final boolean mariaDb;

	private final List<String> variables = new ArrayList<>(VARIABLES);

	private final List<@Nullable String> variablesBefore;

	/** What a migration makes of them, once it has. */
	private @Nullable List<@Nullable String> variablesOfMigration;

	/** What they were when the lock was taken. */
	private @Nullable List<@Nullable String> variablesMet;

	/** Whether they may not be what they were before. */
	private boolean unchecked;

	private final @Nullable String databaseBefore;

	private @Nullable String database;

	private LockKey lock;

	private final MySqlEngines engines;

	private final MySqlHolders holders;

	MySqlSession(Connection connection, SessionSettings settings) throws SQLException {
		super(connection);
		this.settings = settings;
		this.engines = new MySqlEngines(this::query);
		this.holders = new MySqlHolders(this::query);
		this.databaseBefore = connection.getCatalog();
		this.database = this.databaseBefore;
		this.lock = new LockKey("", settings.lock().schema(), settings.lock().table());
		this.mariaDb = isMariaDb(connection.getMetaData());
		this.variables.addAll(this.mariaDb ? MARIADB_VARIABLES : MYSQL_VARIABLES);
		this.variablesBefore = variables();
	}

	private static boolean isMariaDb(DatabaseMetaData database) throws SQLException {
		return (database.getDatabaseProductName() + database.getDatabaseProductVersion()).contains("MariaDB");
	}

	private List<@Nullable String> variables() throws SQLException {
		return query("select " + variableNames()).get(0);
	}

	private String variableNames() {
		return "@@session." + String.join(", @@session.", this.variables);
	}

	@Override
	public boolean hasSchema(String schema) throws SQLException {
		return stored(schema).isPresent();
	}

	private Optional<String> stored(String schema) throws SQLException {
		return value("select schema_name from information_schema.schemata where schema_name = ?", schema);
	}

	@Override
	public boolean useSchema(String schema) throws SQLException {
		Optional<String> stored = stored(schema);
		if (stored.isEmpty()) {
			return false;
		}
		use(schema);
		this.database = schema;
		if (this.lock.schema().equals(schema)) {
			this.lock = new LockKey("", stored.get(), this.lock.table());
		}
		return true;
	}

	private void use(@Nullable String wanted) throws SQLException {
		if (wanted != null && !wanted.equals(connection().getCatalog())) {
			connection().setCatalog(wanted);
		}
	}

	@Override
	public void prepare(SqlStatement statement) throws SQLException {
		super.prepare(statement);
		this.engines.prepare(statement);
	}

	@Override
	public boolean undoes(SqlStatement statement) throws SQLException {
		return this.engines.undo(statement);
	}

	@Override
	protected boolean tryLock() throws SQLException {
		List<@Nullable String> row = query("select get_lock(?, 0), " + variableNames(), name()).get(0);
		this.variablesMet = row.subList(1, row.size());
		return "1".equals(row.get(0));
	}

	@Override
	protected void unlock() throws SQLException {
		value("select release_lock(?)", name());
	}

	/**
	 * The schema alone: the database that the URL names may be another one.
	 */
	private String name() {
		return this.lock.name();
	}

	/**
	 * They stay from one revision to the next, unless a revision has changed them.
	 */
	@Override
	protected void applySettings(String activity) throws SQLException {
		List<@Nullable String> met = this.variablesMet;
		this.variablesMet = null;
		this.unchecked = true;
		if (met != null && met.equals(this.variablesOfMigration)) {
			return;
		}
		if (this.variablesOfMigration != null) {
			putBack((met != null) ? met : variables());
		}
		limit();
		this.variablesOfMigration = variables();
	}

	/**
	 * A server that waits for less than we let it is not told to wait for longer. MySQL
	 * takes no decimal number, which the lesser of two integers is to it.
	 */
	private void limit() throws SQLException {
		execute(waiting() + ", session wait_timeout = cast(least(@@session.wait_timeout, "
				+ this.settings.idleTimeout().toSeconds() + ") as signed)");
	}

	private String waiting() {
		Duration timeout = Objects.requireNonNullElse(this.settings.statementLockTimeout(), LOCK_TIMEOUT);
		long seconds = Math.max(1, timeout.toSeconds());
		return "set session lock_wait_timeout = " + seconds + ", session innodb_lock_wait_timeout = " + seconds;
	}

	@Override
	public void limitWaiting() throws SQLException {
		this.unchecked = true;
		execute(waiting());
	}

	@Override
	public void release() throws SQLException {
		try {
			use(this.database);
		}
		finally {
			letGo();
		}
	}

	@Override
	protected void restoreSettings() throws SQLException {
		putBack(variables());
	}

	private void putBack(List<@Nullable String> now) throws SQLException {
		List<String> changes = new ArrayList<>();
		List<Object> values = new ArrayList<>();
		for (int i = 0; i < now.size(); i++) {
			String before = this.variablesBefore.get(i);
			if (before != null && !before.equals(now.get(i))) {
				changes.add("session " + this.variables.get(i) + " = ?");
				values.add(before.matches("\\d+(\\.\\d+)?") ? new BigDecimal(before) : before);
			}
		}
		if (!changes.isEmpty()) {
			update("set " + String.join(", ", changes), values.toArray());
		}
	}

	@Override
	public boolean commitsTogether() {
		return this.mariaDb;
	}

	/**
	 * The driver hears that the session is in autocommit mode again.
	 */
	@Override
	public Optional<RowChange.Missed> commit(List<RowChange> changes) throws SQLException {
		try (Statement statement = connection().createStatement()) {
			statement.setEscapeProcessing(false);
			statement.execute(MariaDbRowChanges.text(changes));
		}
		catch (SQLException ex) {
			if (ex.getErrorCode() == NOT_PARSED) {
				return commitOneByOne(changes);
			}
			Optional<RowChange.Missed> missed = MariaDbRowChanges.missed(ex);
			if (missed.isEmpty()) {
				throw ex;
			}
			return missed;
		}
		if (!connection().getAutoCommit()) {
			connection().setAutoCommit(true);
		}
		return Optional.empty();
	}

	private Optional<RowChange.Missed> commitOneByOne(List<RowChange> changes) throws SQLException {
		for (int i = 0; i < changes.size(); i++) {
			int rows = update(changes.get(i).sql(), changes.get(i).parameters().toArray());
			if (changes.get(i).one() && rows != 1) {
				return Optional.of(new RowChange.Missed(i, rows));
			}
		}
		end(true);
		return Optional.empty();
	}

	@Override
	public Optional<LockHolder> holder() throws SQLException {
		return this.holders.of(name());
	}

	@Override
	public List<LockHolder> blockers() throws SQLException {
		return this.holders.blockers();
	}

	/**
	 * A revision that is committed stays so, whatever becomes of the connection; with a
	 * session that has ended, its settings have, too.
	 */
	@Override
	public void close() throws SQLException {
		try {
			if (this.unchecked) {
				restoreSettings();
			}
		}
		catch (SQLException ex) {
			if (FAILURES.kind(ex) != FailureKind.DISCONNECTED) {
				logger.warn("The settings of the session could not be put back", ex);
			}
		}
		use(this.databaseBefore);
	}

}
