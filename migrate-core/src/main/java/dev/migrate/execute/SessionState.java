package dev.migrate.execute;

import java.util.Set;

import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlTokens;

/**
 * What a statement leaves in its session, which is not there any more when a revision
 * goes on in another one.
 */
enum SessionState {

	/** Nothing. */
	NONE,

	/** A setting, which the statement sets in the new session as well. */
	SETTING,

	/** What it has read or made, such as a variable or the rows of a temporary table. */
	CONTENT;

	private static final Set<String> SETTINGS = Set.of("SET", "RESET", "PRAGMA", "USE", "LOCK", "UNLOCK");

	private static final Set<String> BEFORE_TABLE = Set.of("OR", "REPLACE", "LOCAL", "TEMPORARY", "TEMP");

	/**
	 * Read it from the text of a statement.
	 */
	static SessionState of(String statement, SqlSyntax syntax) {
		SqlTokens tokens = new SqlTokens(statement, syntax);
		tokens.skipFrame();
		if (tokens.isAtAny(SETTINGS)) {
			return setsVariable(tokens) ? CONTENT : SETTING;
		}
		if (tokens.skip("ALTER", "SESSION")) {
			return SETTING;
		}
		if (tokens.skip("PREPARE")) {
			return tokens.isAt("TRANSACTION") ? NONE : CONTENT;
		}
		if (tokens.skip("CREATE") || tokens.skip("DECLARE")) {
			return makesTemporary(tokens) ? CONTENT : NONE;
		}
		return selectsIntoVariable(tokens) ? CONTENT : NONE;
	}

	/**
	 * A variable of the user; those of the server have two signs.
	 */
	private static boolean setsVariable(SqlTokens tokens) {
		boolean variable = false;
		while (!tokens.isAtEnd() && !variable) {
			if (tokens.skip("@", "@")) {
				continue;
			}
			variable = tokens.next().text().startsWith("@") || tokens.isAt("SELECT");
		}
		return variable;
	}

	private static boolean makesTemporary(SqlTokens tokens) {
		boolean temporary = false;
		while (tokens.isAtAny(BEFORE_TABLE)) {
			temporary |= tokens.isAt("TEMPORARY") || tokens.isAt("TEMP");
			tokens.next();
		}
		return temporary;
	}

	private static boolean selectsIntoVariable(SqlTokens tokens) {
		if (!tokens.isAt("SELECT") && !tokens.isAt("WITH")) {
			return false;
		}
		while (!tokens.isAtEnd()) {
			if (tokens.skip("INTO")) {
				return tokens.isAt("TEMPORARY") || tokens.isAt("TEMP")
						|| (!tokens.isAtEnd() && tokens.next().text().startsWith("@"));
			}
			tokens.next();
		}
		return false;
	}

}
