package dev.migrate.tables;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.FailureKind;
import dev.migrate.plan.Step;
import dev.migrate.schema.TableName;

/**
 * The version table and the history during a run, under the lock. They are created with
 * the first revision, in its transaction where DDL takes part in it.
 */
public final class OwnTables {

	private final Dialect dialect;

	private final VersionTable version;

	private final HistoryTable history;

	private boolean present;

	public OwnTables(Dialect dialect, TableName version, TableName history) {
		this.dialect = dialect;
		this.version = new VersionTable(dialect, version);
		this.history = new HistoryTable(dialect, history);
	}

	public VersionTable version() {
		return this.version;
	}

	public HistoryTable history() {
		return this.history;
	}

	/**
	 * Read the version table; create both tables if they are missing.
	 */
	public VersionTable.Rows prepare(Connection connection, StatementSink sink) throws SQLException {
		if (this.present) {
			return this.version.read(connection);
		}
		if (find(connection, () -> this.history.probe(connection)).isEmpty()) {
			this.history.create(sink, false);
		}
		Optional<VersionTable.Rows> rows = find(connection, () -> this.version.read(connection));
		if (rows.isEmpty()) {
			this.version.create(sink, false);
			return this.version.read(connection);
		}
		return rows.get();
	}

	/**
	 * Create the tables unless they are there, without looking.
	 * @param sink takes the statements
	 * @param version whether the version table may be missing, too
	 */
	public void create(StatementSink sink, boolean version) throws SQLException {
		this.history.create(sink, true);
		if (version) {
			this.version.create(sink, true);
		}
	}

	/**
	 * Fail before a revision runs rather than behind it if its rows cannot be written.
	 */
	public void requireRights(List<Step> steps, StatementSink sink) throws SQLException {
		if (!this.present) {
			this.version.probe(steps, sink);
			this.history.probe(sink);
		}
	}

	/**
	 * Whether the version table is there and has rows that are empty or there twice.
	 */
	public boolean isCorrupt(Connection connection) throws SQLException {
		return !find(connection, () -> this.version.isSound(connection)).orElse(true);
	}

	/**
	 * What was prepared is committed, and need not be looked for again.
	 */
	public void committed() {
		this.present = true;
	}

	/**
	 * Read the version table outside of the lock.
	 */
	public Optional<VersionTable.Rows> look(Connection connection) throws SQLException {
		return find(connection, () -> this.version.read(connection));
	}

	/**
	 * Whether the history has no row, or is missing.
	 */
	public boolean isHistoryEmpty(Connection connection) throws SQLException {
		return find(connection, () -> this.history.isEmpty(connection)).orElse(true);
	}

	/**
	 * All but our own of some tables.
	 */
	public List<String> others(List<String> names) {
		return others(names, this.version, this.history);
	}

	public static List<String> others(List<String> names, VersionTable version, HistoryTable history) {
		String versions = lowerCase(version.name());
		Set<String> ours = Set.of(versions, lowerCase(history.name()), versions + "_lock");
		return names.stream().filter((name) -> !ours.contains(name.toLowerCase(Locale.ROOT))).toList();
	}

	private static String lowerCase(TableName table) {
		return table.name().toLowerCase(Locale.ROOT);
	}

	private <T> Optional<T> find(Connection connection, Query<T> query) throws SQLException {
		// On PostgreSQL, a failure ends the transaction unless there is a savepoint
		Savepoint savepoint = connection.getAutoCommit() ? null : connection.setSavepoint();
		try {
			T result = query.run();
			if (savepoint != null) {
				connection.releaseSavepoint(savepoint);
			}
			return Optional.of(result);
		}
		catch (SQLException ex) {
			if (this.dialect.failures().kind(ex) != FailureKind.TABLE_MISSING) {
				throw ex;
			}
			if (savepoint != null) {
				connection.rollback(savepoint);
			}
			return Optional.empty();
		}
	}

	/**
	 * A query of a table that may be missing.
	 *
	 * @param <T> the type of the result
	 */
	private interface Query<T> {

		T run() throws SQLException;

	}

}
