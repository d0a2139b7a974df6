package dev.migrate.dialect.hsqldb;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.MigrationSession;
import dev.migrate.dialect.NormalForm;
import dev.migrate.dialect.SchemaInspector;
import dev.migrate.dialect.ScratchSpace;
import dev.migrate.dialect.TypeConversions;
import dev.migrate.dialect.standard.Completion;
import dev.migrate.sql.CompoundBodies;
import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.StatementRules;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * What works on HSQLDB. It is made here and not by the dialect itself, so that a start
 * that only looks loads none of it.
 */
final class HsqldbParts {

	// Routines and triggers have bodies with IF, CASE, LOOP, WHILE, REPEAT and FOR
	static final SqlSyntax SYNTAX = new SqlSyntax(Set.of(), CompoundBodies.ROUTINE,
			new StatementRules(true,
					List.of("DECLARE LOCAL TEMPORARY TABLE", "DROP TABLE SESSION .", "DROP TABLE IF EXISTS SESSION .",
							"ALTER SESSION", "SET SCHEMA", "SET TIME ZONE", "LOCK TABLE"),
					List.of(), List.of(), List.of("CALL")));

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
