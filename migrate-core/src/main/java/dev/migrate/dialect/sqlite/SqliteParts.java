package dev.migrate.dialect.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;

import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.MigrationSession;
import dev.migrate.dialect.NormalForm;
import dev.migrate.dialect.SchemaInspector;
import dev.migrate.dialect.ScratchSpace;
import dev.migrate.dialect.SessionSettings;
import dev.migrate.dialect.standard.Completion;
import dev.migrate.sql.CompoundBodies;
import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlTrait;
import dev.migrate.sql.StatementRules;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * What works on SQLite. It is made here and not by the dialect itself, so that a start
 * that only looks loads none of it.
 */
final class SqliteParts {

	// PRAGMA foreign_keys does nothing at all in a transaction, without a word
	static final SqlSyntax SYNTAX = new SqlSyntax(
			EnumSet.of(SqlTrait.DOUBLE_QUOTED_STRINGS, SqlTrait.BACKTICK_QUOTES, SqlTrait.BRACKET_QUOTES),
			CompoundBodies.TRIGGER,
			new StatementRules(false, List.of(),
					List.of("VACUUM", "PRAGMA * FOREIGN_KEYS =", "PRAGMA * FOREIGN_KEYS (", "PRAGMA * JOURNAL_MODE =",
							"PRAGMA * JOURNAL_MODE (", "PRAGMA * SYNCHRONOUS =", "PRAGMA * SYNCHRONOUS ("),
					List.of(), List.of()));

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
