package dev.migrate.dialect.hsqldb;

import java.sql.Connection;
import java.sql.SQLException;

import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.MigrationSession;
import dev.migrate.dialect.NormalForm;
import dev.migrate.dialect.SchemaInspector;
import dev.migrate.dialect.ScratchSpace;
import dev.migrate.dialect.TypeConversions;
import dev.migrate.dialect.standard.Completion;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * What works on HSQLDB. It is made here and not by the dialect itself, so that a start
 * that only looks loads none of it.
 */
final class HsqldbParts {

	private HsqldbParts() {
	}

	static TypeConversions conversions() {
		return new HsqldbConversions();
	}

	static Completion completion(HsqldbDialect dialect, LiveDatabase live) {
		return new HsqldbCompletion(dialect, live);
	}

	static NormalForm normalForm(HsqldbDialect dialect) {
		return new HsqldbNormalForm(dialect);
	}

	static SchemaInspector inspector(JdbcOperations jdbc, HsqldbDialect dialect) {
		return new HsqldbInspector(jdbc, dialect);
	}

	static MigrationSession session(Connection connection, HsqldbDialect dialect, String lockTable)
			throws SQLException {
		return new HsqldbSession(connection, dialect, lockTable);
	}

	static ScratchSpace scratch(HsqldbDialect dialect) {
		return new HsqldbScratchSpace(dialect);
	}

}
