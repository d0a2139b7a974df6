package dev.migrate.dialect.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import dev.migrate.schema.Sequence;
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
import dev.migrate.dialect.TypeConversions;
import dev.migrate.dialect.standard.AbstractDialect;
import dev.migrate.dialect.standard.BatchChanges;
import dev.migrate.dialect.standard.Completion;
import dev.migrate.dialect.standard.DdlRenderer;
import dev.migrate.dialect.standard.Identifiers;
import dev.migrate.dialect.standard.JoinedChanges;
import dev.migrate.dialect.standard.JoinedChanges.Part;
import dev.migrate.dialect.standard.Literals;
import dev.migrate.operation.BatchAlterTable;
import dev.migrate.operation.BatchOptions;
import dev.migrate.operation.ExecuteSql;
import dev.migrate.operation.Operation;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.sql.CompoundBodies;
import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlTrait;
import dev.migrate.sql.StatementRules;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * PostgreSQL 14 and later.
 */
public final class PostgresqlDialect extends AbstractDialect {

	/** Databases that speak PostgreSQL's protocol and call themselves so. */
	private static final List<String> OTHERS = List.of("CockroachDB", "Redshift", "Yugabyte", "Greenplum",
			"Materialize", "QuestDB", "CrateDB", "EnterpriseDB");

	/**
	 * PostgreSQL 14 to 18: all keywords that cannot be names of tables, columns and types
	 * alike, as {@code pg_get_keywords()} has them.
	 */
	private static final Set<String> RESERVED = Identifiers.words("""
			all analyse analyze and any array as asc asymmetric authorization between bigint binary bit boolean
			both case cast char character check coalesce collate collation column concurrently constraint create
			cross current_catalog current_date current_role current_schema current_time current_timestamp
			current_user dec decimal default deferrable desc distinct do else end except exists extract false
			fetch float for foreign freeze from full grant greatest group grouping having ilike in initially
			inner inout int integer intersect interval into is isnull join json json_array json_arrayagg
			json_exists json_object json_objectagg json_query json_scalar json_serialize json_table json_value
			lateral leading least left like limit localtime localtimestamp merge_action national natural nchar
			none normalize not notnull null nullif numeric offset on only or order out outer overlaps overlay
			placing position precision primary real references returning right row select session_user setof
			similar smallint some substring symmetric system_user table tablesample then time timestamp to
			trailing treat trim true union unique user using values varchar variadic verbose when where window
			with xmlattributes xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot
			xmlserialize xmltable
			""");

	static final int MAX_BYTES = 63;

	/** Nothing is answered before it ends. */
	private static final String IN_FAILED_TRANSACTION = "25P02";

	public PostgresqlDialect() {
		super(new Identifiers('"', RESERVED, Identifiers.LOWER_CASE, MAX_BYTES, Identifiers.Unit.BYTES, false),
				new PostgresqlLiterals());
	}

	@Override
	public String name() {
		return "postgresql";
	}

	@Override
	public String productName() {
		return "PostgreSQL";
	}

	@Override
	public boolean isSystemSchema(String schema) {
		return schema.startsWith("pg_") || schema.equals("information_schema");
	}

	@Override
	public boolean hasOpenTransaction(Connection connection) throws SQLException {
		try {
			return isTrue(connection, "select pg_catalog.pg_current_xact_id_if_assigned() is not null");
		}
		catch (SQLException ex) {
			if (IN_FAILED_TRANSACTION.equals(ex.getSQLState())) {
				return true;
			}
			throw ex;
		}
	}

	@Override
	public Recognition recognises(DatabaseProduct product) throws SQLException {
		if (!product.isCalled("PostgreSQL")) {
			return Recognition.NO;
		}
		String version = product.answer("select version()").replace("YB-", "Yugabyte ");
		return Recognition.unless(version, OTHERS);
	}

	@Override
	public TypeConversions conversions() {
		return Parts.conversions(this);
	}

	/**
	 * What is a relation, among them the indexes that keys have the names of.
	 */
	@Override
	public NameScopes nameScopes() {
		return new NameScopes(List.of(Set.of(Named.TABLE, Named.VIEW, Named.SEQUENCE, Named.INDEX, Named.PRIMARY_KEY,
				Named.UNIQUE, Named.EXCLUDE)), false);
	}

	@Override
	public Set<DialectFact> facts() {
		return Set.of(DialectFact.NAMED_ENUMS, DialectFact.TAKES_SHORT_ROWS);
	}

	@Override
	public SqlSyntax syntax() {
		return Parts.SYNTAX;
	}

	@Override
	public ColumnType type(String sql) {
		return PostgresqlTypes.parse(sql);
	}

	@Override
	public NormalForm normalForm() {
		return Parts.normalForm(this);
	}

	@Override
	public SchemaInspector inspector(JdbcOperations jdbc) {
		return Parts.inspector(jdbc);
	}

	@Override
	public List<ServerWords> unsaid(JdbcOperations jdbc, Table table) {
		return Parts.unsaid(this, jdbc, table);
	}

	@Override
	public List<String> unsaid(JdbcOperations jdbc, Sequence sequence) {
		return PostgresqlWords.of(this, jdbc, sequence);
	}

	/**
	 * What stands upon columns that get another type is looked for as things are, and
	 * comes back as it was: nothing that may stand upon them changes in the same
	 * statement. A check goes first of all, whatever its place in the statement: one that
	 * shows that a column has no NULL has to be there when NOT NULL is set, or all rows
	 * are read.
	 */
	private static boolean joins(Set<Part> before, Part part) {
		return switch (part) {
			case ADD_COLUMN, ADD_RULE, ADD_KEY -> true;
			case RETYPE_COLUMN -> Set.of(Part.ADD_COLUMN, Part.RETYPE_COLUMN).containsAll(before);
			case ALTER_COLUMN, DROP_COLUMN, DROP_INDEXED, DROP_KEY -> !before.contains(Part.RETYPE_COLUMN);
			case DROP_CHECK -> !before.contains(Part.RETYPE_COLUMN) && !before.contains(Part.ALTER_COLUMN);
			case ADD_INDEX, DROP_INDEX, APART -> false;
		};
	}

	/**
	 * A table that is written anew is changed in place first, then copied: the copy is
	 * read when nobody else can change anything.
	 */
	@Override
	protected List<Operation> changes(BatchAlterTable batch) {
		if (batch.options().recreate() != BatchOptions.Recreate.ALWAYS) {
			return new BatchChanges(batch).joined(new JoinedChanges(PostgresqlDialect::joins));
		}
		BatchChanges split = new BatchChanges(batch);
		List<Operation> changes = new ArrayList<>(split.withoutMoves());
		changes.add(new ExecuteSql("LOCK TABLE " + quote(batch.table()) + " IN ACCESS EXCLUSIVE MODE", "", 1, null));
		changes.add(split.moves());
		return changes;
	}

	@Override
	protected Completion completion(LiveDatabase live) {
		return Parts.completion(this, live);
	}

	@Override
	public DdlRenderer renderer(Operation operation) {
		return Parts.renderer(this, operation);
	}

	@Override
	public MigrationSession session(Connection connection, SessionSettings settings) throws SQLException {
		return Parts.session(connection, settings);
	}

	@Override
	public SqlFailures failures() {
		return PostgresqlSession.FAILURES;
	}

	@Override
	public String utcNow() {
		return "(pg_catalog.clock_timestamp() at time zone 'UTC')";
	}

	@Override
	public String transactionMillis() {
		return "cast(least(extract(epoch from pg_catalog.clock_timestamp() - pg_catalog.transaction_timestamp()) * 1000, "
				+ Integer.MAX_VALUE + ") as integer)";
	}

	@Override
	public String currentUser() {
		return "cast(session_user as text)";
	}

	@Override
	public List<String> goOnBehind(TableName sequence, long increment, String largest) {
		String name = literal(quote(sequence));
		return List.of("select pg_catalog.setval(" + name + ", cast(greatest(pg_catalog.nextval(" + name + "), "
				+ largest + " + " + increment + ") as bigint), false)");
	}

	@Override
	public String schemaOf(String table) {
		return "coalesce((select cast(n.nspname as text) from pg_catalog.pg_class c join pg_catalog.pg_namespace n "
				+ "on n.oid = c.relnamespace where c.oid = pg_catalog.to_regclass(" + literal(quote(table))
				+ ")), cast(pg_catalog.current_schema() as text))";
	}

	@Override
	public ScriptFacts script() {
		return new ScriptFacts("psql -v ON_ERROR_STOP=1 -f script.sql", this::preamble);
	}

	private List<String> preamble(@Nullable String schema) {
		String encoding = "SET client_encoding TO 'UTF8'";
		return (schema == null) ? List.of(encoding) : List.of(encoding, "SELECT pg_catalog.set_config('search_path', "
				+ literal(quote(schema)) + " || ', ' || pg_catalog.current_setting('search_path'), false)");
	}

	@Override
	public ScratchSpace scratch() {
		return Parts.scratch(this);
	}

	/**
	 * What works on PostgreSQL. It is made here and not by the dialect itself, so that a
	 * start that only looks loads none of it.
	 */
	static final class Parts {

		/** As {@code psql} reads it. */
		// A CONCURRENTLY that gives up leaves an invalid index behind, and what
		// procedures
		// and
		// blocks have committed would be done again by another try
		static final SqlSyntax SYNTAX = new SqlSyntax(EnumSet
			.of(SqlTrait.ESCAPE_STRINGS, SqlTrait.DOLLAR_QUOTES, SqlTrait.NESTED_COMMENTS, SqlTrait.COPY_FROM_STDIN),
				CompoundBodies.ATOMIC,
				new StatementRules(false, List.of(),
						List.of("CREATE INDEX CONCURRENTLY", "CREATE UNIQUE INDEX CONCURRENTLY",
								"DROP INDEX CONCURRENTLY", "REINDEX * CONCURRENTLY", "REINDEX DATABASE",
								"REINDEX SYSTEM", "REINDEX SCHEMA", "REINDEX ( * ) DATABASE", "REINDEX ( * ) SYSTEM",
								"REINDEX ( * ) SCHEMA", "VACUUM", "ALTER SYSTEM", "CREATE DATABASE", "DROP DATABASE",
								"ALTER DATABASE * TABLESPACE", "CREATE TABLESPACE", "DROP TABLESPACE",
								"CREATE SUBSCRIPTION", "ALTER SUBSCRIPTION", "DROP SUBSCRIPTION",
								"ALTER TABLE * DETACH PARTITION * CONCURRENTLY", "CLUSTER $", "CLUSTER VERBOSE $",
								"CLUSTER ( * ) $", "DISCARD ALL"),
						List.of("CREATE INDEX CONCURRENTLY", "CREATE UNIQUE INDEX CONCURRENTLY",
								"DROP INDEX CONCURRENTLY", "REINDEX * CONCURRENTLY",
								"REFRESH MATERIALIZED VIEW CONCURRENTLY",
								"ALTER TABLE * DETACH PARTITION * CONCURRENTLY"),
						List.of("CALL", "DO")));

		private Parts() {
		}

		static TypeConversions conversions(PostgresqlDialect dialect) {
			return new PostgresqlConversions(dialect);
		}

		static NormalForm normalForm(PostgresqlDialect dialect) {
			return new PostgresqlNormalForm(dialect);
		}

		static SchemaInspector inspector(JdbcOperations jdbc) {
			return new PostgresqlInspector(jdbc);
		}

		static List<ServerWords> unsaid(PostgresqlDialect dialect, JdbcOperations jdbc, Table table) {
			return PostgresqlWords.of(dialect, jdbc, table);
		}

		static Completion completion(PostgresqlDialect dialect, LiveDatabase live) {
			return new PostgresqlCompletion(dialect, live);
		}

		static DdlRenderer renderer(PostgresqlDialect dialect, Operation operation) {
			return new PostgresqlDdlRenderer(dialect, operation);
		}

		static MigrationSession session(Connection connection, SessionSettings settings) throws SQLException {
			return PostgresqlSession.of(connection, settings, SYNTAX);
		}

		static ScratchSpace scratch(PostgresqlDialect dialect) {
			return new PostgresqlScratchSpace(dialect);
		}

	}

	/**
	 * Literals of PostgreSQL. Times have no type of their own, so that they become what
	 * the column is; a timestamp with time zone is written in UTC, so that a column
	 * without a zone holds UTC whatever the session's zone is.
	 */
	private static final class PostgresqlLiterals extends Literals {

		/**
		 * Strings with backslashes say that they escape, so that
		 * {@code standard_conforming_strings} makes no difference.
		 */
		@Override
		public String text(String text) {
			if (text.indexOf('\0') >= 0) {
				throw new IllegalArgumentException("A string on PostgreSQL cannot have the character with the code 0");
			}
			if (text.indexOf('\\') >= 0) {
				return "E" + super.text(text.replace("\\", "\\\\"));
			}
			return super.text(text);
		}

		@Override
		public String floating(double value, String text) {
			return Double.isFinite(value) ? super.floating(value, text) : "'" + text + "'";
		}

		@Override
		public String bytes(String hex) {
			return "decode('" + hex + "', 'hex')";
		}

		@Override
		protected String temporal(String type, String text) {
			return "'" + text + "'";
		}

		@Override
		protected String timestampWithTimeZone(OffsetDateTime timestamp) {
			return "'" + withOffset(timestamp.withOffsetSameInstant(ZoneOffset.UTC)) + "'";
		}

	}

}
