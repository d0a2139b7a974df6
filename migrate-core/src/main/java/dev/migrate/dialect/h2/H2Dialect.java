package dev.migrate.dialect.h2;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

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
import dev.migrate.dialect.standard.DdlRenderer;
import dev.migrate.dialect.standard.Identifiers;
import dev.migrate.dialect.standard.Literals;
import dev.migrate.operation.BatchAlterTable;
import dev.migrate.operation.Operation;
import dev.migrate.schema.ColumnType;
import dev.migrate.sql.SqlSyntax;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * H2 2. A name that stands without quotes is folded as the database is set to: to upper
 * case, unless its URL says otherwise.
 */
public final class H2Dialect extends AbstractDialect {

	// Tried one by one on 2.4: a word more would be stored in another case than the same
	// word without quotes
	private static final Set<String> RESERVED = Set.of("all", "and", "any", "array", "as", "asymmetric",
			"authorization", "between", "case", "cast", "check", "constraint", "cross", "current_catalog",
			"current_date", "current_path", "current_role", "current_schema", "current_time", "current_timestamp",
			"current_user", "day", "default", "distinct", "else", "end", "except", "exists", "false", "fetch", "for",
			"foreign", "from", "full", "group", "having", "hour", "if", "in", "inner", "intersect", "interval", "is",
			"join", "key", "left", "like", "limit", "localtime", "localtimestamp", "minus", "minute", "month",
			"natural", "not", "null", "offset", "on", "or", "order", "primary", "qualify", "right", "row", "rownum",
			"second", "select", "session_user", "set", "some", "symmetric", "system_user", "table", "to", "true",
			"uescape", "union", "unique", "unknown", "user", "using", "value", "values", "when", "where", "window",
			"with", "year", "_rowid_");

	private static final int MAX_NAME_LENGTH = 256;

	public H2Dialect() {
		super(new Identifiers('"', RESERVED, Identifiers.LOWER_CASE, MAX_NAME_LENGTH, Identifiers.Unit.CHARACTERS),
				new Literals());
	}

	@Override
	public String name() {
		return "h2";
	}

	@Override
	public String productName() {
		return "H2";
	}

	@Override
	public boolean hasOpenTransaction(Connection connection) throws SQLException {
		return isTrue(connection,
				"select contains_uncommitted from information_schema.sessions where session_id = session_id()");
	}

	@Override
	public Recognition recognises(DatabaseProduct product) {
		return product.isCalled("H2") ? Recognition.YES : Recognition.NO;
	}

	@Override
	public Set<DialectFact> facts() {
		return Set.of(DialectFact.REFERS_BESIDE, DialectFact.KEEPS_COMPUTED_TYPES);
	}

	@Override
	public TypeConversions conversions() {
		return H2Parts.conversions();
	}

	@Override
	public SqlSyntax syntax() {
		return H2Parts.SYNTAX;
	}

	@Override
	public DdlRenderer renderer(Operation operation) {
		return H2Parts.renderer(this, operation);
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
		return H2Parts.completion(this, live);
	}

	@Override
	public ColumnType type(String sql) {
		return H2TypeText.parse(sql);
	}

	@Override
	public NormalForm normalForm() {
		return H2Parts.normalForm(this);
	}

	@Override
	public SchemaInspector inspector(JdbcOperations jdbc) {
		return H2Parts.inspector(jdbc, this);
	}

	@Override
	public MigrationSession session(Connection connection, SessionSettings settings) throws SQLException {
		return H2Parts.session(connection, this, settings, quote(settings.lockTable()));
	}

	@Override
	public SqlFailures failures() {
		return H2Session.FAILURES;
	}

	@Override
	public String utcNow() {
		return "cast(current_timestamp at time zone 'UTC' as timestamp)";
	}

	@Override
	public ScriptFacts script() {
		return new ScriptFacts("java -cp h2.jar org.h2.tools.RunScript -url jdbc:h2:… -script script.sql",
				this::setSchema);
	}

	@Override
	public ScratchSpace scratch() {
		return H2Parts.scratch(this);
	}

}
