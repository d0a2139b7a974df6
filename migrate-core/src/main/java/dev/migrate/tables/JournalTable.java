package dev.migrate.tables;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.migrate.dialect.Dialect;
import dev.migrate.lang.Internal;
import dev.migrate.operation.CreateTable;
import dev.migrate.plan.Direction;
import dev.migrate.schema.Definitions;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableElement;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * The table that tells what of a revision was begun and what is done, where its
 * statements are committed one by one, so that the next run goes on where one has ended
 * early. It has rows only while a revision is under way, or since it was interrupted.
 */
@Internal
public final class JournalTable {

	/** The form of the rows, and of the texts of which they have hashes. */
	static final int FORMAT = 3;

	/** How long the longest key of a backfill is that is kept. */
	public static final int KEY_LENGTH = 1000;

	private static final int TEXT_LENGTH = 1000;

	private static final List<String> KEY = List.of("revision", "direction", "operation_number", "change_number",
			"statement_number");

	private static final List<String> VALUES = List.of("state", "preceding_hash", "statement_hash", "script", "excerpt",
			"effects", "statements", "results", "backfill_key", "format");

	private static final String COLUMNS = String.join(", ", KEY) + ", " + String.join(", ", VALUES);

	private static final String WHERE = " where revision = ? and direction = ? and operation_number = ? "
			+ "and change_number = ? and statement_number = ?";

	private final Dialect dialect;

	private final TableName name;

	private final String quoted;

	JournalTable(Dialect dialect, TableName name) {
		this.dialect = dialect;
		this.name = name;
		this.quoted = dialect.spelling().quote(name);
	}

	void create(StatementSink sink, boolean ifNotExists) throws SQLException {
		List<TableElement> elements = List.of(Definitions.column("revision", Definitions.varchar(255)).notNull(),
				Definitions.column("direction", Definitions.varchar(20)).notNull(),
				Definitions.column("operation_number", Definitions.integer()).notNull(),
				Definitions.column("change_number", Definitions.integer()).notNull(),
				Definitions.column("statement_number", Definitions.integer()).notNull(),
				Definitions.column("state", Definitions.varchar(20)).notNull(),
				Definitions.column("preceding_hash", Definitions.varchar(100)).notNull(),
				Definitions.column("statement_hash", Definitions.varchar(100)).notNull(),
				Definitions.column("script", Definitions.varchar(TEXT_LENGTH)).notNull(),
				Definitions.column("excerpt", Definitions.varchar(TEXT_LENGTH)).notNull(),
				Definitions.column("effects", Definitions.text()).notNull(),
				Definitions.column("statements", Definitions.text()), Definitions.column("results", Definitions.text()),
				Definitions.column("backfill_key", Definitions.varchar(KEY_LENGTH)),
				Definitions.column("format", Definitions.integer()).notNull(),
				Definitions.primaryKey(KEY.toArray(String[]::new)).named(TableNames.primaryKey(this.name)),
				TableNames.anyLanguage(),
				// Or last_insert_rowid() would tell a revision of our rows
				Definitions.option("sqlite", "without rowid"));
		sink.executeAll(this.dialect.ddl(new CreateTable(Table.of(this.name, elements), ifNotExists)));
	}

	/**
	 * Add a row.
	 */
	public void append(StatementSink sink, JournalRow row) throws SQLException {
		String marks = "?, ".repeat(KEY.size() + VALUES.size() - 1) + "?";
		sink.update("insert into " + this.quoted + " (" + COLUMNS + ") values (" + marks + ")", row.revision(),
				row.direction().verb(), row.place().operation(), row.place().change(), row.place().statement(),
				row.state().value(), row.preceding(), row.hash(), shortened(row.script()), shortened(row.excerpt()),
				row.effects(), row.statements(), row.results(), row.key(), FORMAT);
	}

	/**
	 * Change the state of a row, and the key and the progress of a backfill.
	 * @return whether it is there
	 */
	public boolean update(StatementSink sink, JournalRow row) throws SQLException {
		boolean backfill = row.backfill().isPresent();
		List<@Nullable Object> values = new ArrayList<>();
		values.add(row.state().value());
		if (backfill) {
			values.add(row.key());
			values.add(row.statements());
		}
		values.addAll(List.of(row.revision(), row.direction().verb(), row.place().operation(), row.place().change(),
				row.place().statement()));
		return sink.update("update " + this.quoted + " set state = ?"
				+ (backfill ? ", backfill_key = ?, statements = ?" : "") + WHERE, values.toArray()) == 1;
	}

	/**
	 * Take a row away, for another one in its place.
	 */
	public void delete(StatementSink sink, JournalRow row) throws SQLException {
		sink.update("delete from " + this.quoted + WHERE, row.revision(), row.direction().verb(),
				row.place().operation(), row.place().change(), row.place().statement());
	}

	/**
	 * Forget all revisions: somebody has said what the database is at.
	 */
	public void clear(StatementSink sink) throws SQLException {
		sink.update("delete from " + this.quoted);
	}

	/**
	 * Forget a revision, which is applied or undone as a whole.
	 */
	public void delete(StatementSink sink, String revision) throws SQLException {
		sink.updateAny("delete from " + this.quoted + " where revision = ?", revision);
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
	 * Fail if it is there and lacks columns.
	 * @return whether it is there
	 * @throws JournalNotReadableException if it does
	 */
	boolean requireColumns(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery("select * from " + this.quoted + " where 1 = 0")) {
			requireColumns(result.getMetaData());
			return true;
		}
	}

	/**
	 * Read the rows of a revision, the last one last.
	 * @throws JournalNotReadableException if they are not written by this version
	 */
	public List<JournalRow> read(Connection connection, String revision) throws SQLException {
		return read(connection, revision, "", 0);
	}

	/**
	 * Read the last row of a revision.
	 * @throws JournalNotReadableException if it is not written by this version
	 */
	Optional<JournalRow> last(Connection connection, String revision) throws SQLException {
		return read(connection, revision, " desc", 1).stream().findFirst();
	}

	private List<JournalRow> read(Connection connection, String revision, String order, int most) throws SQLException {
		List<JournalRow> rows = new ArrayList<>();
		try (PreparedStatement statement = connection
			.prepareStatement("select * from " + this.quoted + " where revision = ? order by operation_number" + order
					+ ", change_number" + order + ", statement_number" + order)) {
			statement.setMaxRows(most);
			statement.setString(1, revision);
			try (ResultSet result = statement.executeQuery()) {
				requireColumns(result.getMetaData());
				while (result.next()) {
					rows.add(row(result));
				}
			}
		}
		return rows;
	}

	private void requireColumns(ResultSetMetaData result) throws SQLException {
		List<String> missing = TableColumns.of(result).missing(List.of(COLUMNS.split(", ")));
		if (!missing.isEmpty()) {
			throw JournalNotReadableException.ofMissing(this.name, missing);
		}
	}

	private JournalRow row(ResultSet row) throws SQLException {
		String revision = row.getString("revision");
		JournalRow.State state = JournalRow.State.of(row.getString("state")).orElse(null);
		if (state == null || row.getInt("format") != FORMAT) {
			throw JournalNotReadableException.ofFormat(this.name, revision, row.getInt("format"));
		}
		return new JournalRow(revision, Direction.valueOf(row.getString("direction").toUpperCase(Locale.ROOT)),
				new JournalRow.Place(row.getInt("operation_number"), row.getInt("change_number"),
						row.getInt("statement_number")),
				state, row.getString("preceding_hash"), row.getString("statement_hash"), row.getString("script"),
				row.getString("excerpt"), row.getString("effects"), row.getString("statements"),
				row.getString("results"), row.getString("backfill_key"));
	}

}
