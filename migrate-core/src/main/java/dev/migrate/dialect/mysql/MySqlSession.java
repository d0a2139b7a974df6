package dev.migrate.dialect.mysql;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

	private static final String UNTRANSACTIONAL_TABLES = """
			select 1 from information_schema.tables t join information_schema.engines e on e.engine = t.engine
			where t.table_schema = coalesce(nullif(?, ''), database())
				and t.table_type in ('BASE TABLE', 'SYSTEM VERSIONED') and e.transactions <> 'YES'
			union all select 1 from information_schema.engines
			where engine = @@default_storage_engine and transactions <> 'YES' limit 1""";

	/** What a statement may run besides itself. */
	private static final String BODIES = """
			select routine_definition from information_schema.routines where routine_schema = database()
			union all select action_statement from information_schema.triggers where trigger_schema = database()
			union all select view_definition from information_schema.views where table_schema = database()""";

	private static final Pattern QUALIFIER = Pattern.compile("(?:`((?:[^`]|``)+)`|\"([^\"]+)\"|([\\w$]+))\\s*\\.");

	/** What tables there are, and what reaches them, may be another after these words. */
	private static final Pattern CHANGES_TABLES = Pattern
		.compile("(?i)engine|trigger|procedure|function|view|database|schema|like|rename|^\\s*use\\b");

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

	/** Whether all tables of a database take part in transactions, as far as asked. */
	private final Map<String, Boolean> transactional = new HashMap<>();

	/** The databases of the server by lower case, if they have been asked for. */
	private final Map<String, String> databases = new HashMap<>();

	/** Those that triggers, routines and views of the current one name. */
	private final Set<String> reached = new HashSet<>();

	MySqlSession(Connection connection, SessionSettings settings) throws SQLException {
		super(connection);
		this.settings = settings;
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
		if (CHANGES_TABLES.matcher(statement.text()).find()) {
			this.transactional.clear();
			this.databases.clear();
			this.reached.clear();
		}
	}

	/**
	 * Tables of MyISAM, Aria or MEMORY keep what was written whatever happens. Which ones
	 * a statement touches, it does not tell for triggers, views and functions: those may
	 * reach the databases that they name.
	 */
	@Override
	public boolean undoes(SqlStatement statement) throws SQLException {
		if (this.databases.isEmpty()) {
			for (List<@Nullable String> row : query("select schema_name from information_schema.schemata")) {
				String name = String.valueOf(row.get(0));
				this.databases.put(name.toLowerCase(Locale.ROOT), name);
			}
			for (List<@Nullable String> row : query(BODIES)) {
				this.reached.addAll(named(Objects.requireNonNullElse(row.get(0), "")));
			}
		}
		Set<String> touched = named(statement.text());
		touched.addAll(this.reached);
		// The current one
		touched.add("");
		for (String name : touched) {
			if (!isTransactional(name)) {
				return false;
			}
		}
		return true;
	}

	/**
	 * The databases that a text may name.
	 */
	private Set<String> named(String text) {
		Set<String> named = new HashSet<>();
		Matcher qualifiers = QUALIFIER.matcher(text);
		while (qualifiers.find()) {
			String name = qualifiers.group()
				.replaceAll("\\s*\\.$", "")
				.replaceAll("^[`\"]|[`\"]$", "")
				.replace("``", "`");
			String stored = this.databases.get(name.toLowerCase(Locale.ROOT));
			if (stored != null) {
				named.add(stored);
			}
		}
		named.removeAll(Set.of("information_schema", "performance_schema", "mysql", "sys"));
		return named;
	}

	private boolean isTransactional(String name) throws SQLException {
		Boolean known = this.transactional.get(name);
		if (known == null) {
			known = query(UNTRANSACTIONAL_TABLES, name).isEmpty();
			this.transactional.put(name, known);
		}
		return known;
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
		Duration timeout = Objects.requireNonNullElse(this.settings.statementLockTimeout(), LOCK_TIMEOUT);
		long seconds = Math.max(1, timeout.toSeconds());
		execute("set session lock_wait_timeout = " + seconds + ", session innodb_lock_wait_timeout = " + seconds
				+ ", session wait_timeout = cast(least(@@session.wait_timeout, "
				+ this.settings.idleTimeout().toSeconds() + ") as signed)");
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
		return holders("select is_used_lock(?) as id, null as seconds", "l.id is not null", name()).stream()
			.findFirst();
	}

	/**
	 * What a statement has waited for is known no longer when it has given up. What
	 * sessions read and write in a transaction, though, they hold until its end.
	 */
	@Override
	public List<LockHolder> blockers() throws SQLException {
		if (!isPermitted("PROCESS")) {
			return List.of();
		}
		return holders("""
				select trx_mysql_thread_id as id, timestampdiff(second, trx_started,
					convert_tz(now(), @@session.time_zone, 'SYSTEM')) as seconds
				from information_schema.innodb_trx where trx_mysql_thread_id not in (0, connection_id())""",
				"coalesce(p.db, database()) = database() order by l.seconds desc limit 3");
	}

	/**
	 * The program is what the application has called itself when it connected; of other
	 * users not everybody may see it.
	 */
	private List<LockHolder> holders(String sessions, String which, Object... parameters) throws SQLException {
		String attributes = isPermitted("SELECT") ? "session_connect_attrs" : "session_account_connect_attrs";
		List<LockHolder> holders = new ArrayList<>();
		for (List<@Nullable String> row : query(
				"select l.id, p.host, a.attr_value, p.user, "
						+ "unix_timestamp() - coalesce(l.seconds, p.time), p.info, l.seconds from (" + sessions
						+ ") l left join information_schema.processlist p on p.id = l.id left join performance_schema."
						+ attributes + " a on a.processlist_id = l.id and a.attr_name = 'program_name' where " + which,
				parameters)) {
			Optional<Instant> since = Optional.ofNullable(row.get(4))
				.map((seconds) -> Instant.ofEpochSecond(new BigDecimal(seconds).longValue()));
			String idle = (row.get(6) != null) ? "an open transaction" : "";
			holders.add(new LockHolder(String.valueOf(row.get(0)), Objects.requireNonNullElse(row.get(1), ""),
					Objects.requireNonNullElse(row.get(2), Objects.requireNonNullElse(row.get(3), "")), since,
					Objects.requireNonNullElse(row.get(5), idle)));
		}
		return holders;
	}

	/**
	 * Whether the user has a privilege everywhere. It is asked for beforehand, as the
	 * driver of MariaDB logs what is refused.
	 */
	private boolean isPermitted(String privilege) throws SQLException {
		return value("select privilege_type from information_schema.user_privileges where privilege_type = ? "
				+ "and grantee = concat('''', replace(current_user(), '@', '''@'''), '''')", privilege)
			.isPresent();
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
