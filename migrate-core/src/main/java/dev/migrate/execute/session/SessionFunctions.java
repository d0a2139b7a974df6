package dev.migrate.execute.session;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import dev.migrate.lang.Internal;
import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlTokens;

/**
 * What statements read that their session tells of statements before them, such as
 * {@code last_insert_id()}.
 */
@Internal
public final class SessionFunctions {

	/** What tells of the statement just before. */
	private static final Set<String> OF_LAST_STATEMENT = Set.of("ROW_COUNT", "FOUND_ROWS", "CHANGES");

	/** What tells of a statement before, if nothing stands in the brackets. */
	private static final Set<String> OF_SESSION = Set.of("LAST_INSERT_ID", "LASTVAL", "IDENTITY", "SCOPE_IDENTITY",
			"LAST_INSERT_ROWID", "TOTAL_CHANGES");

	/** What tells what a sequence has given to the session. */
	private static final Set<String> OF_SEQUENCE = Set.of("CURRVAL", "LASTVAL");

	private SessionFunctions() {
	}

	/**
	 * Whether a statement reads what tells of the one just before it.
	 */
	public static boolean tellOfLast(String statement, SqlSyntax syntax) {
		return reads(statement, syntax, SessionFunctions::ofLastStatement);
	}

	/**
	 * Whether a statement reads what another one has left in the session.
	 */
	public static boolean tellOfAny(String statement, SqlSyntax syntax) {
		return reads(statement, syntax, (tokens) -> ofLastStatement(tokens) || ofSession(tokens));
	}

	private static boolean reads(String statement, SqlSyntax syntax, Predicate<SqlTokens> expression) {
		SqlTokens tokens = new SqlTokens(statement, syntax);
		boolean found = false;
		while (!found && !tokens.isAtEnd()) {
			found = expression.test(tokens);
			if (!found) {
				tokens.next();
			}
		}
		return found;
	}

	/**
	 * What a statement reads that is not there.
	 * @param ofLast whether what tells of the statement just before is not there
	 * @param isSet whether something has made a value that other expressions tell
	 */
	static Optional<String> missing(String statement, SqlSyntax syntax, boolean ofLast, Predicate<String> isSet) {
		SqlTokens tokens = new SqlTokens(statement, syntax);
		while (!tokens.isAtEnd()) {
			int start = tokens.position();
			if (ofLastStatement(tokens)) {
				if (ofLast) {
					return Optional.of(tokens.text(start));
				}
			}
			else if (!ofSession(tokens)) {
				tokens.next();
			}
			else if (!isSet.test(tokens.text(start))) {
				return Optional.of(tokens.text(start));
			}
		}
		return Optional.empty();
	}

	private static boolean ofLastStatement(SqlTokens tokens) {
		return OF_LAST_STATEMENT.stream().anyMatch((name) -> tokens.skip(name, "(", ")"));
	}

	/**
	 * Pass an expression whose value an earlier statement of the session has made.
	 */
	private static boolean ofSession(SqlTokens tokens) {
		if (OF_SESSION.stream().anyMatch((name) -> tokens.skip(name, "(", ")")) || tokens.skip("@", "@", "IDENTITY")
				|| tokens.skip("@", "@", "LAST_INSERT_ID")) {
			return true;
		}
		if (OF_SEQUENCE.stream().anyMatch((name) -> tokens.isAt(name, "("))) {
			tokens.next();
			tokens.skipBrackets();
			return true;
		}
		if (!tokens.skip("PREVIOUS", "VALUE", "FOR") && !tokens.skip("CURRENT", "VALUE", "FOR")) {
			return false;
		}
		do {
			tokens.next();
		}
		while (tokens.skip(".") && !tokens.isAtEnd());
		return true;
	}

}
