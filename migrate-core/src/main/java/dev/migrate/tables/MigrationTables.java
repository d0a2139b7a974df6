package dev.migrate.tables;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.FailureKind;
import dev.migrate.dialect.SchemaInspector;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The version table and the history, looked at from outside of a run: without a lock,
 * without writing, in autocommit mode. Thread-safe.
 */
public final class MigrationTables {

	private static final int TIMEOUT_SECONDS = 10;

	private static final String CANCELED = "57014";

	private final Dialect dialect;

	private final VersionTable version;

	private final HistoryTable history;

	/**
	 * Create an access.
	 * @param dialect the database
	 * @param schema the schema of both, or {@code null} for the one of the connection
	 * @param version the name of the version table
	 * @param history the name of the history table
	 */
	public MigrationTables(Dialect dialect, @Nullable String schema, String version, String history) {
		this.dialect = dialect;
		this.version = new VersionTable(dialect, new TableName(schema, version));
		this.history = new HistoryTable(dialect, new TableName(schema, history));
	}

	/**
	 * Read the rows of the version table in one query.
	 * @param connection a connection in autocommit mode
	 * @return what is there
	 * @throws SQLException if the database fails
	 */
	public Look look(Connection connection) throws SQLException {
		return find(connection, "select version_num, '', 0 from " + this.version.quoted()).orElse(Look.UNINITIALIZED);
	}

	/**
	 * Read the rows of the version table, and the checksums in the history, in one query;
	 * without a history table, or without the right to read it, it takes a second one.
	 * @param connection a connection in autocommit mode
	 * @return what is there
	 * @throws SQLException if the database fails
	 */
	public Look lookWithChecksums(Connection connection) throws SQLException {
		String sql = "select version_num, '', 0 from " + this.version.quoted()
				+ " union all select revision, checksum, installed_rank from " + this.history.quoted()
				+ " where checksum is not null and direction <> 'downgrade' and outcome = 'applied'";
		Optional<Look> look = find(connection, sql);
		return look.isPresent() ? look.get() : look(connection);
	}

	private Optional<Look> find(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.setQueryTimeout(TIMEOUT_SECONDS);
			try {
				return Optional.of(find(statement, sql));
			}
			finally {
				// On H2, it is one of the session
				statement.setQueryTimeout(0);
			}
		}
		catch (SQLException ex) {
			FailureKind kind = this.dialect.failures().kind(ex);
			if (kind == FailureKind.TABLE_MISSING || kind == FailureKind.NOT_PERMITTED && sql.contains(" union ")) {
				return Optional.empty();
			}
			if (kind == FailureKind.LOCK_TIMEOUT || ex instanceof SQLTimeoutException
					|| CANCELED.equals(ex.getSQLState())) {
				throw new VersionTableLockedException(this.version.name(), ex);
			}
			throw ex;
		}
	}

	private Look find(Statement statement, String sql) throws SQLException {
		try (ResultSet result = statement.executeQuery(sql)) {
			List<String> rows = new ArrayList<>();
			List<AppliedChecksum> checksums = new ArrayList<>();
			while (result.next()) {
				if (result.getInt(3) == 0) {
					rows.add(result.getString(1));
				}
				else {
					checksums.add(new AppliedChecksum(result.getString(1), result.getString(2), result.getInt(3)));
				}
			}
			return new Look(true, VersionTable.check(this.version.name(), rows), checksums);
		}
	}

	/**
	 * Read the rows of the version table and its schema in one query.
	 * @param connection a connection in autocommit mode
	 * @param timeoutSeconds how long the query may take
	 * @return what is there, or empty if there is no version table
	 * @throws SQLException if the database fails
	 */
	public Optional<Place> place(Connection connection, int timeoutSeconds) throws SQLException {
		String sql = "select 0, " + schema() + " union all select 1, version_num from " + this.version.quoted();
		try (Statement statement = connection.createStatement()) {
			statement.setQueryTimeout(timeoutSeconds);
			try (ResultSet result = statement.executeQuery(sql)) {
				String schema = "";
				List<String> rows = new ArrayList<>();
				while (result.next()) {
					if (result.getInt(1) == 0) {
						schema = result.getString(2);
					}
					else {
						rows.add(result.getString(2));
					}
				}
				return Optional.of(new Place((schema != null) ? schema : "", rows));
			}
		}
		catch (SQLException ex) {
			if (this.dialect.failures().kind(ex) == FailureKind.TABLE_MISSING) {
				return Optional.empty();
			}
			throw ex;
		}
	}

	/**
	 * Find the schema of the version table: the one given, or the one that its name leads
	 * to.
	 * @param connection a connection in autocommit mode
	 * @param timeoutSeconds how long the query may take
	 * @return the schema; empty if the database has none
	 * @throws SQLException if the database fails
	 */
	public String findSchema(Connection connection, int timeoutSeconds) throws SQLException {
		String given = this.version.name().schema();
		if (given != null) {
			return given;
		}
		try (Statement statement = connection.createStatement()) {
			statement.setQueryTimeout(timeoutSeconds);
			try (ResultSet result = statement.executeQuery("select " + schema())) {
				result.next();
				String schema = result.getString(1);
				return (schema != null) ? schema : "";
			}
		}
	}

	private String schema() {
		String given = this.version.name().schema();
		return (given != null) ? this.dialect.literal(given) : this.dialect.schemaOf(this.version.name().name());
	}

	/**
	 * Read the history.
	 * @param connection a connection in autocommit mode
	 * @param timeoutSeconds how long the query may take; 0 for no limit
	 * @return the rows, the newest last; none if there is no history table
	 * @throws SQLException if the database fails
	 */
	public List<HistoryEntry> history(Connection connection, int timeoutSeconds) throws SQLException {
		try {
			return this.history.read(connection, timeoutSeconds);
		}
		catch (SQLException ex) {
			if (this.dialect.failures().kind(ex) == FailureKind.TABLE_MISSING) {
				return List.of();
			}
			throw ex;
		}
	}

	/**
	 * The tables beside these two, and beside the one that serves as a lock.
	 * @param connection a connection
	 * @return the names in the schema that is set, or in that of the connection, sorted
	 */
	public List<String> others(Connection connection) {
		SchemaInspector inspector = this.dialect
			.inspector(new JdbcTemplate(new SingleConnectionDataSource(connection, true)));
		String schema = this.version.name().schema();
		List<String> names = (schema == null) ? inspector.tableNames()
				: inspector.tables(schema).stream().map((table) -> table.name().name()).toList();
		return OwnTables.others(names, this.version, this.history);
	}

	/**
	 * The version table's name.
	 * @return the name as it is set
	 */
	public TableName versionTable() {
		return this.version.name();
	}

	/**
	 * The history table's name.
	 * @return the name as it is set
	 */
	public TableName historyTable() {
		return this.history.name();
	}

}
