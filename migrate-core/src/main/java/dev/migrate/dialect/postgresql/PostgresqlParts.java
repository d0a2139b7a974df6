package dev.migrate.dialect.postgresql;

import java.sql.Connection;
import java.sql.SQLException;

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
import dev.migrate.sql.SqlSyntax;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * What works on PostgreSQL. It is made here and not by the dialect itself, so that a
 * start that only looks loads none of it.
 */
final class PostgresqlParts {

	private PostgresqlParts() {
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

	static Completion completion(PostgresqlDialect dialect, LiveDatabase live) {
		return new PostgresqlCompletion(dialect, live);
	}

	static DdlRenderer renderer(PostgresqlDialect dialect, Operation operation) {
		return new PostgresqlDdlRenderer(dialect, operation);
	}

	static MigrationSession session(Connection connection, SessionSettings settings, SqlSyntax syntax)
			throws SQLException {
		return new PostgresqlSession(connection, settings, syntax);
	}

	static ScratchSpace scratch(PostgresqlDialect dialect) {
		return new PostgresqlScratchSpace(dialect);
	}

}
