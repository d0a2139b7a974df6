package dev.migrate.dialect.postgresql;

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
import dev.migrate.dialect.standard.DdlRenderer;
import dev.migrate.operation.Operation;
import dev.migrate.sql.CompoundBodies;
import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlTrait;
import dev.migrate.sql.StatementRules;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * What works on PostgreSQL. It is made here and not by the dialect itself, so that a
 * start that only looks loads none of it.
 */
final class PostgresqlParts {

	/** As {@code psql} reads it. */
	// A CONCURRENTLY that gives up leaves an invalid index behind, and what procedures
	// and
	// blocks have committed would be done again by another try
	static final SqlSyntax SYNTAX = new SqlSyntax(EnumSet
		.of(SqlTrait.ESCAPE_STRINGS, SqlTrait.DOLLAR_QUOTES, SqlTrait.NESTED_COMMENTS, SqlTrait.COPY_FROM_STDIN),
			CompoundBodies.ATOMIC,
			new StatementRules(false, List.of(),
					List.of("CREATE INDEX CONCURRENTLY", "CREATE UNIQUE INDEX CONCURRENTLY", "DROP INDEX CONCURRENTLY",
							"REINDEX * CONCURRENTLY", "REINDEX DATABASE", "REINDEX SYSTEM", "REINDEX SCHEMA",
							"REINDEX ( * ) DATABASE", "REINDEX ( * ) SYSTEM", "REINDEX ( * ) SCHEMA", "VACUUM",
							"ALTER SYSTEM", "CREATE DATABASE", "DROP DATABASE", "ALTER DATABASE * TABLESPACE",
							"CREATE TABLESPACE", "DROP TABLESPACE", "CREATE SUBSCRIPTION", "ALTER SUBSCRIPTION",
							"DROP SUBSCRIPTION", "ALTER TABLE * DETACH PARTITION * CONCURRENTLY", "CLUSTER $",
							"CLUSTER VERBOSE $", "CLUSTER ( * ) $", "DISCARD ALL"),
					List.of("CREATE INDEX CONCURRENTLY", "CREATE UNIQUE INDEX CONCURRENTLY", "DROP INDEX CONCURRENTLY",
							"REINDEX * CONCURRENTLY", "REFRESH MATERIALIZED VIEW CONCURRENTLY",
							"ALTER TABLE * DETACH PARTITION * CONCURRENTLY"),
					List.of("CALL", "DO")));

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

	static MigrationSession session(Connection connection, SessionSettings settings) throws SQLException {
		return PostgresqlSession.of(connection, settings, SYNTAX);
	}

	static ScratchSpace scratch(PostgresqlDialect dialect) {
		return new PostgresqlScratchSpace(dialect);
	}

}
