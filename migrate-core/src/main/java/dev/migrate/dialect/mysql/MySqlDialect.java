package dev.migrate.dialect.mysql;

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
import dev.migrate.operation.Operation;
import dev.migrate.schema.ColumnType;
import dev.migrate.sql.SqlSyntax;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * MySQL 8 and later.
 */
public class MySqlDialect extends AbstractDialect {

	private static final int MAX_CHARACTERS = 64;

	public MySqlDialect() {
		this(ReservedWords.MYSQL);
	}

	MySqlDialect(Set<String> reservedWords) {
		super(new Identifiers('`', reservedWords, Identifiers.LOWER_CASE, MAX_CHARACTERS, Identifiers.Unit.CHARACTERS),
				new MySqlLiterals());
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
	public final Set<DialectFact> facts() {
		return Set.of(DialectFact.INDEXES_FOREIGN_KEYS, DialectFact.RESTATES_COLUMNS);
	}

	@Override
	public final SqlSyntax syntax() {
		return SqlSyntax.mysql();
	}

	@Override
	public ColumnType type(String sql) {
		return MySqlTypes.parse("enum", sql, 4);
	}

	@Override
	public final NormalForm normalForm() {
		return new MySqlNormalForm(this);
	}

	@Override
	public SchemaInspector inspector(JdbcOperations jdbc) {
		return new MySqlInspector(jdbc);
	}

	@Override
	public final DdlRenderer renderer(Operation operation) {
		return renderer(operation, false);
	}

	MySqlDdlRenderer renderer(Operation operation, boolean backslashIsPlain) {
		return new MySqlDdlRenderer(this, operation, backslashIsPlain);
	}

	@Override
	protected Completion completion(LiveDatabase live) {
		return new MySqlCompletion(this, live);
	}

	@Override
	public final MigrationSession session(Connection connection, SessionSettings settings) throws SQLException {
		return new MySqlSession(connection, settings);
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
		return "mysql shop < script.sql";
	}

	@Override
	public final ScratchSpace scratch() {
		return new MySqlScratchSpace();
	}

}
