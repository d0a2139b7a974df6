package dev.migrate.dialect.mysql;

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
import dev.migrate.dialect.TypeConversions;
import dev.migrate.dialect.standard.Completion;
import dev.migrate.sql.CompoundBodies;
import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlTrait;
import dev.migrate.sql.StatementRules;

/**
 * What works on MySQL. It is made here and not by the dialect itself, so that a start
 * that only looks loads none of it.
 */
final class MySqlParts {

	/** As the command-line clients of both read it. */
	static final SqlSyntax SYNTAX = new SqlSyntax(EnumSet.of(SqlTrait.BACKSLASH_ESCAPES, SqlTrait.DOUBLE_QUOTED_STRINGS,
			SqlTrait.BACKTICK_QUOTES, SqlTrait.HASH_COMMENTS, SqlTrait.DASH_COMMENTS_NEED_BLANK,
			SqlTrait.EXECUTABLE_COMMENTS, SqlTrait.DELIMITER_COMMAND, SqlTrait.SESSION_VARIABLES),
			CompoundBodies.ROUTINE,
			new StatementRules(true,
					List.of("CREATE TEMPORARY TABLE", "CREATE OR REPLACE TEMPORARY TABLE", "DROP TEMPORARY TABLE"),
					List.of(), List.of(), List.of("CALL")));

	private MySqlParts() {
	}

	static TypeConversions conversions() {
		return new MySqlConversions();
	}

	static NormalForm normalForm(MySqlDialect dialect) {
		return new MySqlNormalForm(dialect);
	}

	static SchemaInspector inspector(CatalogText text) {
		return new MySqlInspector(text);
	}

	static Completion completion(MySqlDialect dialect, LiveDatabase live) {
		return new MySqlCompletion(dialect, live);
	}

	static MigrationSession session(Connection connection, SessionSettings settings) throws SQLException {
		return new MySqlSession(connection, settings);
	}

	static ScratchSpace scratch(MySqlDialect dialect) {
		return new MySqlScratchSpace(dialect);
	}

}
