package dev.migrate.dialect.mysql;

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

/**
 * What works on MySQL. It is made here and not by the dialect itself, so that a start
 * that only looks loads none of it.
 */
final class MySqlParts {

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
