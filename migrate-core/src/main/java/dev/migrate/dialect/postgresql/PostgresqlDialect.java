package dev.migrate.dialect.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

import dev.migrate.dialect.DialectFact;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.MigrationSession;
import dev.migrate.dialect.NormalForm;
import dev.migrate.dialect.ReservedWords;
import dev.migrate.dialect.SchemaInspector;
import dev.migrate.dialect.ScratchSpace;
import dev.migrate.dialect.ScriptFacts;
import dev.migrate.dialect.SessionSettings;
import dev.migrate.dialect.SqlFailures;
import dev.migrate.dialect.standard.AbstractDialect;
import dev.migrate.dialect.standard.Completion;
import dev.migrate.dialect.standard.DdlRenderer;
import dev.migrate.dialect.standard.Identifiers;
import dev.migrate.operation.BatchAlterTable;
import dev.migrate.operation.BatchOptions;
import dev.migrate.operation.Operation;
import dev.migrate.schema.ColumnType;
import dev.migrate.sql.SqlSyntax;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * PostgreSQL 14 and later.
 */
public final class PostgresqlDialect extends AbstractDialect {

	static final int MAX_BYTES = 63;

	public PostgresqlDialect() {
		super(new Identifiers('"', ReservedWords.POSTGRESQL, Identifiers.LOWER_CASE, MAX_BYTES, Identifiers.Unit.BYTES),
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
	public Set<DialectFact> facts() {
		return Set.of(DialectFact.NEEDS_CONVERSION, DialectFact.NAMED_ENUMS);
	}

	@Override
	public SqlSyntax syntax() {
		return SqlSyntax.postgresql();
	}

	@Override
	public ColumnType type(String sql) {
		return PostgresqlTypes.parse(sql);
	}

	@Override
	public NormalForm normalForm() {
		return new PostgresqlNormalForm(this);
	}

	@Override
	public SchemaInspector inspector(JdbcOperations jdbc) {
		return new PostgresqlInspector(jdbc);
	}

	@Override
	protected List<Operation> changes(BatchAlterTable batch) {
		return (batch.options().recreate() == BatchOptions.Recreate.ALWAYS) ? PostgresqlRebuild.changes(batch, this)
				: super.changes(batch);
	}

	@Override
	protected Completion completion(LiveDatabase live) {
		return new PostgresqlCompletion(this, live);
	}

	@Override
	public DdlRenderer renderer(Operation operation) {
		return new PostgresqlDdlRenderer(this, operation);
	}

	@Override
	public MigrationSession session(Connection connection, SessionSettings settings) throws SQLException {
		return new PostgresqlSession(connection, settings);
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
	public String currentUser() {
		return "cast(session_user as text)";
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
		return new PostgresqlScratchSpace(this);
	}

}
