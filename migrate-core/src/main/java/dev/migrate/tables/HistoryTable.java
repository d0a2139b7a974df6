package dev.migrate.tables;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.migrate.dialect.Dialect;
import dev.migrate.lang.Internal;
import dev.migrate.operation.AddColumn;
import dev.migrate.operation.CreateTable;
import dev.migrate.plan.Direction;
import dev.migrate.schema.Column;
import dev.migrate.schema.Definitions;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * The table that tells what was run, by whom and when. Rows are only ever added, under
 * the migration lock. Without it nothing is lost but the record: what is applied is in
 * the version table.
 */
@Internal
public final class HistoryTable {

	private static final int TEXT_LENGTH = 1000;

	private static final String DIGEST = "digest";

	private static final String COLUMNS = "installed_rank, revision, direction, description, type, script, checksum, "
			+ "installed_by, installed_on, execution_ms, outcome";

	private final Dialect dialect;

	private final TableName name;

	private final String quoted;

	HistoryTable(Dialect dialect, TableName name) {
		this.dialect = dialect;
		this.name = name;
		this.quoted = dialect.spelling().quote(name);
	}

	void create(StatementSink sink, boolean ifNotExists) throws SQLException {
		Table table = Table.of(this.name,
				List.of(Definitions.column("installed_rank", Definitions.integer()).notNull(),
						Definitions.column("revision", Definitions.varchar(255)).notNull(),
						Definitions.column("direction", Definitions.varchar(20)).notNull(),
						Definitions.column("description", Definitions.varchar(TEXT_LENGTH)).notNull(),
						Definitions.column("type", Definitions.varchar(20)).notNull(),
						Definitions.column("script", Definitions.varchar(TEXT_LENGTH)).notNull(),
						Definitions.column("checksum", Definitions.varchar(100)),
						Definitions.column("installed_by", Definitions.varchar(255)).notNull(),
						Definitions.column("installed_on", Definitions.timestamp(6)).notNull(),
						Definitions.column("execution_ms", Definitions.integer()).notNull(),
						Definitions.column("outcome", Definitions.varchar(20)).notNull(), digest(),
						Definitions.primaryKey("installed_rank").named(TableNames.primaryKey(this.name))));
		sink.executeAll(this.dialect.ddl(new CreateTable(table, ifNotExists)));
	}

	private static Column digest() {
		return Definitions.column(DIGEST, Definitions.varchar(100));
	}

	/**
	 * Add the column that the tables of earlier versions lack, which go on writing rows
	 * without it.
	 */
	void addDigest(StatementSink sink) throws SQLException {
		sink.executeAll(this.dialect.ddl(new AddColumn(this.name, digest(), false, null)));
	}

	/**
	 * Whether it is there.
	 */
	boolean hasDigest(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery("select * from " + this.quoted + " where 1 = 0")) {
			ResultSetMetaData columns = result.getMetaData();
			for (int i = 1; i <= columns.getColumnCount(); i++) {
				if (columns.getColumnLabel(i).equalsIgnoreCase(DIGEST)) {
					return true;
				}
			}
			return false;
		}
	}

	/**
	 * Add a row; its rank and its time come from the database.
	 */
	public void append(StatementSink sink, Entry entry) throws SQLException {
		List<@Nullable Object> values = new ArrayList<>();
		Collections.addAll(values, entry.revision(), entry.direction().verb(), shortened(entry.description()),
				entry.type(), shortened(entry.script()), entry.checksum());
		if (entry.installedBy() != null) {
			values.add(entry.installedBy());
		}
		values.add((int) Math.min(Integer.MAX_VALUE, entry.elapsed().toMillis()));
		values.add(entry.outcome().word());
		boolean digest = !entry.digest().equals(HistoryDigest.NONE);
		if (digest) {
			values.add(entry.digest().text());
		}
		sink.update(
				"insert into " + this.quoted + " (" + COLUMNS + (digest ? ", " + DIGEST : "")
						+ ") select coalesce(max(installed_rank), 0) + 1, ?, ?, ?, ?, ?, ?, "
						+ ((entry.installedBy() != null) ? "?" : this.dialect.spelling().currentUser()) + ", "
						+ this.dialect.spelling().utcNow() + (digest ? ", ?, ?, ?" : ", ?, ?") + " from " + this.quoted,
				values.toArray());
	}

	private static String shortened(String text) {
		return (text.length() > TEXT_LENGTH) ? text.substring(0, TEXT_LENGTH) : text;
	}

	/**
	 * Find out whether the table is there.
	 */
	boolean probe(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery("select revision from " + this.quoted + " where 1 = 0")) {
			return !result.next();
		}
	}

	/**
	 * Add no row, to find out whether that is permitted.
	 */
	void probe(StatementSink sink) throws SQLException {
		sink.update("insert into " + this.quoted + " (" + COLUMNS + ") select " + COLUMNS + " from " + this.quoted
				+ " where 1 = 0");
	}

	/**
	 * Whether nothing has ever been run or stamped.
	 */
	boolean isEmpty(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery("select max(installed_rank) from " + this.quoted)) {
			result.next();
			return result.getString(1) == null;
		}
	}

	/**
	 * Read all rows, the newest last.
	 */
	public List<HistoryEntry> read(Connection connection, int timeoutSeconds) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.setQueryTimeout(timeoutSeconds);
			return entries(statement, "");
		}
	}

	/**
	 * Read the newest rows, the newest last.
	 */
	List<HistoryEntry> readLast(Connection connection, int limit) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.setMaxRows(limit);
			List<HistoryEntry> entries = entries(statement, " desc");
			Collections.reverse(entries);
			return entries;
		}
	}

	private List<HistoryEntry> entries(Statement statement, String direction) throws SQLException {
		List<HistoryEntry> entries = new ArrayList<>();
		try (ResultSet result = statement
			.executeQuery("select " + COLUMNS + " from " + this.quoted + " order by installed_rank" + direction)) {
			while (result.next()) {
				entries.add(entry(result));
			}
		}
		return entries;
	}

	private static HistoryEntry entry(ResultSet row) throws SQLException {
		return new HistoryEntry(row.getInt(1), row.getString(2), Direction.valueOf(upperCase(row.getString(3))),
				row.getString(4), row.getString(5), row.getString(6), Optional.ofNullable(row.getString(7)),
				row.getString(8), LocalDateTime.parse(row.getString(9).replace(' ', 'T')).toInstant(ZoneOffset.UTC),
				Duration.ofMillis(row.getLong(10)), Outcome.valueOf(upperCase(row.getString(11))));
	}

	private static String upperCase(String word) {
		return word.toUpperCase(Locale.ROOT);
	}

	/**
	 * A row to be added.
	 *
	 * @param revision the revision identifier
	 * @param direction what was done
	 * @param description the revision's message
	 * @param type the type of the script, or empty
	 * @param script the name of the script, or empty
	 * @param checksum the checksum of the script, or {@code null}
	 * @param installedBy who did it, or {@code null} for the database user
	 * @param elapsed how long it took
	 * @param outcome how it ended
	 * @param digest what it says of the whole
	 */
	public record Entry(String revision, Direction direction, String description, String type, String script,
			@Nullable String checksum, @Nullable String installedBy, Duration elapsed, Outcome outcome,
			HistoryDigest digest) {

		Entry withoutDigest() {
			return new Entry(this.revision, this.direction, this.description, this.type, this.script, this.checksum,
					this.installedBy, this.elapsed, this.outcome, HistoryDigest.NONE);
		}

	}

}
