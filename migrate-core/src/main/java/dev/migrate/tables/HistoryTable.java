package dev.migrate.tables;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.migrate.dialect.Dialect;
import dev.migrate.lang.Internal;
import dev.migrate.operation.AddColumn;
import dev.migrate.operation.CreateTable;
import dev.migrate.plan.Direction;
import dev.migrate.schema.Column;
import dev.migrate.schema.Definitions;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableElement;
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

	private static final int NAME_LENGTH = 255;

	/** The form of the rows that this version reads and writes. */
	static final int FORMAT = 1;

	private static final String DIGEST = "digest";

	private static final String HOST = "host";

	private static final String REASON = "reason";

	private static final String FORM = "format";

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
		List<TableElement> elements = new ArrayList<>();
		Collections.addAll(elements, Definitions.column("installed_rank", Definitions.integer()).notNull(),
				Definitions.column("revision", Definitions.varchar(255)).notNull(),
				Definitions.column("direction", Definitions.varchar(20)).notNull(),
				Definitions.column("description", Definitions.varchar(TEXT_LENGTH)).notNull(),
				Definitions.column("type", Definitions.varchar(20)).notNull(),
				Definitions.column("script", Definitions.varchar(TEXT_LENGTH)).notNull(),
				Definitions.column("checksum", Definitions.varchar(100)),
				Definitions.column("installed_by", Definitions.varchar(NAME_LENGTH)).notNull(),
				Definitions.column("installed_on", Definitions.timestamp(6)).notNull(),
				Definitions.column("execution_ms", Definitions.integer()).notNull(),
				Definitions.column("outcome", Definitions.varchar(20)).notNull());
		elements.addAll(addedColumns());
		elements.add(Definitions.primaryKey("installed_rank").named(TableNames.primaryKey(this.name)));
		elements.add(TableNames.anyLanguage());
		sink.executeAll(this.dialect.ddl(new CreateTable(Table.of(this.name, elements), ifNotExists)));
	}

	/**
	 * What the tables of earlier versions lack, which go on writing rows without it: so
	 * that their rows have a format as well, it is the default of the database.
	 */
	private static List<Column> addedColumns() {
		return List.of(Definitions.column(DIGEST, Definitions.varchar(100)),
				Definitions.column(HOST, Definitions.varchar(NAME_LENGTH)),
				Definitions.column(REASON, Definitions.varchar(TEXT_LENGTH)),
				Definitions.column(FORM, Definitions.integer()).defaultValue(1).notNull());
	}

	/**
	 * The names of those columns.
	 */
	static List<String> added() {
		return List.of(DIGEST, HOST, REASON, FORM);
	}

	/**
	 * Add columns that are missing.
	 */
	void add(StatementSink sink, Set<String> missing) throws SQLException {
		for (Column column : addedColumns()) {
			if (missing.contains(column.name())) {
				sink.executeAll(this.dialect.ddl(new AddColumn(this.name, column, false, null)));
			}
		}
	}

	/**
	 * Find out which columns the table of an earlier version lacks.
	 * @return their names, as a rule none
	 * @throws OtherTableException if it is not one of ours at all
	 */
	Set<String> missing(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery("select * from " + this.quoted + " where 1 = 0")) {
			TableColumns there = requireColumns(result);
			Set<String> missing = new LinkedHashSet<>();
			for (Column column : addedColumns()) {
				if (!there.has(column.name())) {
					missing.add(column.name());
				}
			}
			return missing;
		}
	}

	private TableColumns requireColumns(ResultSet result) throws SQLException {
		TableColumns there = TableColumns.of(result.getMetaData());
		List<String> missing = there.missing(List.of(COLUMNS.split(", ")));
		if (!missing.isEmpty()) {
			throw OtherTableException.ofHistory(this.name, missing);
		}
		return there;
	}

	/**
	 * Whether rows that lack columns say as much to a start as others.
	 */
	static boolean tellsWithout(Set<String> missing) {
		return !missing.contains(DIGEST);
	}

	/**
	 * Add a row; its rank and its time come from the database.
	 * @param missing the columns that the table lacks
	 */
	void append(StatementSink sink, Entry entry, Set<String> missing) throws SQLException {
		Signature signature = entry.signature();
		List<@Nullable Object> values = new ArrayList<>();
		Collections.addAll(values, entry.revision(), entry.direction().verb(), shortened(entry.description()),
				entry.type(), shortened(entry.script()), entry.checksum());
		if (signature.installedBy() != null) {
			values.add(signature.installedBy());
		}
		Duration elapsed = entry.elapsed();
		if (elapsed != null) {
			values.add((int) Math.min(Integer.MAX_VALUE, elapsed.toMillis()));
		}
		values.add(entry.outcome().word());
		Map<String, String> more = new LinkedHashMap<>();
		if (!entry.digest().isEmpty()) {
			more.put(DIGEST, entry.digest().text());
		}
		if (signature.host() != null) {
			more.put(HOST, signature.host());
		}
		if (signature.reason() != null) {
			more.put(REASON, shortened(signature.reason()));
		}
		more.keySet().removeAll(missing);
		values.addAll(more.values());
		sink.update("insert into " + this.quoted + " (" + String.join(", ", concat(COLUMNS, more.keySet()))
				+ ") select coalesce(max(installed_rank), 0) + 1, ?, ?, ?, ?, ?, ?, "
				+ ((signature.installedBy() != null) ? "?" : this.dialect.spelling().currentUser()) + ", "
				+ this.dialect.spelling().utcNow() + ", "
				+ ((elapsed != null) ? "?" : this.dialect.spelling().transactionMillis()) + ", ?"
				+ ", ?".repeat(more.size()) + " from " + this.quoted, values.toArray());
	}

	private static List<String> concat(String first, Set<String> more) {
		List<String> all = new ArrayList<>(List.of(first));
		all.addAll(more);
		return all;
	}

	private static String shortened(String text) {
		return (text.length() > TEXT_LENGTH) ? text.substring(0, TEXT_LENGTH) : text;
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
			return Query.within(timeoutSeconds, statement, () -> entries(statement, ""));
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
			.executeQuery("select * from " + this.quoted + " order by installed_rank" + direction)) {
			TableColumns there = requireColumns(result);
			while (result.next()) {
				entries.add(entry(result, there));
			}
		}
		return entries;
	}

	private HistoryEntry entry(ResultSet row, TableColumns there) throws SQLException {
		int rank = row.getInt("installed_rank");
		int format = there.has(FORM) ? row.getInt(FORM) : FORMAT;
		if (format > FORMAT) {
			throw HistoryNotReadableException.ofFormat(this.name, rank, format);
		}
		return new HistoryEntry(rank, row.getString("revision"),
				word(rank, "direction", row.getString("direction"), Direction.values()), row.getString("description"),
				row.getString("type"), row.getString("script"), Optional.ofNullable(row.getString("checksum")),
				row.getString("installed_by"), time(rank, row.getString("installed_on")),
				Duration.ofMillis(row.getLong("execution_ms")),
				word(rank, "outcome", row.getString("outcome"), Outcome.values()), text(row, HOST, there),
				text(row, REASON, there));
	}

	private static Optional<String> text(ResultSet row, String column, TableColumns there) throws SQLException {
		return there.has(column) ? Optional.ofNullable(row.getString(column)) : Optional.empty();
	}

	private <T extends Enum<T>> T word(int rank, String column, String text, T[] words) {
		for (T word : words) {
			if (word.name().equalsIgnoreCase(text)) {
				return word;
			}
		}
		throw HistoryNotReadableException.ofValue(this.name, rank, column, text);
	}

	private Instant time(int rank, String text) {
		try {
			return LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
		}
		catch (DateTimeParseException ex) {
			throw HistoryNotReadableException.ofValue(this.name, rank, "installed_on", text);
		}
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
	 * @param signature who did it, where and why
	 * @param elapsed how long it took; {@code null} for as long as the transaction lasts
	 * @param outcome how it ended
	 * @param digest what it says of the whole
	 */
	public record Entry(String revision, Direction direction, String description, String type, String script,
			@Nullable String checksum, Signature signature, @Nullable Duration elapsed, Outcome outcome,
			HistoryDigest digest) {
	}

}
