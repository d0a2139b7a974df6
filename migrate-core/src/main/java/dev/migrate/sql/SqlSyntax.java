package dev.migrate.sql;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a database's SQL looks like to a scanner. Immutable.
 *
 * @param traits the lexical facts that differ from the SQL standard
 * @param bodies which statements contain statements, so that a semicolon inside them does
 * not end them
 * @param rules what statements do to their transaction
 */
public record SqlSyntax(Set<SqlTrait> traits, CompoundBodies bodies, StatementRules rules) {

	private static final SqlSyntax STANDARD = new SqlSyntax(EnumSet.noneOf(SqlTrait.class), CompoundBodies.ATOMIC,
			StatementRules.of(false));

	// A CONCURRENTLY that gives up leaves an invalid index behind, and what procedures
	// and
	// blocks have committed would be done again by another try
	private static final SqlSyntax POSTGRESQL = new SqlSyntax(EnumSet
		.of(SqlTrait.ESCAPE_STRINGS, SqlTrait.DOLLAR_QUOTES, SqlTrait.NESTED_COMMENTS, SqlTrait.COPY_FROM_STDIN),
			CompoundBodies.ATOMIC,
			new StatementRules(false,
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

	private static final SqlSyntax MYSQL = new SqlSyntax(
			EnumSet.of(SqlTrait.BACKSLASH_ESCAPES, SqlTrait.BACKTICK_QUOTES, SqlTrait.HASH_COMMENTS,
					SqlTrait.DASH_COMMENTS_NEED_BLANK, SqlTrait.EXECUTABLE_COMMENTS, SqlTrait.DELIMITER_COMMAND),
			CompoundBodies.ROUTINE, new StatementRules(true, List.of(), List.of(), List.of("CALL")));

	// PRAGMA foreign_keys does nothing at all in a transaction, without a word
	private static final SqlSyntax SQLITE = new SqlSyntax(EnumSet.of(SqlTrait.BACKTICK_QUOTES, SqlTrait.BRACKET_QUOTES),
			CompoundBodies.TRIGGER,
			new StatementRules(false,
					List.of("VACUUM", "PRAGMA * FOREIGN_KEYS =", "PRAGMA * FOREIGN_KEYS (", "PRAGMA * JOURNAL_MODE =",
							"PRAGMA * JOURNAL_MODE (", "PRAGMA * SYNCHRONOUS =", "PRAGMA * SYNCHRONOUS ("),
					List.of(), List.of()));

	private static final SqlSyntax H2 = new SqlSyntax(EnumSet.of(SqlTrait.BACKTICK_QUOTES, SqlTrait.DOLLAR_QUOTES,
			SqlTrait.SLASH_COMMENTS, SqlTrait.NESTED_COMMENTS), CompoundBodies.NONE, StatementRules.of(true));

	// Two dashes may be two minus signs
	private static final SqlSyntax COMMON = new SqlSyntax(
			EnumSet.of(SqlTrait.BACKTICK_QUOTES, SqlTrait.DASH_COMMENTS_NEED_BLANK), CompoundBodies.NONE,
			StatementRules.of(false));

	/**
	 * Copy what is given.
	 */
	public SqlSyntax {
		traits = Set.copyOf(traits);
	}

	/**
	 * The SQL of PostgreSQL, as {@code psql} reads it.
	 * @return the syntax
	 */
	public static SqlSyntax postgresql() {
		return POSTGRESQL;
	}

	/**
	 * The SQL of MySQL and MariaDB, as their command-line client reads it.
	 * @return the syntax
	 */
	public static SqlSyntax mysql() {
		return MYSQL;
	}

	/**
	 * The SQL of SQLite.
	 * @return the syntax
	 */
	public static SqlSyntax sqlite() {
		return SQLITE;
	}

	/**
	 * The SQL of H2.
	 * @return the syntax
	 */
	public static SqlSyntax h2() {
		return H2;
	}

	/**
	 * The SQL of the standard.
	 * @return the syntax
	 */
	public static SqlSyntax standard() {
		return STANDARD;
	}

	/**
	 * What expressions and types look like on all databases, as far as one can tell
	 * without knowing which it is.
	 * @return the syntax
	 */
	public static SqlSyntax common() {
		return COMMON;
	}

	/**
	 * Whether a lexical fact holds here.
	 * @param trait the fact
	 * @return {@code true} if it does
	 */
	public boolean has(SqlTrait trait) {
		return this.traits.contains(trait);
	}

}
