package dev.migrate.dialect.h2;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;

import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.MigrationSession;
import dev.migrate.dialect.NormalForm;
import dev.migrate.dialect.SchemaInspector;
import dev.migrate.dialect.ScratchSpace;
import dev.migrate.dialect.SessionSettings;
import dev.migrate.dialect.TypeConversions;
import dev.migrate.dialect.standard.Completion;
import dev.migrate.dialect.standard.DdlRenderer;
import dev.migrate.operation.Operation;
import dev.migrate.sql.CompoundBodies;
import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlTrait;
import dev.migrate.sql.StatementRules;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * What works on H2. It is made here and not by the dialect itself, so that a start that
 * only looks loads none of it.
 */
final class H2Parts {

	static final SqlSyntax SYNTAX = new SqlSyntax(
			EnumSet.of(SqlTrait.BACKTICK_QUOTES, SqlTrait.DOLLAR_QUOTES, SqlTrait.SLASH_COMMENTS,
					SqlTrait.NESTED_COMMENTS, SqlTrait.SESSION_VARIABLES),
			CompoundBodies.NONE, StatementRules.of(true));

	private H2Parts() {
	}

	static TypeConversions conversions() {
		return new H2Conversions();
	}

	static DdlRenderer renderer(H2Dialect dialect, Operation operation) {
		return new H2DdlRenderer(dialect, operation);
	}

	static Completion completion(H2Dialect dialect, LiveDatabase live) {
		return new H2Completion(dialect, live);
	}

	static NormalForm normalForm(H2Dialect dialect) {
		return new H2NormalForm(dialect);
	}

	static SchemaInspector inspector(JdbcOperations jdbc, H2Dialect dialect) {
		return new H2Inspector(jdbc, dialect);
	}

	static MigrationSession session(Connection connection, H2Dialect dialect, SessionSettings settings,
			String lockTable) throws SQLException {
		return new H2Session(connection, dialect, settings, lockTable);
	}

	static ScratchSpace scratch(H2Dialect dialect) {
		return new H2ScratchSpace(dialect);
	}

}
