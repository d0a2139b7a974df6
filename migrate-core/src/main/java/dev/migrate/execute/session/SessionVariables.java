package dev.migrate.execute.session;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlToken;
import dev.migrate.sql.SqlTrait;

/**
 * The variables of its session that a statement reads and sets, in lower case, each
 * behind its sign; and the statements that it prepares or runs, which have none.
 *
 * @param read those whose value from before it reads
 * @param set those that it sets, or may set
 * @param opaque whether it runs other statements, which may set any of them
 * @param dynamic whether it runs statements that are text, which may read any of them
 */
record SessionVariables(Set<String> read, Set<String> set, boolean opaque, boolean dynamic) {

	private static final SessionVariables NONE = new SessionVariables(Set.of(), Set.of(), false, false);

	/** Statements that give values to all variables that they name. */
	private static final Set<String> SETTING_ALL = Set.of("LOAD", "FETCH", "GET");

	private static final Set<String> OPAQUE = Set.of("CALL", "EXECUTE", "BEGIN", "IF", "CASE", "LOOP", "WHILE",
			"REPEAT", "FOR");

	/** What speaks of a right, and runs nothing. */
	private static final Set<String> RIGHTS = Set.of("GRANT", "REVOKE");

	boolean mayHaveSet(String name) {
		return this.opaque || this.set.contains(name);
	}

	/**
	 * Read them from the text of a statement.
	 */
	static SessionVariables of(String statement, SqlSyntax syntax) {
		if (!syntax.has(SqlTrait.SESSION_VARIABLES) || SessionState.isDefinition(statement, syntax)) {
			return NONE;
		}
		List<SqlToken> tokens = SqlToken.read(statement, syntax);
		Set<String> read = new HashSet<>();
		Set<String> set = new HashSet<>();
		Set<String> given = new HashSet<>();
		String first = tokens.isEmpty() ? "" : tokens.get(0).word();
		boolean dynamic = !RIGHTS.contains(first) && prepared(tokens, read, set);
		boolean opaque = dynamic || OPAQUE.contains(first);
		boolean into = false;
		for (int i = 0; i < tokens.size(); i++) {
			if (tokens.get(i).is("INTO")) {
				into = true;
			}
			else if (!isVariable(tokens, i)) {
				into &= tokens.get(i).is(",");
			}
			else {
				String name = "@" + tokens.get(i + 1).name().toLowerCase(Locale.ROOT);
				boolean assigned = is(tokens, i + 2, ":") && is(tokens, i + 3, "=");
				boolean target = first.equals("SET") && (is(tokens, i - 1, "SET") || is(tokens, i - 1, ","));
				if (assigned || target || into || opaque || SETTING_ALL.contains(first)) {
					set.add(name);
				}
				if (SETTING_ALL.contains(first) || (assigned && isLiteral(tokens, i + 4))) {
					given.add(name);
				}
				if (!assigned && !target && !into) {
					read.add(name);
				}
				i++;
			}
		}
		read.removeAll(given);
		return new SessionVariables(read, set, opaque, dynamic);
	}

	/**
	 * The statements that are prepared and run, wherever that stands.
	 * @return whether one is run
	 */
	private static boolean prepared(List<SqlToken> tokens, Set<String> read, Set<String> set) {
		boolean runs = false;
		for (int i = 0; i + 1 < tokens.size(); i++) {
			String name = tokens.get(i + 1).name().toLowerCase(Locale.ROOT);
			if (tokens.get(i).is("PREPARE") && is(tokens, i + 2, "FROM")) {
				set.add(name);
			}
			else if (tokens.get(i).is("EXECUTE") && !is(tokens, i - 1, ".")) {
				runs = true;
				if (!is(tokens, i + 1, "IMMEDIATE")) {
					read.add(name);
				}
			}
		}
		return runs;
	}

	/**
	 * A name behind one sign; behind two it is the server's, and behind a name that the
	 * sign touches, the host of an account.
	 */
	private static boolean isVariable(List<SqlToken> tokens, int i) {
		if (!tokens.get(i).is("@") || i + 1 == tokens.size() || is(tokens, i + 1, "@") || is(tokens, i - 1, "@")
				|| tokens.get(i + 1).start() != tokens.get(i).end()) {
			return false;
		}
		boolean touches = i > 0 && tokens.get(i - 1).end() == tokens.get(i).start();
		return !touches || !(tokens.get(i - 1).isName() || tokens.get(i - 1).isQuoted());
	}

	private static boolean isLiteral(List<SqlToken> tokens, int i) {
		return i < tokens.size() && switch (tokens.get(i).kind()) {
			case NUMBER, STRING -> true;
			default -> is(tokens, i, "NULL");
		};
	}

	private static boolean is(List<SqlToken> tokens, int i, String word) {
		return i >= 0 && i < tokens.size() && tokens.get(i).is(word);
	}

}
