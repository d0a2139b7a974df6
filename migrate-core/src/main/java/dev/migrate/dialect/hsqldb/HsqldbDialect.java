package dev.migrate.dialect.hsqldb;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

import dev.migrate.dialect.DatabaseProduct;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.DialectFact;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.MigrationSession;
import dev.migrate.dialect.NormalForm;
import dev.migrate.dialect.Recognition;
import dev.migrate.dialect.SchemaInspector;
import dev.migrate.dialect.Scratch;
import dev.migrate.dialect.ScratchSpace;
import dev.migrate.dialect.ScratchSpace.StoredObjectFacts;
import dev.migrate.dialect.ScriptFacts;
import dev.migrate.dialect.ServerWords;
import dev.migrate.dialect.SessionSettings;
import dev.migrate.dialect.SqlFailures;
import dev.migrate.dialect.TypeConversions;
import dev.migrate.dialect.TypeFamily;
import dev.migrate.dialect.standard.AbstractDialect;
import dev.migrate.dialect.standard.BatchChanges;
import dev.migrate.dialect.standard.Completion;
import dev.migrate.dialect.standard.EmbeddedNormalForm;
import dev.migrate.dialect.standard.Identifiers;
import dev.migrate.dialect.standard.Literals;
import dev.migrate.dialect.standard.PrivateScratch;
import dev.migrate.operation.BatchAlterTable;
import dev.migrate.operation.Operation;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.schema.TypeName;
import dev.migrate.sql.CompoundBodies;
import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.StatementRules;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * HSQLDB 2.7. A name that stands without quotes is folded to upper case.
 */
public final class HsqldbDialect extends AbstractDialect {

	// Each was tried as the name of a table, a column, a sequence, a schema and a
	// constraint: a word more would be stored in another case than the same word without
	// quotes
	private static final Set<String> RESERVED = Set.of("all", "and", "any", "array", "as", "at", "authorization",
			"between", "both", "by", "call", "case", "cast", "check", "coalesce", "collation", "constraint", "convert",
			"corresponding", "create", "cross", "cube", "curdate", "current", "current_catalog", "current_date",
			"current_path", "current_role", "current_schema", "current_time", "current_timestamp", "current_timezone",
			"current_user", "curtime", "default", "distinct", "do", "drop", "else", "every", "except", "exists",
			"false", "fetch", "for", "foreign", "from", "full", "grant", "group", "grouping", "having", "in", "inner",
			"intersect", "into", "is", "join", "json_array", "json_arrayagg", "json_object", "json_objectagg",
			"lateral", "leading", "left", "like", "localtime", "localtimestamp", "natural", "normalize", "not", "now",
			"null", "nullif", "occurrences_regex", "on", "or", "order", "outer", "position_regex", "prevval", "primary",
			"references", "right", "rollup", "row", "select", "sessiontimezone", "session_timezone", "session_user",
			"set", "some", "substring_regex", "sum", "sysdate", "system_user", "table", "then", "to", "today",
			"trailing", "translate_regex", "trigger", "true", "union", "unique", "unnest", "user", "using", "values",
			"when", "where", "with");

	// A name with a dollar sign or with an underscore at its beginning needs quotes there
	private static final Pattern BARE = Pattern.compile("[a-z][a-z0-9_]*");

	private static final int MAX_NAME_LENGTH = 128;

	// Without autocommit, SqlTool forgets what it wrote last
	private static final String COMMAND = "java -jar sqltool.jar --autoCommit "
			+ "--inlineRc=url=jdbc:hsqldb:…,user=SA,password= script.sql";

	public HsqldbDialect() {
		super(new Identifiers('"', RESERVED, BARE, MAX_NAME_LENGTH, Identifiers.Unit.CHARACTERS, true), new Literals() {

			/**
			 * Has a time zone if its text has one.
			 */
			@Override
			protected String timestampWithTimeZone(OffsetDateTime timestamp) {
				return "TIMESTAMP '" + withOffset(timestamp) + "'";
			}

		});
	}

	@Override
	public String name() {
		return "hsqldb";
	}

	@Override
	public String productName() {
		return "HSQLDB";
	}

	@Override
	public boolean isSystemSchema(String schema) {
		return super.isSystemSchema(schema) || schema.equalsIgnoreCase("system_lobs");
	}

	@Override
	public boolean hasOpenTransaction(Connection connection) throws SQLException {
		return isTrue(connection,
				"select case when transaction_size > 0 then 1 else 0 end from information_schema.system_sessions "
						+ "where session_id = session_id()");
	}

	@Override
	public Recognition recognises(DatabaseProduct product) {
		return product.isCalled("HSQL Database Engine") ? Recognition.YES : Recognition.NO;
	}

	@Override
	public Set<DialectFact> facts() {
		return Set.of(DialectFact.REFERS_BESIDE, DialectFact.PINS_KEY_COLUMNS, DialectFact.KEEPS_COMPUTED_TYPES,
				DialectFact.STARTS_NO_TRANSACTION);
	}

	@Override
	public TypeConversions conversions() {
		return Parts.conversions();
	}

	@Override
	public SqlSyntax syntax() {
		return Parts.SYNTAX;
	}

	@Override
	public HsqldbDdlRenderer renderer(Operation operation) {
		return new HsqldbDdlRenderer(this, operation);
	}

	/**
	 * Columns that move are moved by a copy, once all else is done in place.
	 */
	@Override
	protected List<Operation> changes(BatchAlterTable batch) {
		return new BatchChanges(batch).withMovesByCopy();
	}

	@Override
	protected Completion completion(LiveDatabase live) {
		return Parts.completion(this, live);
	}

	@Override
	public ColumnType type(String sql) {
		return HsqldbTypes.parse(sql);
	}

	@Override
	public NormalForm normalForm() {
		return Parts.normalForm(this);
	}

	@Override
	public SchemaInspector inspector(JdbcOperations jdbc) {
		return Parts.inspector(jdbc, this);
	}

	@Override
	public List<ServerWords> unsaid(JdbcOperations jdbc, Table table) {
		return HsqldbWords.of(this, jdbc, table);
	}

	@Override
	public List<String> unsaid(JdbcOperations jdbc, Sequence sequence) {
		return HsqldbWords.of(this, jdbc, sequence);
	}

	@Override
	public MigrationSession session(Connection connection, SessionSettings settings) throws SQLException {
		return Parts.session(connection, this, quote(settings.lockTable()));
	}

	@Override
	public SqlFailures failures() {
		return HsqldbSession.FAILURES;
	}

	@Override
	public String utcNow() {
		return "cast(current_timestamp at time zone interval '0:00' hour to minute as timestamp)";
	}

	/**
	 * A sequence goes on at a number and no expression, so as many values are drawn from
	 * it as are missing. What would take too long does not fit the cast and fails.
	 */
	@Override
	public List<String> goOnBehind(TableName sequence, long increment, String largest) {
		String name = quote(sequence);
		String current = "coalesce(current value for " + name + ", 0)";
		return List.of("call next value for " + name,
				"select next value for " + name + " from unnest(sequence_array(1, coalesce(cast((" + largest + " - "
						+ current + " + " + (increment - 1) + ") / " + increment + " as decimal(5)), 0), 1)) where "
						+ largest + " > " + current
						+ " /* 99999 steps at most: behind larger keys, alter sequence ... restart with a number */");
	}

	@Override
	public String fromNothing() {
		return " from (values (0))";
	}

	@Override
	public ScriptFacts script() {
		return new ScriptFacts(COMMAND, this::setSchema);
	}

	@Override
	public ScratchSpace scratch() {
		return Parts.scratch(this);
	}

	/**
	 * What works on HSQLDB. It is made here and not by the dialect itself, so that a
	 * start that only looks loads none of it.
	 */
	private static final class Parts {

		// Routines and triggers have bodies with IF, CASE, LOOP, WHILE, REPEAT and FOR
		static final SqlSyntax SYNTAX = new SqlSyntax(Set.of(), CompoundBodies.ROUTINE, new StatementRules(true,
				List.of("DECLARE LOCAL TEMPORARY TABLE", "DROP TABLE SESSION .", "DROP TABLE IF EXISTS SESSION .",
						"ALTER SESSION", "SET SCHEMA", "SET TIME ZONE", "LOCK TABLE", "SAVEPOINT", "RELEASE SAVEPOINT",
						"ROLLBACK TO", "ROLLBACK WORK TO"),
				List.of(), List.of(), List.of("CALL")));

		private Parts() {
		}

		static TypeConversions conversions() {
			return new HsqldbConversions();
		}

		static Completion completion(HsqldbDialect dialect, LiveDatabase live) {
			return new HsqldbCompletion(dialect, live);
		}

		static NormalForm normalForm(HsqldbDialect dialect) {
			return new HsqldbNormalForm(dialect);
		}

		static SchemaInspector inspector(JdbcOperations jdbc, HsqldbDialect dialect) {
			return new HsqldbInspector(jdbc, dialect);
		}

		static MigrationSession session(Connection connection, HsqldbDialect dialect, String lockTable)
				throws SQLException {
			return new HsqldbSession(connection, dialect, lockTable);
		}

		static ScratchSpace scratch(HsqldbDialect dialect) {
			return new HsqldbScratchSpace(dialect);
		}

	}

	/**
	 * Conversions of HSQLDB. A CLOB is converted to and from other text alone, and a
	 * truth value is no number.
	 */
	private static final class HsqldbConversions implements TypeConversions {

		private static final Set<TypeFamily> CHARACTERS = Set.of(TypeFamily.TEXT, TypeFamily.JSON);

		@Override
		public Way way(ColumnType from, ColumnType to, String column) {
			TypeFamily before = TypeFamily.of(from);
			TypeFamily after = TypeFamily.of(to);
			if (isLarge(from) || isLarge(to)) {
				return (CHARACTERS.contains(before) && CHARACTERS.contains(after)) ? Way.BY_ITSELF : Way.NONE;
			}
			boolean truth = before == TypeFamily.BOOLEAN && after == TypeFamily.NUMBER
					|| before == TypeFamily.NUMBER && after == TypeFamily.BOOLEAN;
			return truth ? Way.NONE : Way.BY_ITSELF;
		}

		private static boolean isLarge(ColumnType type) {
			return type.name() == TypeName.TEXT || TypeFamily.of(type) == TypeFamily.JSON;
		}

	}

	/**
	 * What an inspector of HSQLDB leaves out.
	 */
	private static final class HsqldbNormalForm extends EmbeddedNormalForm {

		private static final Pattern FLOATING = Pattern.compile("(?:- ?)?\\d+(?:\\.\\d*)?[eE][+-]?\\d+");

		HsqldbNormalForm(Dialect dialect) {
			super(dialect, 0);
		}

		/**
		 * An index is read in both directions, so that it has none.
		 */
		@Override
		public boolean ordersIndexes() {
			return false;
		}

		// 1.0E300 is how 1E+300 is stored
		@Override
		public String expression(String canonical) {
			return FLOATING.matcher(canonical).matches()
					? new BigDecimal(canonical.replace(" ", "")).stripTrailingZeros().toPlainString() : canonical;
		}

	}

	/**
	 * Tables are tried in a database in memory that is set as the other one is.
	 */
	private record HsqldbScratchSpace(HsqldbDialect dialect) implements ScratchSpace {

		private static final String SETTINGS = "select property_name, property_value from "
				+ "information_schema.system_properties where property_name in ('sql.syntax_db2', 'sql.syntax_mss', "
				+ "'sql.syntax_mys', 'sql.syntax_ora', 'sql.syntax_pgs', 'sql.ignore_case', 'sql.longvar_is_lob', "
				+ "'sql.lowercase_ident', 'sql.regular_names', 'sql.unique_nulls', 'sql.nulls_first', 'sql.nulls_order', "
				+ "'sql.char_literal') order by property_name";

		// What holds values of large objects is the database's own
		private static final String OBJECTS = """
				select o.kind, case when o.kind = 'schema' then '' else '"' || replace(o.place, '"', '""') || '".' end
					|| '"' || replace(o.name, '"', '""') || '"'
				from (
					select case t.table_type when 'VIEW' then 'view' else 'table' end as kind, t.table_schema as place,
						t.table_name as name
					from information_schema.tables t where t.table_type <> 'LOCAL TEMPORARY'
					union all select 'sequence', s.sequence_schema, s.sequence_name from information_schema.sequences s
					union all select 'synonym', y.synonym_schema, y.synonym_name from information_schema.system_synonyms y
					union all select 'specific ' || lower(r.routine_type), r.routine_schema, r.specific_name
					from information_schema.routines r
					union all select 'domain', d.domain_schema, d.domain_name from information_schema.domains d
					union all select 'type', u.user_defined_type_schema, u.user_defined_type_name
					from information_schema.user_defined_types u
					union all select 'schema', n.schema_name, n.schema_name from information_schema.schemata n) o
				where o.place not in ('INFORMATION_SCHEMA', 'SYSTEM_LOBS', 'SQLJ')
				""";

		private static final List<String> KINDS = List.of("synonym", "view", "table", "sequence", "specific function",
				"specific procedure", "domain", "type", "schema");

		@Override
		public Optional<Scratch> tables(Connection connection) {
			return Optional.of(new PrivateScratch(this.dialect, memoryUrl(connection)));
		}

		@Override
		public Optional<String> memoryDatabase(Connection connection) {
			return Optional.of(memoryUrl(connection));
		}

		private static String memoryUrl(Connection connection) {
			StringBuilder url = new StringBuilder("jdbc:hsqldb:mem:").append(UUID.randomUUID())
				.append(";user=SA;shutdown=true");
			new JdbcTemplate(new SingleConnectionDataSource(connection, true)).query(SETTINGS, (row) -> {
				url.append(';').append(row.getString(1)).append('=').append(row.getString(2));
			});
			return url.toString();
		}

		@Override
		public StoredObjectFacts objects() {
			return new StoredObjectFacts(OBJECTS, "", KINDS, Set.of("view", "table", "domain", "type", "schema"));
		}

	}

}
