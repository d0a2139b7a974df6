package dev.migrate.tables;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.DialectFact;
import dev.migrate.dialect.FailureKind;
import dev.migrate.dialect.SchemaInspector;
import dev.migrate.error.RunLog;
import dev.migrate.lang.Internal;
import dev.migrate.plan.Direction;
import dev.migrate.schema.TableName;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Reads our own tables: from outside of a run, without a lock and in autocommit mode, and
 * within one. Writes nothing. Thread-safe.
 */
@Internal
public final class MigrationTables {

	private static final int TIMEOUT_SECONDS = 10;

	/** The journals of which it was said that they may not be read. */
	private static final Set<String> NOT_READABLE = ConcurrentHashMap.newKeySet();

	private final Dialect dialect;

	private final TableNames names;

	private final VersionQuery query;

	/** Whether a table has been missing, so that others may be as well. */
	private volatile boolean incomplete;

	/**
	 * Create a reader.
	 * @throws dev.migrate.settings.IllegalSettingException if the database cannot have
	 * one of them
	 */
	public MigrationTables(Dialect dialect, TableNames names) {
		names.check(dialect);
		this.dialect = dialect;
		this.names = names;
		this.query = new VersionQuery(dialect, names);
	}

	/**
	 * Read the rows of the version table and of the journal in one query.
	 * @param connection a connection in autocommit mode
	 * @return what is there
	 * @throws VersionTableLockedException if another session holds a lock on it
	 */
	public VersionRows read(Connection connection) throws SQLException {
		return readWith(connection, "", TIMEOUT_SECONDS);
	}

	/**
	 * Read the rows of the version table and of the journal, and the checksums in the
	 * history, in one query; where one of the tables is missing or may not be read, it
	 * takes others.
	 * @param connection a connection in autocommit mode
	 * @return what is there
	 * @throws VersionTableLockedException if another session holds a lock on it
	 */
	public VersionRows readWithChecksums(Connection connection) throws SQLException {
		return readWith(connection, this.query.checksums(), TIMEOUT_SECONDS);
	}

	/**
	 * Read the rows of the version table and of the journal, and what the last row of the
	 * history says of the whole, in one query, whose answer does not grow with the
	 * history; where one of the tables is missing or may not be read, it takes others.
	 * @param connection a connection in autocommit mode
	 * @param timeoutSeconds how long the query may take
	 * @return what is there
	 * @throws VersionTableLockedException if another session holds a lock on it
	 */
	public VersionRows readWithDigest(Connection connection, int timeoutSeconds) throws SQLException {
		return readWith(connection, this.query.digest(), timeoutSeconds);
	}

	/**
	 * Read the rows of the version table and of the journal, and its schema, in one
	 * query; without the table, the schema in which it would be takes another one.
	 * @param connection a connection in autocommit mode
	 * @param timeoutSeconds how long a query may take
	 * @return what is there
	 * @throws VersionTableLockedException if another session holds a lock on it
	 */
	public VersionRows readWithSchema(Connection connection, int timeoutSeconds) throws SQLException {
		VersionRows rows = readWith(connection, this.query.schema(), timeoutSeconds);
		return rows.initialized() ? rows : rows.in(findSchema(connection, timeoutSeconds));
	}

	/**
	 * The journal or the history can be missing where an earlier version has made the
	 * version table, or may not be read.
	 */
	private VersionRows readWith(Connection connection, String more, int timeoutSeconds) throws SQLException {
		Optional<VersionRows> all = readIfPermitted(connection, this.query.rowsAndJournal() + more, timeoutSeconds);
		if (all.isPresent()) {
			return all.get();
		}
		Optional<VersionRows> rows = readInTime(connection, this.query.rows(), timeoutSeconds);
		if (rows.isEmpty()) {
			requireVisible(connection);
			return VersionRows.NONE;
		}
		VersionRows interrupted = readJournal(connection, timeoutSeconds).orElse(rows.get());
		return more.isEmpty() ? interrupted
				: readIfPermitted(connection, this.query.rows() + more, timeoutSeconds).orElse(rows.get())
					.with(interrupted.interrupted());
	}

	/**
	 * A table in a schema that the user may not use looks as if it were not there: the
	 * database says what is missing when it is named in full.
	 */
	private void requireVisible(Connection connection) throws SQLException {
		String version = this.names.version().name();
		Optional<String> schema = (this.names.version().schema() != null) ? Optional.empty()
				: this.dialect.failures().hiddenSchema(connection, version);
		if (schema.isPresent()) {
			try (Statement statement = connection.createStatement()) {
				statement.executeQuery("select version_num from "
						+ this.dialect.spelling().quote(new TableName(schema.get(), version)) + " where 1 = 0");
			}
		}
	}

	/**
	 * Who may not read the journal does not learn of a revision that stopped.
	 */
	private Optional<VersionRows> readJournal(Connection connection, int timeoutSeconds) throws SQLException {
		try {
			return readInTime(connection, this.query.rowsAndJournal(), timeoutSeconds);
		}
		catch (SQLException ex) {
			if (this.dialect.failures().kind(ex) != FailureKind.NOT_PERMITTED) {
				throw ex;
			}
			if (NOT_READABLE.add(this.names.journal().toString())) {
				RunLog.logger.warn("The journal '{}' may not be read: if a revision has stopped in the middle, nobody "
						+ "sees it here. Grant the user SELECT on it.", this.names.journal());
			}
			return Optional.empty();
		}
	}

	private Optional<VersionRows> readIfPermitted(Connection connection, String sql, int timeoutSeconds)
			throws SQLException {
		try {
			return readInTime(connection, sql, timeoutSeconds);
		}
		catch (SQLException ex) {
			if (this.dialect.failures().kind(ex) != FailureKind.NOT_PERMITTED) {
				throw ex;
			}
			return Optional.empty();
		}
	}

	private Optional<VersionRows> readInTime(Connection connection, String sql, int timeoutSeconds)
			throws SQLException {
		try {
			return read(connection, sql, timeoutSeconds);
		}
		catch (SQLException ex) {
			FailureKind kind = this.dialect.failures().kind(ex);
			if (kind == FailureKind.CANCELED || kind == FailureKind.LOCK_TIMEOUT) {
				throw new VersionTableLockedException(this.names.version(), ex);
			}
			throw ex;
		}
	}

	/**
	 * Read the rows of the version table and of the journal within a run, which has
	 * limits of its own.
	 */
	VersionRows readWithinRun(Connection connection) throws SQLException {
		Optional<VersionRows> both = read(connection, this.query.rowsAndJournal(), 0);
		return both.isPresent() ? both.get() : read(connection, this.query.rows(), 0).orElse(VersionRows.NONE);
	}

	/**
	 * Read what the journal tells of a revision.
	 * @return the rows, the last one last; none if it has not begun or is complete
	 */
	public List<JournalRow> journal(Connection connection, String revision) throws SQLException {
		JournalTable table = new JournalTable(this.dialect, this.names.journal());
		return find(connection, List.of(this.names.journal()), () -> table.read(connection, revision))
			.orElse(List.of());
	}

	/**
	 * Read the last row of them.
	 */
	public Optional<JournalRow> lastOfJournal(Connection connection, String revision) throws SQLException {
		JournalTable table = new JournalTable(this.dialect, this.names.journal());
		return find(connection, List.of(this.names.journal()), () -> table.last(connection, revision))
			.flatMap((row) -> row);
	}

	/**
	 * The same, if all of our tables are there.
	 * @return empty if one is missing
	 */
	Optional<VersionRows> readAllWithinRun(Connection connection) throws SQLException {
		return read(connection, this.query.rowsAndJournal() + this.query.history(), 0);
	}

	/**
	 * The same, and what the last row of the history says.
	 * @return empty if a table is missing, or a column of the history
	 */
	Optional<VersionRows> readAllWithNewest(Connection connection) throws SQLException {
		try {
			return read(connection, this.query.rowsAndJournal() + this.query.newest(), 0);
		}
		catch (SQLException ex) {
			if (this.dialect.failures().kind(ex) != FailureKind.OTHER) {
				throw ex;
			}
			return Optional.empty();
		}
	}

	/**
	 * The same, and whether the history lacks columns.
	 * @return empty if a table is missing
	 */
	Optional<VersionRows> readAllWithColumns(Connection connection) throws SQLException {
		return read(connection, this.query.rowsAndJournal() + this.query.columns(), 0);
	}

	private Optional<VersionRows> read(Connection connection, String sql, int timeoutSeconds) throws SQLException {
		String first = (timeoutSeconds > 0) ? this.dialect.spelling().unlessMissing(sql) : sql;
		if (!first.equals(sql) && !this.incomplete) {
			try {
				Optional<VersionRows> rows = query(connection, first, timeoutSeconds);
				this.incomplete = rows.isEmpty();
				return rows;
			}
			catch (SQLException ex) {
				if (this.dialect.failures().kind(ex) != FailureKind.OTHER) {
					throw ex;
				}
				// A mode or something on the way may not know the statement: the query
				// decides
			}
		}
		return find(connection, this.query.tables(sql), () -> query(connection, sql, timeoutSeconds))
			.flatMap((rows) -> rows);
	}

	private Optional<VersionRows> query(Connection connection, String sql, int timeoutSeconds) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			return Query.within(timeoutSeconds, statement, () -> {
				try (ResultSet result = statement.execute(sql) ? statement.getResultSet() : null) {
					return (result != null) ? Optional.of(this.query.answer(result)) : Optional.empty();
				}
			});
		}
	}

	/**
	 * Ask the catalog before tables are read: nothing was recorded when somebody looked
	 * before.
	 */
	void lookFirst() {
		this.incomplete = true;
	}

	/**
	 * All tables are there now.
	 */
	void complete() {
		this.incomplete = false;
	}

	private boolean isThere(Connection connection, List<TableName> needed) {
		SchemaInspector inspector = this.dialect
			.inspector(new JdbcTemplate(new SingleConnectionDataSource(connection, true)));
		Map<String, List<String>> there = new HashMap<>();
		for (TableName table : needed) {
			if (there.computeIfAbsent(String.valueOf(table.schema()), (schema) -> inspector.tableNames(table.schema()))
				.stream()
				.noneMatch(table.name()::equalsIgnoreCase)) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Ask about tables that may be missing.
	 * @return the answer, or empty if one is
	 */
	<T> Optional<T> find(Connection connection, List<TableName> needed, Query<T> query) throws SQLException {
		if (this.incomplete && this.dialect.has(DialectFact.LOGS_FAILURES) && !isThere(connection, needed)) {
			return Optional.empty();
		}
		// On PostgreSQL, a failure ends the transaction unless there is a savepoint
		Savepoint savepoint = (connection.getAutoCommit() || !this.dialect.transactionalDdl()) ? null
				: connection.setSavepoint();
		try {
			T result = query.run();
			if (savepoint != null) {
				connection.releaseSavepoint(savepoint);
			}
			return Optional.of(result);
		}
		catch (SQLException ex) {
			FailureKind kind = this.dialect.failures().kind(ex);
			if (kind != FailureKind.TABLE_MISSING && kind != FailureKind.OTHER) {
				throw ex;
			}
			if (savepoint != null) {
				connection.rollback(savepoint);
			}
			if (kind == FailureKind.OTHER) {
				requireOwn(connection, needed, ex);
				throw ex;
			}
			this.incomplete = true;
			return Optional.empty();
		}
	}

	/**
	 * Somebody may have given our tables the name of another one.
	 */
	private void requireOwn(Connection connection, List<TableName> needed, SQLException failure) {
		try {
			if (needed.contains(this.names.version())) {
				new VersionTable(this.dialect, this.names.version()).requireColumns(connection);
			}
			if (needed.contains(this.names.history())) {
				historyTable().missing(connection);
			}
			if (needed.contains(this.names.journal())) {
				new JournalTable(this.dialect, this.names.journal()).requireColumns(connection);
			}
		}
		catch (SQLException ex) {
			failure.addSuppressed(ex);
		}
	}

	/**
	 * Find the schema of the version table: the one given, or the one that its name leads
	 * to.
	 * @param connection a connection in autocommit mode
	 * @param timeoutSeconds how long the query may take
	 * @return the schema; empty if the database has none
	 */
	public String findSchema(Connection connection, int timeoutSeconds) throws SQLException {
		String given = this.names.version().schema();
		return (given != null) ? given : askForSchema(connection, timeoutSeconds);
	}

	/**
	 * Find the schema that names without a schema lead to: the one given, or the one in
	 * which the version table is if its name has none, or would be.
	 * @param connection a connection in autocommit mode
	 * @return the schema; empty if the database has none
	 */
	public String findHome(Connection connection) throws SQLException {
		String given = this.names.home();
		return (given != null) ? given : askForSchema(connection, 0);
	}

	private String askForSchema(Connection connection, int timeoutSeconds) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			return Query.within(timeoutSeconds, statement, () -> {
				try (ResultSet result = statement
					.executeQuery("select " + this.dialect.spelling().schemaOf(this.names.version().name())
							+ this.dialect.spelling().fromNothing())) {
					result.next();
					return Objects.requireNonNullElse(result.getString(1), "");
				}
			});
		}
	}

	/**
	 * Made when it is asked for, as a start needs few classes.
	 */
	private HistoryTable historyTable() {
		return new HistoryTable(this.dialect, this.names.history());
	}

	/**
	 * Read the history.
	 * @param timeoutSeconds how long the query may take; 0 for no limit
	 * @return the rows, the newest last; none if there is no history table
	 */
	public List<HistoryEntry> history(Connection connection, int timeoutSeconds) throws SQLException {
		return this.names.keepsHistory()
				? find(connection, List.of(this.names.history()), () -> historyTable().read(connection, timeoutSeconds))
					.orElse(List.of())
				: List.of();
	}

	/**
	 * Read the history where that is permitted.
	 * @param connection a connection in autocommit mode
	 * @return the rows, the newest last; none if there is no history table, or it may not
	 * be read, or this version cannot
	 */
	public List<HistoryEntry> readableHistory(Connection connection) throws SQLException {
		try {
			return history(connection, TIMEOUT_SECONDS);
		}
		catch (HistoryNotReadableException ex) {
			return List.of();
		}
		catch (SQLException ex) {
			if (this.dialect.failures().kind(ex) != FailureKind.NOT_PERMITTED) {
				throw ex;
			}
			return List.of();
		}
	}

	/**
	 * Read the end of the history.
	 * @param limit how many rows at most
	 * @return the newest rows, the newest last; none if there is no history table
	 */
	public List<HistoryEntry> lastOfHistory(Connection connection, int limit) throws SQLException {
		return this.names.keepsHistory()
				? find(connection, List.of(this.names.history()), () -> historyTable().readLast(connection, limit))
					.orElse(List.of())
				: List.of();
	}

	/**
	 * The order in which revisions were applied, as the history tells.
	 * @return identifiers, the one applied last at the end; those downgraded since are
	 * left out
	 */
	public List<String> appliedOrder(Connection connection) throws SQLException {
		List<String> order = new ArrayList<>();
		for (HistoryEntry entry : history(connection, 0)) {
			if (entry.outcome() == Outcome.APPLIED) {
				order.remove(entry.revision());
				if (entry.direction() != Direction.DOWNGRADE) {
					order.add(entry.revision());
				}
			}
		}
		return order;
	}

	/**
	 * Look at a database in which nothing is recorded.
	 * @param connection a connection in autocommit mode
	 * @return the tables in the schema that is set, or in that of the connection
	 */
	public ExistingTables existing(Connection connection) throws SQLException {
		SchemaInspector inspector = this.dialect
			.inspector(new JdbcTemplate(new SingleConnectionDataSource(connection, true)));
		return ExistingTables.of(findHome(connection), inspector, this.names);
	}

}
