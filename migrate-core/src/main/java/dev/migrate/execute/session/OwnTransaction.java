package dev.migrate.execute.session;

import dev.migrate.lang.Internal;
import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlTokens;
import dev.migrate.sql.SqlTrait;

/**
 * What a statement does to a transaction that a revision has of its own, or to tables
 * that it locks.
 */
@Internal
public enum OwnTransaction {

	/** It begins one, and commits what was before. */
	BEGINS,

	/** It commits it. */
	COMMITS,

	/** It undoes it. */
	ROLLS_BACK,

	/** It would take the transaction, or our own tables, from the migration. */
	LEFT_OUT,

	/** None of these. */
	NONE;

	/**
	 * Read it from the text of a statement.
	 */
	public static OwnTransaction of(String statement, SqlSyntax syntax) {
		SqlTokens tokens = new SqlTokens(statement, syntax);
		if (tokens.isAt("BEGIN", "NOT")) {
			return NONE;
		}
		if (tokens.isAt("BEGIN") || tokens.isAt("START", "TRANSACTION")) {
			return BEGINS;
		}
		if (tokens.isAt("COMMIT") || tokens.isAt("END")) {
			return COMMITS;
		}
		if (tokens.skip("ROLLBACK")) {
			return rollsBack(tokens) ? ROLLS_BACK : NONE;
		}
		if (locksTables(tokens, syntax)) {
			return LEFT_OUT;
		}
		return (tokens.skip("SET") && setsAutocommit(tokens)) ? LEFT_OUT : NONE;
	}

	private static boolean rollsBack(SqlTokens tokens) {
		boolean words = tokens.skip("WORK") || tokens.skip("TRANSACTION");
		return tokens.isAtEnd() || (words && !tokens.isAt("TO"));
	}

	/**
	 * MariaDB and MySQL take one word for the other. Elsewhere, such a lock ends with the
	 * transaction.
	 */
	private static boolean locksTables(SqlTokens tokens, SqlSyntax syntax) {
		boolean one = syntax.has(SqlTrait.EXECUTABLE_COMMENTS)
				&& (tokens.isAt("LOCK", "TABLE") || tokens.isAt("UNLOCK", "TABLE"));
		return one || tokens.isAt("LOCK", "TABLES") || tokens.isAt("UNLOCK", "TABLES");
	}

	private static boolean setsAutocommit(SqlTokens tokens) {
		while (tokens.skip("@") || tokens.skip("SESSION") || tokens.skip(".")) {
			continue;
		}
		return tokens.isAt("AUTOCOMMIT");
	}

}
