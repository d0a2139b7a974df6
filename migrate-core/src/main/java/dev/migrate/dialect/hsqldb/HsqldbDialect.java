package dev.migrate.dialect.hsqldb;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import dev.migrate.dialect.DatabaseProduct;
import dev.migrate.dialect.DialectFact;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.MigrationSession;
import dev.migrate.dialect.NormalForm;
import dev.migrate.dialect.Recognition;
import dev.migrate.dialect.SchemaInspector;
import dev.migrate.dialect.ScratchSpace;
import dev.migrate.dialect.ScriptFacts;
import dev.migrate.dialect.SessionSettings;
import dev.migrate.dialect.SqlFailures;
import dev.migrate.dialect.TypeConversions;
import dev.migrate.dialect.standard.AbstractDialect;
import dev.migrate.dialect.standard.BatchChanges;
import dev.migrate.dialect.standard.Completion;
import dev.migrate.dialect.standard.Identifiers;
import dev.migrate.dialect.standard.Literals;
import dev.migrate.operation.BatchAlterTable;
import dev.migrate.operation.Operation;
import dev.migrate.schema.ColumnType;
import dev.migrate.sql.SqlSyntax;

import org.springframework.jdbc.core.JdbcOperations;

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
		super(new Identifiers('"', RESERVED, BARE, MAX_NAME_LENGTH, Identifiers.Unit.CHARACTERS), new Literals() {

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
		return Set.of(DialectFact.REFERS_BESIDE, DialectFact.PINS_KEY_COLUMNS, DialectFact.KEEPS_COMPUTED_TYPES);
	}

	@Override
	public TypeConversions conversions() {
		return HsqldbParts.conversions();
	}

	@Override
	public SqlSyntax syntax() {
		return HsqldbParts.SYNTAX;
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
		return HsqldbParts.completion(this, live);
	}

	@Override
	public ColumnType type(String sql) {
		return HsqldbTypes.parse(sql);
	}

	@Override
	public NormalForm normalForm() {
		return HsqldbParts.normalForm(this);
	}

	@Override
	public SchemaInspector inspector(JdbcOperations jdbc) {
		return HsqldbParts.inspector(jdbc, this);
	}

	@Override
	public MigrationSession session(Connection connection, SessionSettings settings) throws SQLException {
		return HsqldbParts.session(connection, this, quote(settings.lockTable()));
	}

	@Override
	public SqlFailures failures() {
		return HsqldbFailures.INSTANCE;
	}

	@Override
	public String utcNow() {
		return "cast(current_timestamp at time zone interval '0:00' hour to minute as timestamp)";
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
		return HsqldbParts.scratch(this);
	}

}
