package dev.migrate.dialect.postgresql;

import java.io.InputStream;
import java.io.Reader;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.migrate.dialect.FailureKind;
import dev.migrate.dialect.KeptConnection;
import dev.migrate.dialect.LockHolder;
import dev.migrate.dialect.RowChange;
import dev.migrate.dialect.SessionSettings;
import dev.migrate.dialect.Spelling;
import dev.migrate.dialect.SqlFailures;
import dev.migrate.dialect.standard.JdbcSession;
import dev.migrate.error.RunLog;
import dev.migrate.sql.SqlStatement;
import dev.migrate.sql.SqlSyntax;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

import org.springframework.util.ClassUtils;

/**
 * PostgreSQL. The lock of a transactional revision belongs to its transaction, so that it
 * works behind a connection pooler as well and cannot outlive it; other revisions take
 * one of the session.
 */
final class PostgresqlSession extends JdbcSession {

	static final boolean DRIVER_PRESENT = ClassUtils.isPresent("org.postgresql.util.PSQLException",
			PostgresqlSession.class.getClassLoader());

	static final SqlFailures FAILURES = new PostgresqlFailures();

	private static final Logger logger = RunLog.logger;

	private static final String LOCK_OF_SESSION = "a lock of the session, as statements run outside of a transaction";

	private static final String DEFAULT_SCHEMA = "a default schema, which is a setting of the session";

	private static final String OUTCOME_UNKNOWN = "08007";

	private static final String READ_COMMITTED = "set transaction isolation level read committed";

	private final SessionSettings settings;

	private final @Nullable KeptConnection connectionKept;

	private final PostgresqlSettings made;

	private final String pathBefore;

	private final PostgresqlBackend backend;

	private final PostgresqlIndexRemains remains;

	private final PostgresqlHolders holders;

	/** Whether several statements can travel together. */
	private final boolean together;

	/** Whether the driver waits for an answer as long as it takes. */
	private final boolean unhurried;

	/** Whether settings may not be what they were before. */
	private boolean unchecked;

	/** Whether only code of the database can have set something since they were. */
	private boolean kept;

	/** Whether something may have been left in the session besides settings. */
	private boolean used;

	/** The schema that names lead to while the lock is held. */
	private @Nullable String schema;

	private boolean pathSet;

	private String activity = "";

	private boolean patient;

	PostgresqlSession(Connection connection, SessionSettings settings, SqlSyntax syntax) throws SQLException {
		super(connection);
		this.settings = settings;
		this.connectionKept = (connection instanceof KeptConnection keeping) ? keeping : null;
		this.remains = new PostgresqlIndexRemains(this::query, syntax);
		this.holders = new PostgresqlHolders(this::query);
		this.made = new PostgresqlSettings(settings, this::query);
		List<@Nullable String> row = query(
				"select pg_catalog.current_setting('search_path'), pg_catalog.pg_backend_pid()")
			.get(0);
		this.pathBefore = text(row.get(0));
		this.together = DRIVER_PRESENT && PostgresqlDriver.takesMessages(connection);
		this.unhurried = DRIVER_PRESENT && PostgresqlDriver.isPatient(connection);
		this.backend = new PostgresqlBackend(connection, DRIVER_PRESENT ? PostgresqlDriver.session(connection) : 0,
				Integer.parseInt(text(row.get(1))), settings.dataSource());
	}

	private PostgresqlSession(PostgresqlSession before, SessionSettings settings) {
		super(before.connection());
		this.settings = settings;
		this.connectionKept = before.connectionKept;
		this.remains = before.remains;
		this.holders = before.holders;
		this.made = before.made;
		this.pathBefore = before.pathBefore;
		this.together = before.together;
		this.unhurried = before.unhurried;
		this.backend = before.backend;
		this.unchecked = before.unchecked;
		this.kept = before.kept;
	}

	/**
	 * A session on a connection; on one that is kept, what the session before has found
	 * out holds.
	 */
	static PostgresqlSession of(Connection connection, SessionSettings settings, SqlSyntax syntax) throws SQLException {
		if (!(connection instanceof KeptConnection keeping) || !connection.getAutoCommit()) {
			return new PostgresqlSession(connection, settings, syntax);
		}
		PostgresqlSession session;
		if (keeping.keptSession() instanceof PostgresqlSession before) {
			session = new PostgresqlSession(before, settings);
			if (before.used) {
				session.discard();
			}
		}
		else {
			session = new PostgresqlSession(connection, settings, syntax);
		}
		keeping.keep(session);
		return session;
	}

	/**
	 * What a migration has made for its session is not for the next one: in a temporary
	 * table it would find the rows of another tenant.
	 */
	private void discard() throws SQLException {
		try (Statement statement = connection().createStatement()) {
			statement.execute("close all; discard temp; discard sequences");
		}
	}

	@Override
	public boolean hasSchema(String schema) throws SQLException {
		return value("select 1 from pg_catalog.pg_namespace where nspname = ? "
				+ "and pg_catalog.has_schema_privilege(oid, 'usage')", schema)
			.isPresent();
	}

	@Override
	public boolean useSchema(String schema) throws SQLException {
		this.backend.require(DEFAULT_SCHEMA);
		String path = path(schema);
		if (!query("select pg_catalog.set_config('search_path', ?, false), pg_catalog.current_schema()", path).get(0)
			.get(1)
			.equals(schema)) {
			setPath(this.pathBefore);
			return false;
		}
		this.pathSet = true;
		this.made.expectPath(path);
		return true;
	}

	/**
	 * The path is set for each transaction, and for the session where there is none.
	 */
	@Override
	public void expectSchema(String schema) throws SQLException {
		this.backend.require(DEFAULT_SCHEMA);
		this.schema = schema;
	}

	/**
	 * The path that was set before stays behind the schema: extensions are found there.
	 */
	private String path(String schema) {
		String quoted = Spelling.quoted(schema);
		return this.pathBefore.isBlank() ? quoted : quoted + ", " + this.pathBefore;
	}

	private void setPath(String path) throws SQLException {
		query("select pg_catalog.set_config('search_path', ?, false)", path);
	}

	@Override
	public void limitWaiting() throws SQLException {
		if (this.backend.isOne()) {
			this.unchecked = true;
			query("select pg_catalog.set_config('lock_timeout', ?, false)", this.made.lockTimeout());
		}
	}

	@Override
	public boolean tryBegin(String activity, boolean transactional, boolean rebuilds) throws SQLException {
		this.activity = activity;
		checkSettings();
		if (!transactional) {
			return super.tryBegin(activity, false, rebuilds);
		}
		begin();
		if (!tryJoin()) {
			// An open transaction would make others wait for its snapshot
			end(false);
			return false;
		}
		set(true);
		return true;
	}

	/**
	 * If something goes wrong, each statement is tried by itself, and says what it is.
	 */
	@Override
	public boolean tryBegin(String activity, boolean transactional, boolean rebuilds, Question question)
			throws SQLException {
		if (!transactional || !this.together) {
			return tryBegin(activity, transactional, rebuilds);
		}
		this.activity = activity;
		Boolean locked;
		super.begin();
		try {
			locked = ask(question);
		}
		catch (SQLException ex) {
			if (FAILURES.kind(ex) == FailureKind.DISCONNECTED) {
				throw ex;
			}
			locked = null;
		}
		if (locked == null) {
			end(false);
			return tryBegin(activity, true, rebuilds);
		}
		if (!locked) {
			end(false);
		}
		return locked;
	}

	/**
	 * Ask in one message. What is read after the lock was taken is not older than the
	 * lock, as each statement has a snapshot of its own. The driver reads the text once,
	 * as it is the same for each revision.
	 * @return whether the lock is held; {@code null} if that is to be asked anew, as an
	 * earlier revision has left settings
	 */
	private @Nullable Boolean ask(Question question) throws SQLException {
		boolean all = this.unchecked && !(this.kept && this.made.isBrieflyKnown());
		List<String> texts = new ArrayList<>(List.of(READ_COMMITTED));
		if (all) {
			texts.add(PostgresqlSettings.NOW);
		}
		texts.add(this.made.statementBehindLook(
				"pg_catalog.pg_try_advisory_xact_lock(" + this.settings.lock().number() + ")", path()));
		texts.addAll(question.queries());
		try (PreparedStatement statement = connection().prepareStatement(String.join(";\n", texts))) {
			PostgresqlDriver.neverKeep(statement);
			statement.setString(1, PostgresqlSettings.shown(this.activity));
			statement.execute();
			List<List<@Nullable String>> now = all ? rows(next(statement)) : List.of();
			List<@Nullable String> row = rows(next(statement)).get(0);
			String briefly = text(row.get(0));
			boolean locked = "t".equals(row.get(1));
			if (!leadsToSchema(row)
					|| (this.unchecked && (all ? this.made.isChanged(now) : this.made.isBrieflyChanged(briefly)))) {
				return null;
			}
			this.made.knowBriefly(briefly);
			checked();
			for (int i = 0; locked && i < question.queries().size(); i++) {
				question.answer(next(statement));
			}
			return locked;
		}
	}

	private @Nullable String path() {
		return (this.schema != null) ? path(this.schema) : null;
	}

	private boolean leadsToSchema(List<@Nullable String> row) {
		return this.schema == null || this.schema.equals(row.get(row.size() - 1));
	}

	private static ResultSet next(Statement statement) throws SQLException {
		if (!statement.getMoreResults()) {
			throw new SQLException("A statement of several has no answer");
		}
		return statement.getResultSet();
	}

	@Override
	public boolean commitsTogether() {
		return this.together;
	}

	@Override
	public boolean runsTogether() {
		return this.together && this.unhurried;
	}

	@Override
	public Optional<RowChange.Missed> commit(List<RowChange> changes) throws SQLException {
		try (Statement statement = connection().createStatement()) {
			statement.setEscapeProcessing(false);
			statement.execute(String.join(";\n", PostgresqlRowChanges.texts(changes)) + ";\ncommit");
		}
		catch (SQLException ex) {
			Optional<RowChange.Missed> missed = PostgresqlRowChanges.missed(ex);
			if (missed.isEmpty()) {
				throw ex;
			}
			return missed;
		}
		end(true);
		return Optional.empty();
	}

	/**
	 * Where the connection is gone, the driver only knows how many answers it has had:
	 * all the same, the server may have committed. It may so, too, where the driver and
	 * not the server objects to something.
	 */
	@Override
	public Optional<RowChange.Missed> commit(Statement batch, List<RowChange> changes) throws SQLException {
		for (String text : PostgresqlRowChanges.texts(changes)) {
			batch.addBatch(text);
		}
		batch.addBatch("commit");
		try {
			batch.executeBatch();
		}
		catch (BatchUpdateException ex) {
			SQLException cause = (ex.getCause() instanceof SQLException sql) ? sql : ex;
			Optional<RowChange.Missed> missed = PostgresqlRowChanges.missed(cause);
			if (missed.isPresent()) {
				return missed;
			}
			if (PostgresqlDriver.isFromServer(cause)) {
				throw ex;
			}
			throw (FAILURES.kind(cause) == FailureKind.DISCONNECTED) ? cause
					: new SQLException(cause.getMessage(), OUTCOME_UNKNOWN, cause);
		}
		end(true);
		return Optional.empty();
	}

	@Override
	public boolean tryJoin() throws SQLException {
		return isTrue("select pg_catalog.pg_try_advisory_xact_lock(?)");
	}

	/**
	 * With a snapshot for the whole transaction, what is read after the lock was taken
	 * could be older than the lock.
	 */
	@Override
	protected void begin() throws SQLException {
		super.begin();
		execute(READ_COMMITTED);
	}

	/**
	 * The lock is not taken in another session than the one in which it would be
	 * released.
	 */
	@Override
	protected boolean tryLock() throws SQLException {
		int number = this.backend.require(LOCK_OF_SESSION);
		return value("select case pg_catalog.pg_backend_pid() when ? then pg_catalog.pg_try_advisory_lock(?) end",
				number, this.settings.lock().number())
			.orElseThrow(() -> this.backend.lost(LOCK_OF_SESSION))
			.equals("t");
	}

	@Override
	protected void unlock() throws SQLException {
		isTrue("select pg_catalog.pg_advisory_unlock(?)");
	}

	private boolean isTrue(String question) throws SQLException {
		return value(question, this.settings.lock().number()).equals(Optional.of("t"));
	}

	@Override
	public void suspendTransaction() throws SQLException {
		lock();
		super.suspendTransaction();
		set(false);
	}

	@Override
	public void resumeTransaction() throws SQLException {
		super.resumeTransaction();
		set(true);
	}

	@Override
	public void flush() {
	}

	/**
	 * A transaction without a snapshot: nobody waits for it.
	 */
	@Override
	public void keepLock() throws SQLException {
		tryBegin(this.activity, true, false);
	}

	@Override
	public void check(SqlStatement statement) throws SQLException {
		if (statement.facts().concurrent()) {
			this.remains.find(statement);
		}
	}

	/**
	 * In autocommit mode, what cannot be tried again waits for locks as long as it takes,
	 * unless the timeout was chosen by the user or by the revision. What is built
	 * concurrently is not hindered by what an earlier try has left.
	 */
	@Override
	public void prepare(SqlStatement statement) throws SQLException {
		if (!connection().getAutoCommit()) {
			return;
		}
		boolean wanted = !statement.facts().repeatable();
		if (wanted != this.patient && this.settings.statementLockTimeout() == null) {
			this.patient = wanted;
			String limited = PostgresqlSettings.LOCK_TIMEOUT.toSeconds() + "s";
			query("select pg_catalog.set_config('lock_timeout', ?, false) "
					+ "where pg_catalog.current_setting('lock_timeout') = ?", wanted ? "0" : limited,
					wanted ? limited : "0");
		}
		if (statement.facts().concurrent()) {
			for (String index : this.remains.find(statement)) {
				logger.warn("Index '{}' is INVALID: an earlier try to build it did not come to its end; "
						+ "it is dropped and built again", index);
				execute("drop index concurrently if exists " + index);
			}
		}
	}

	/**
	 * A transaction that a revision began itself, past JDBC, ends as well: the connection
	 * could not be used for anything else.
	 */
	@Override
	public void rollback() throws SQLException {
		super.rollback();
		if (DRIVER_PRESENT && PostgresqlDriver.inTransaction(connection())) {
			execute("rollback");
		}
	}

	@Override
	protected void applySettings(String activity) throws SQLException {
		set(false);
	}

	private void set(boolean local) throws SQLException {
		this.patient = false;
		String made = this.made.statement(local, path());
		if (!leadsToSchema(query(made, PostgresqlSettings.shown(this.activity)).get(0))) {
			throw new SQLException("The schema '" + this.schema + "' is not there any more", "3F000");
		}
	}

	/**
	 * What a transaction sets for itself ends with it; whether a revision has set more is
	 * asked when the next one begins.
	 */
	@Override
	public void release() throws SQLException {
		this.kept &= !this.unchecked;
		this.unchecked = true;
		this.used |= !this.kept;
		if (!this.together || isLocked()) {
			super.release();
		}
	}

	@Override
	public void settingsKept() {
		this.kept = true;
	}

	private void checked() {
		this.unchecked = false;
		this.kept = false;
	}

	private void checkSettings() throws SQLException {
		if (this.unchecked) {
			restoreSettings();
		}
	}

	@Override
	protected void restoreSettings() throws SQLException {
		this.made.restore(this.backend);
		checked();
	}

	@Override
	public long copy(String sql, Reader data) throws SQLException {
		return PostgresqlDriver.copy(connection(), (copying) -> copying.copyIn(sql, data));
	}

	@Override
	public long copy(String sql, InputStream data) throws SQLException {
		return PostgresqlDriver.copy(connection(), (copying) -> copying.copyIn(sql, data));
	}

	/**
	 * A string without a type becomes what the statement needs, as a literal does.
	 */
	@Override
	public void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
		if (value instanceof String text) {
			statement.setObject(index, text, Types.OTHER);
		}
		else {
			super.bind(statement, index, value);
		}
	}

	@Override
	public Optional<LockHolder> holder() throws SQLException {
		return this.holders.of(this.settings.lock().number());
	}

	@Override
	public List<LockHolder> blockers() throws SQLException {
		return this.holders.blockers();
	}

	/**
	 * A revision that is committed stays so, whatever becomes of the connection; with a
	 * session that has ended, its settings have, too. Those of a connection that is kept
	 * are looked at when the next migration begins.
	 */
	@Override
	public void close() throws SQLException {
		try {
			try {
				if (this.connectionKept == null || !this.connectionKept.isKept()) {
					checkSettings();
				}
			}
			finally {
				if (this.pathSet) {
					this.pathSet = false;
					this.made.expectPath(null);
					setPath(this.pathBefore);
				}
			}
		}
		catch (SQLException ex) {
			if (FAILURES.kind(ex) != FailureKind.DISCONNECTED) {
				logger.warn("The settings of the session could not be put back", ex);
			}
		}
	}

	private static String text(@Nullable String value) {
		return (value != null) ? value : "";
	}

}
