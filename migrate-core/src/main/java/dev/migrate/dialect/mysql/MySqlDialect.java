package dev.migrate.dialect.mysql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
import dev.migrate.dialect.Scratch;
import dev.migrate.dialect.ScratchSpace;
import dev.migrate.dialect.ScratchSpace.ForeignKeySwitch;
import dev.migrate.dialect.ScratchSpace.StoredObjectFacts;
import dev.migrate.dialect.ScriptFacts;
import dev.migrate.dialect.ServerWords;
import dev.migrate.dialect.SessionSettings;
import dev.migrate.dialect.SqlFailures;
import dev.migrate.dialect.TypeConversions;
import dev.migrate.dialect.standard.AbstractDialect;
import dev.migrate.dialect.standard.BatchChanges;
import dev.migrate.dialect.standard.Completion;
import dev.migrate.dialect.standard.DdlRenderer;
import dev.migrate.dialect.standard.Identifiers;
import dev.migrate.dialect.standard.JoinedChanges;
import dev.migrate.dialect.standard.JoinedChanges.Part;
import dev.migrate.operation.BatchAlterTable;
import dev.migrate.operation.Operation;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Table;
import dev.migrate.sql.CompoundBodies;
import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlTrait;
import dev.migrate.sql.StatementRules;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * MySQL 8 and later.
 */
public class MySqlDialect extends AbstractDialect {

	private static final Set<String> SYSTEM_SCHEMAS = Set.of("information_schema", "mysql", "performance_schema",
			"sys");

	/** Databases that speak MySQL's protocol and call themselves so. */
	private static final List<String> OTHERS = List.of("TiDB", "SingleStore", "MemSQL", "OceanBase", "Vitess",
			"StarRocks", "Doris");

	/** Characteristics of a transaction cannot be changed while it is in progress. */
	private static final int IN_TRANSACTION = 1568;

	private static final int MAX_CHARACTERS = 64;

	public MySqlDialect() {
		this(MySqlReservedWords.MYSQL);
	}

	MySqlDialect(Set<String> reservedWords) {
		super(new Identifiers('`', reservedWords, Identifiers.LOWER_CASE, MAX_CHARACTERS, Identifiers.Unit.CHARACTERS,
				false), new MySqlLiterals());
	}

	@Override
	public String name() {
		return "mysql";
	}

	@Override
	public String productName() {
		return "MySQL";
	}

	@Override
	public boolean isSystemSchema(String schema) {
		return SYSTEM_SCHEMAS.contains(schema.toLowerCase(Locale.ROOT));
	}

	/**
	 * No catalog tells of it to everybody. What the next transaction is like can only be
	 * said where there is none; it is said to be what it would be all the same.
	 */
	@Override
	public boolean hasOpenTransaction(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet level = statement.executeQuery("select @@session.transaction_isolation")) {
			level.next();
			String next = "set transaction isolation level " + level.getString(1).replace('-', ' ');
			statement.execute(next);
			return false;
		}
		catch (SQLException ex) {
			if (ex.getErrorCode() == IN_TRANSACTION) {
				return true;
			}
			throw ex;
		}
	}

	/**
	 * MariaDB says "MySQL" to MySQL's driver, and each says what it is in its version.
	 */
	@Override
	public final Recognition recognises(DatabaseProduct product) throws SQLException {
		if (!product.isCalled("MySQL", "MariaDB")) {
			return Recognition.NO;
		}
		String told = product.answer("select version()");
		String text = (told.isEmpty() ? product.name() : told) + " " + product.version();
		boolean mariaDb = text.toLowerCase(Locale.ROOT).contains("mariadb");
		return (mariaDb == isMariaDb()) ? Recognition.unless(text, OTHERS) : Recognition.NO;
	}

	boolean isMariaDb() {
		return false;
	}

	@Override
	public NameScopes nameScopes() {
		return new NameScopes(List.of(Set.of(Named.FOREIGN_KEY), Set.of(Named.CHECK)), true);
	}

	@Override
	public final Set<DialectFact> facts() {
		return Set.of(DialectFact.INDEXES_FOREIGN_KEYS, DialectFact.RESTATES_COLUMNS, DialectFact.LOGS_FAILURES,
				DialectFact.REFERS_BESIDE, DialectFact.PINS_KEY_COLUMNS, DialectFact.FINDS_VIEWED_BY_NAME);
	}

	/**
	 * Changes that are one statement are one copy of the table at most.
	 */
	@Override
	protected final List<Operation> changes(BatchAlterTable batch) {
		return new BatchChanges(batch).joined(new JoinedChanges(MySqlDialect::joins));
	}

	/**
	 * Which indexes foreign keys need, once one of them goes, is looked for as things
	 * are. The server does not change what it has a key for, nor drop a key and make one,
	 * in one statement.
	 */
	private static boolean joins(Set<Part> before, Part part) {
		if (before.contains(Part.DROP_KEY)) {
			return false;
		}
		return switch (part) {
			case ADD_COLUMN, ADD_RULE, ADD_INDEX, DROP_COLUMN, DROP_CHECK -> true;
			case ALTER_COLUMN, RETYPE_COLUMN -> !before.contains(Part.ADD_KEY);
			case ADD_KEY -> Collections.disjoint(before, EnumSet.of(Part.RETYPE_COLUMN, Part.ALTER_COLUMN));
			case DROP_INDEX, DROP_INDEXED ->
				EnumSet.of(Part.ADD_COLUMN, Part.ALTER_COLUMN, Part.RETYPE_COLUMN, Part.DROP_CHECK).containsAll(before);
			case DROP_KEY, APART -> false;
		};
	}

	@Override
	public final TypeConversions conversions() {
		return Parts.conversions();
	}

	@Override
	public final SqlSyntax syntax() {
		return Parts.SYNTAX;
	}

	@Override
	public ColumnType type(String sql) {
		return MySqlTypes.parse("enum", sql, 4);
	}

	@Override
	public final NormalForm normalForm() {
		return Parts.normalForm(this);
	}

	@Override
	public SchemaInspector inspector(JdbcOperations jdbc) {
		return Parts.inspector(new CatalogText(jdbc, this));
	}

	@Override
	public List<ServerWords> unsaid(JdbcOperations jdbc, Table table) {
		return MySqlWords.of(this, jdbc, table);
	}

	@Override
	public final DdlRenderer renderer(Operation operation) {
		return renderer(operation, false);
	}

	MySqlDdlRenderer renderer(Operation operation, boolean backslashIsPlain) {
		return new MySqlDdlRenderer(this, operation, backslashIsPlain);
	}

	MySqlCatalog catalog(JdbcOperations jdbc) {
		return new MySqlCatalog(new CatalogText(jdbc, this));
	}

	@Override
	protected Completion completion(LiveDatabase live) {
		return Parts.completion(this, live);
	}

	@Override
	public final MigrationSession session(Connection connection, SessionSettings settings) throws SQLException {
		return Parts.session(connection, settings);
	}

	@Override
	public final SqlFailures failures() {
		return MySqlSession.FAILURES;
	}

	@Override
	public final String utcNow() {
		return "utc_timestamp(6)";
	}

	@Override
	public final String currentUser() {
		return "user()";
	}

	@Override
	public final String ofAnyCollation(String column) {
		return "convert(" + column + " using utf8mb4) collate utf8mb4_bin";
	}

	@Override
	public final String schemaOf(String table) {
		return "database()";
	}

	@Override
	public final ScriptFacts script() {
		return new ScriptFacts(scriptCommand(), this::preamble);
	}

	private List<String> preamble(@Nullable String schema) {
		String encoding = "SET NAMES utf8mb4";
		return (schema == null) ? List.of(encoding) : List.of(encoding, "USE " + quote(schema));
	}

	String scriptCommand() {
		return "mysql --comments shop < script.sql";
	}

	@Override
	public final ScratchSpace scratch() {
		return Parts.scratch(this);
	}

	/**
	 * What works on MySQL. It is made here and not by the dialect itself, so that a start
	 * that only looks loads none of it.
	 */
	private static final class Parts {

		/** As the command-line clients of both read it. */
		static final SqlSyntax SYNTAX = new SqlSyntax(
				EnumSet.of(SqlTrait.BACKSLASH_ESCAPES, SqlTrait.DOUBLE_QUOTED_STRINGS, SqlTrait.BACKTICK_QUOTES,
						SqlTrait.HASH_COMMENTS, SqlTrait.DASH_COMMENTS_NEED_BLANK, SqlTrait.EXECUTABLE_COMMENTS,
						SqlTrait.DELIMITER_COMMAND, SqlTrait.SESSION_VARIABLES),
				CompoundBodies.ROUTINE,
				new StatementRules(true,
						List.of("CREATE TEMPORARY TABLE", "CREATE OR REPLACE TEMPORARY TABLE", "DROP TEMPORARY TABLE",
								"PREPARE", "DEALLOCATE", "DROP PREPARE", "SAVEPOINT", "RELEASE SAVEPOINT",
								"ROLLBACK TO", "ROLLBACK WORK TO"),
						List.of(), List.of(), List.of("CALL")));

		private Parts() {
		}

		static TypeConversions conversions() {
			return new MySqlConversions();
		}

		static NormalForm normalForm(MySqlDialect dialect) {
			return new MySqlNormalForm(dialect);
		}

		static SchemaInspector inspector(CatalogText text) {
			return new MySqlInspector(text);
		}

		static Completion completion(MySqlDialect dialect, LiveDatabase live) {
			return new MySqlCompletion(dialect, live);
		}

		static MigrationSession session(Connection connection, SessionSettings settings) throws SQLException {
			return new MySqlSession(connection, settings);
		}

		static ScratchSpace scratch(MySqlDialect dialect) {
			return new MySqlScratchSpace(dialect);
		}

	}

	/**
	 * Tables are tried as temporary ones. There are no databases in memory in which
	 * revisions could be run. A schema is a database here, so that others may belong to
	 * somebody else: only the current one is looked at and those that are named.
	 */
	private record MySqlScratchSpace(MySqlDialect dialect) implements ScratchSpace {

		private static final String OBJECTS = """
				select o.kind, case when o.kind = 'schema' then o.name else concat('`', replace(o.place, '`', '``'), '`.`',
					replace(o.name, '`', '``'), '`') end
				from (
					select case t.table_type when 'VIEW' then 'view' when 'SEQUENCE' then 'sequence' else 'table' end as kind,
						t.table_schema as place, t.table_name as name
					from information_schema.tables t where t.table_type <> 'SYSTEM VIEW'
					union all select lower(r.routine_type), r.routine_schema, r.routine_name
					from information_schema.routines r
					union all select 'event', e.event_schema, e.event_name from information_schema.events e
					union all select 'schema', n.schema_name, concat('`', replace(n.schema_name, '`', '``'), '`')
					from information_schema.schemata n) o
				where o.place = database()
				""";

		@Override
		public Optional<Scratch> tables(Connection connection) {
			return Optional.of(new MySqlScratch(this.dialect, connection));
		}

		@Override
		public StoredObjectFacts objects() {
			return new StoredObjectFacts(OBJECTS, " or o.place = ?", List.of("event", "view", "table", "sequence",
					"function", "procedure", "package body", "package", "schema"), Set.of());
		}

		@Override
		public Optional<ForeignKeySwitch> foreignKeys() {
			return Optional.of(new MySqlForeignKeys());
		}

		/**
		 * A variable of the session; it holds in transactions as well.
		 */
		private static final class MySqlForeignKeys implements ForeignKeySwitch {

			@Override
			public boolean isOn(JdbcOperations jdbc) {
				return Boolean.TRUE.equals(jdbc.queryForObject("select @@foreign_key_checks", Boolean.class));
			}

			@Override
			public void off(JdbcOperations jdbc) {
				jdbc.execute("set foreign_key_checks = 0");
			}

			@Override
			public void on(JdbcOperations jdbc) {
				jdbc.execute("set foreign_key_checks = 1");
			}

		}

	}

}
