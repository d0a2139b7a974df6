package dev.migrate.dialect.sqlite;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

import dev.migrate.dialect.DatabaseProduct;
import dev.migrate.dialect.DialectFact;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.MigrationSession;
import dev.migrate.dialect.NameScopes;
import dev.migrate.dialect.NameScopes.Named;
import dev.migrate.dialect.NormalForm;
import dev.migrate.dialect.Recognition;
import dev.migrate.dialect.SchemaInspector;
import dev.migrate.dialect.ScratchSpace;
import dev.migrate.dialect.ScriptFacts;
import dev.migrate.dialect.ServerWords;
import dev.migrate.dialect.SessionSettings;
import dev.migrate.dialect.SqlFailures;
import dev.migrate.dialect.standard.AbstractDialect;
import dev.migrate.dialect.standard.Completion;
import dev.migrate.dialect.standard.Identifiers;
import dev.migrate.dialect.standard.Literals;
import dev.migrate.operation.BatchAlterTable;
import dev.migrate.operation.Operation;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Table;
import dev.migrate.sql.SqlSyntax;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * SQLite 3.35 or later. What it cannot change in place, inside of a batch or not, is done
 * by rebuilding the table.
 */
public final class SqliteDialect extends AbstractDialect {

	// Its manual's list of keywords; more than need quotes, which do not change a name
	private static final Set<String> RESERVED = Identifiers.words("""
			abort action add after all alter always analyze and as asc attach autoincrement before begin between by
			cascade case cast check collate column commit conflict constraint create cross current current_date
			current_time current_timestamp database default deferrable deferred delete desc detach distinct do drop
			each else end escape except exclude exclusive exists explain fail false filter first following for foreign
			from full generated glob group groups having if ignore immediate in index indexed initially inner insert
			instead intersect into is isnull join key last left like limit match materialized natural no not nothing
			notnull null nulls of offset on or order others outer over partition plan pragma preceding primary query
			raise range recursive references regexp reindex release rename replace restrict returning right rollback
			row rows savepoint select set table temp temporary then ties to transaction trigger true unbounded union
			unique update using vacuum values view virtual when where window with without""");

	private static final int MAX_NAME_LENGTH = 1000;

	/** The session itself is in the way. */
	private static final int LOCKED = 6;

	public SqliteDialect() {
		super(new Identifiers('"', RESERVED, Identifiers.LOWER_CASE, MAX_NAME_LENGTH, Identifiers.Unit.CHARACTERS,
				false), new SqliteLiterals());
	}

	@Override
	public String name() {
		return "sqlite";
	}

	@Override
	public String productName() {
		return "SQLite";
	}

	/**
	 * The driver begins one at once, which holds nothing before a table is touched. What
	 * is in the log cannot be moved by a session that has touched any, or that only
	 * reads.
	 */
	@Override
	public boolean hasOpenTransaction(Connection connection) throws SQLException {
		if (connection.isReadOnly()) {
			return false;
		}
		try (Statement statement = connection.createStatement()) {
			statement.execute("pragma wal_checkpoint(passive)");
			return false;
		}
		catch (SQLException ex) {
			if (ex.getErrorCode() == LOCKED) {
				return true;
			}
			throw ex;
		}
	}

	@Override
	public Recognition recognises(DatabaseProduct product) {
		return product.isCalled("SQLite") ? Recognition.YES : Recognition.NO;
	}

	@Override
	public NameScopes nameScopes() {
		return new NameScopes(List.of(Set.of(Named.TABLE, Named.VIEW, Named.INDEX)), true);
	}

	@Override
	public Set<DialectFact> facts() {
		return Set.of(DialectFact.IGNORES_LENGTHS, DialectFact.KEEPS_TABLE_COMMENTS, DialectFact.CHECKS_ALL_VIEWS);
	}

	@Override
	public SqlSyntax syntax() {
		return SqliteParts.SYNTAX;
	}

	@Override
	protected List<Operation> changes(BatchAlterTable batch) {
		return (batch.options().copyFrom() != null) ? List.of(batch) : SqliteBatch.segments(batch);
	}

	@Override
	protected Completion completion(LiveDatabase live) {
		return SqliteParts.completion(this, live);
	}

	@Override
	public SqliteDdlRenderer renderer(Operation operation) {
		return new SqliteDdlRenderer(this, operation);
	}

	@Override
	public ColumnType type(String sql) {
		return SqliteTypes.parse(sql);
	}

	@Override
	public NormalForm normalForm() {
		return SqliteParts.normalForm(this);
	}

	@Override
	public SchemaInspector inspector(JdbcOperations jdbc) {
		return SqliteParts.inspector(jdbc, this);
	}

	@Override
	public List<ServerWords> unsaid(JdbcOperations jdbc, Table table) {
		return SqliteWords.of(this, jdbc, table);
	}

	@Override
	public MigrationSession session(Connection connection, SessionSettings settings) throws SQLException {
		return SqliteParts.session(connection, settings);
	}

	@Override
	public SqlFailures failures() {
		return SqliteSession.FAILURES;
	}

	@Override
	public String utcNow() {
		return "strftime('%Y-%m-%d %H:%M:%f', 'now')";
	}

	@Override
	public String currentUser() {
		return "''";
	}

	@Override
	public String schemaOf(String table) {
		return "'main'";
	}

	@Override
	public ScriptFacts script() {
		return new ScriptFacts("sqlite3 -bail shop.db < script.sql", this::preamble);
	}

	/**
	 * A rebuild of a table must not touch the rows that refer to it. The switch does
	 * nothing in a transaction, so it comes first.
	 */
	private List<String> preamble(@Nullable String schema) {
		return List.of(SqliteForeignKeys.OFF);
	}

	@Override
	public ScratchSpace scratch() {
		return SqliteParts.scratch(this);
	}

	/**
	 * Literals of SQLite, which keeps dates and times as text and truth as a number.
	 */
	private static final class SqliteLiterals extends Literals {

		// The statement's text ends at a NUL, and sqlite3 loses a CR before a line feed
		@Override
		public String text(String text) {
			if (text.indexOf(0) < 0 && !text.contains("\r\n")) {
				return super.text(text);
			}
			return "CAST(" + bytes(HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8))) + " AS TEXT)";
		}

		@Override
		protected String bool(boolean value) {
			return value ? "1" : "0";
		}

		@Override
		protected String temporal(String type, String text) {
			return "'" + text + "'";
		}

		@Override
		protected String timestampWithTimeZone(OffsetDateTime timestamp) {
			return super.text(withOffset(timestamp));
		}

	}

}
