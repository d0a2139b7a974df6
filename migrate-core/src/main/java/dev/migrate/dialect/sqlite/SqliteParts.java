package dev.migrate.dialect.sqlite;

import java.sql.Connection;
import java.sql.SQLException;

import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.MigrationSession;
import dev.migrate.dialect.NormalForm;
import dev.migrate.dialect.SchemaInspector;
import dev.migrate.dialect.ScratchSpace;
import dev.migrate.dialect.SessionSettings;
import dev.migrate.dialect.standard.Completion;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * What works on SQLite. It is made here and not by the dialect itself, so that a start
 * that only looks loads none of it.
 */
final class SqliteParts {

	private SqliteParts() {
	}

	static Completion completion(SqliteDialect dialect, LiveDatabase live) {
		return new SqliteCompletion(dialect, live);
	}

	static NormalForm normalForm(SqliteDialect dialect) {
		return new SqliteNormalForm(dialect);
	}

	static SchemaInspector inspector(JdbcOperations jdbc, SqliteDialect dialect) {
		return new SqliteInspector(jdbc, dialect);
	}

	static MigrationSession session(Connection connection, SessionSettings settings) throws SQLException {
		return new SqliteSession(connection, settings);
	}

	static ScratchSpace scratch(SqliteDialect dialect) {
		return new SqliteScratchSpace(dialect);
	}

}
