package dev.migrate.execute.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.migrate.lang.Internal;
import dev.migrate.schema.TableName;
import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlToken;
import dev.migrate.sql.SqlTokens;
import dev.migrate.sql.SqlTrait;

/**
 * What a statement leaves in its session, which is not there any more when a revision
 * goes on in another one.
 */
@Internal
public enum SessionState {

	/** Nothing. */
	NONE,

	/** A setting, which the statement sets in the new session as well. */
	SETTING,

	/** Values of variables, or the text of a prepared statement, each under its name. */
	NAMED,

	/** What else it has read or made, such as the rows of a temporary table. */
	CONTENT;

	/** Where names without a schema are looked for, by whatever name it is set. */
	static final String SCHEMA = "SCHEMA";

	private static final Set<String> SETTINGS = Set.of("SET", "RESET", "PRAGMA", "USE");

	/** What is set for longer than the session. */
	private static final Set<String> LASTING = Set.of("PASSWORD", "GLOBAL", "PERSIST", "PERSIST_ONLY");

	/** What HSQLDB keeps in its script of what is set for the database and its files. */
	private static final Map<String, Set<String>> KEPT = Map.of("DATABASE",
			Set.of("SQL", "DEFAULT", "TRANSACTION", "UNIQUE", "EVENT"), "FILES",
			Set.of("LOG", "WRITE", "CACHE", "NIO", "LOB"));

	private static final Set<String> KEPT_OF_TABLE = Set.of("READ", "READONLY", "TYPE");

	private static final Set<String> OF_SOURCE = Set.of("ON", "OFF", "HEADER");

	private static final Set<String> BEFORE_TABLE = Set.of("OR", "REPLACE", "LOCAL", "TEMPORARY", "TEMP");

	/** What may stand in the value of a variable that is the same in any session. */
	private static final Set<String> CONSTANT = Set.of("NULL", "TRUE", "FALSE", "AND", "OR", "NOT", "DIV", "MOD");

	/** What the server says of a moment, and not of how the session is set. */
	private static final Set<String> PASSING = Set.of("GLOBAL", "TIMESTAMP", "IDENTITY", "LAST_INSERT_ID", "INSERT_ID",
			"WARNING_COUNT", "ERROR_COUNT", "RAND_SEED1", "RAND_SEED2", "PSEUDO_THREAD_ID", "IN_TRANSACTION",
			"LAST_GTID", "GTID_CURRENT_POS", "LAST_INSERT_UUID");

	private static final Set<String> DEFINED = Set.of("FUNCTION", "PROCEDURE", "TRIGGER", "EVENT", "PACKAGE", "VIEW");

	/** What has no body, or one that runs at once. */
	private static final Set<String> NOT_DEFINED = Set.of("TABLE", "MATERIALIZED");

	/** What a statement of a block stands behind. */
	private static final Set<String> BEFORE_STATEMENT = Set.of(";", "BEGIN", "THEN", "ELSE", "LOOP");

	/**
	 * Read it from the text of a statement.
	 */
	public static SessionState of(String statement, SqlSyntax syntax) {
		SqlTokens tokens = new SqlTokens(statement, syntax);
		tokens.skipFrame();
		if (tokens.isAtAny(SETTINGS)) {
			return ofSetting(tokens, statement, syntax);
		}
		if (tokens.skip("ALTER", "SESSION")) {
			return SETTING;
		}
		if (tokens.skip("PREPARE")) {
			return tokens.isAt("TRANSACTION") ? NONE : syntax.has(SqlTrait.SESSION_VARIABLES) ? NAMED : CONTENT;
		}
		if (tokens.skip("DO")) {
			return setsInBlock(tokens, syntax) ? CONTENT : NONE;
		}
		if (isDefinition(statement, syntax)) {
			return NONE;
		}
		if (tokens.isAt("CREATE") || tokens.isAt("DECLARE")) {
			return isTemporary(statement, syntax) ? CONTENT : NONE;
		}
		if (configures(new SqlTokens(statement, syntax), syntax)) {
			return onlyConfigures(new SqlTokens(statement, syntax)) ? SETTING : CONTENT;
		}
		return selectsIntoVariable(tokens) ? CONTENT : NONE;
	}

	private static SessionState ofSetting(SqlTokens tokens, String statement, SqlSyntax syntax) {
		if (!tokens.skip("SET")) {
			return SETTING;
		}
		if (lasts(tokens)) {
			return NONE;
		}
		SqlTokens again = new SqlTokens(statement, syntax);
		again.next();
		if (!setsContent(again)) {
			return SETTING;
		}
		return (syntax.has(SqlTrait.SESSION_VARIABLES) && setsVariables(new SqlTokens(statement, syntax))) ? NAMED
				: CONTENT;
	}

	/**
	 * Whether all that is set is set for longer than the session.
	 */
	private static boolean lasts(SqlTokens tokens) {
		for (Map.Entry<String, Set<String>> kept : KEPT.entrySet()) {
			if (tokens.skip(kept.getKey())) {
				return tokens.isAtAny(kept.getValue());
			}
		}
		if (tokens.skip("TABLE")) {
			passName(tokens);
			return tokens.skip("SOURCE") ? !tokens.isAtAny(OF_SOURCE) : tokens.isAtAny(KEPT_OF_TABLE);
		}
		if (tokens.isAt("DEFAULT", "ROLE")) {
			return true;
		}
		boolean lasts = true;
		while (lasts && !tokens.isAtEnd()) {
			lasts = tokens.isAtAny(LASTING);
			while (!tokens.isAtEnd() && !tokens.skip(",")) {
				tokens.skipBrackets();
			}
		}
		return lasts;
	}

	/**
	 * Whether a statement sets nothing but variables of the user.
	 */
	private static boolean setsVariables(SqlTokens tokens) {
		if (!tokens.skip("SET")) {
			return false;
		}
		boolean variables = true;
		while (variables && !tokens.isAtEnd()) {
			variables = tokens.isAt("@") && !tokens.isAt("@", "@");
			while (!tokens.isAtEnd() && !tokens.isAt(",")) {
				tokens.skipBrackets();
			}
			tokens.skip(",");
		}
		return variables;
	}

	/**
	 * Whether the body of a statement runs later, if ever.
	 */
	public static boolean isDefinition(String statement, SqlSyntax syntax) {
		SqlTokens tokens = new SqlTokens(statement, syntax);
		boolean defines = false;
		if (tokens.skip("CREATE") || tokens.skip("ALTER")) {
			while (!defines && !tokens.isAtEnd() && !tokens.isAt("(") && !tokens.isAtAny(NOT_DEFINED)) {
				defines = tokens.isAtAny(DEFINED);
				tokens.next();
			}
		}
		return defines;
	}

	/**
	 * Whether a variable of the user gets a value that another session might not give it;
	 * those of the server have two signs.
	 */
	private static boolean setsContent(SqlTokens tokens) {
		boolean variable = false;
		boolean target = true;
		int depth = 0;
		while (!tokens.isAtEnd()) {
			if (tokens.isAt("SELECT")) {
				return true;
			}
			if (tokens.skip("@", "@")) {
				if (variable && tokens.isAtAny(PASSING)) {
					return true;
				}
				passName(tokens);
				continue;
			}
			if (tokens.skip("@")) {
				passName(tokens);
				variable |= target;
				if (target && !tokens.isAt("=") && !tokens.isAt(":", "=")) {
					return true;
				}
				continue;
			}
			SqlToken token = tokens.next();
			depth += token.nesting();
			boolean value = variable && !target;
			if (value && token.kind() == SqlToken.Kind.WORD && !CONSTANT.contains(token.word())) {
				return true;
			}
			target = (target && !token.is("=")) || (token.is(",") && depth == 0);
			variable &= !(token.is(",") && depth == 0);
		}
		return false;
	}

	private static void passName(SqlTokens tokens) {
		do {
			if (!tokens.isAtEnd()) {
				tokens.next();
			}
		}
		while (tokens.skip("."));
	}

	/**
	 * Whether a statement makes a table that only its session has.
	 */
	public static boolean isTemporary(String statement, SqlSyntax syntax) {
		SqlTokens tokens = new SqlTokens(statement, syntax);
		return (tokens.skip("CREATE") || tokens.skip("DECLARE")) && makesTemporary(tokens);
	}

	/**
	 * The tables that a statement makes or drops, as it writes them.
	 * @return empty if it does something else
	 */
	static List<TableName> tables(String statement, SqlSyntax syntax) {
		SqlTokens tokens = new SqlTokens(statement, syntax);
		boolean declares = tokens.isAt("DECLARE");
		if (!declares && !tokens.isAt("CREATE") && !tokens.isAt("DROP")) {
			return List.of();
		}
		tokens.next();
		while (tokens.isAtAny(BEFORE_TABLE)) {
			tokens.next();
		}
		List<TableName> names = new ArrayList<>();
		if (tokens.skip("TABLE") || tokens.skip("TABLES")) {
			tokens.skip("IF", "NOT", "EXISTS");
			tokens.skip("IF", "EXISTS");
			do {
				names.add(table(tokens, declares));
			}
			while (tokens.skip(","));
		}
		return names;
	}

	/**
	 * What is declared is in a schema of its own.
	 */
	private static TableName table(SqlTokens tokens, boolean declared) {
		String schema = declared ? "SESSION" : null;
		String name = tokens.next().text();
		while (tokens.skip(".") && !tokens.isAtEnd()) {
			schema = name;
			name = tokens.next().text();
		}
		return new TableName(schema, name);
	}

	/**
	 * The one thing that a statement sets or resets for the session.
	 * @return empty if that is not sure
	 */
	static Optional<String> setting(String statement, SqlSyntax syntax) {
		SqlTokens tokens = new SqlTokens(statement, syntax);
		if (tokens.skip("USE")) {
			return Optional.of(SCHEMA);
		}
		boolean resets = tokens.skip("RESET");
		boolean several = syntax.has(SqlTrait.SESSION_VARIABLES)
				&& SqlToken.read(statement, syntax).stream().anyMatch((token) -> token.is(","));
		if (several || (!resets && !tokens.skip("SET") && !tokens.skip("PRAGMA"))) {
			return Optional.empty();
		}
		if (tokens.isAt("SESSION", "AUTHORIZATION")) {
			return Optional.of("SESSION AUTHORIZATION");
		}
		if (!tokens.skip("@", "@", "SESSION", ".") && !tokens.skip("@", "@")) {
			tokens.skip("SESSION");
		}
		if (tokens.isAt("SCHEMA") || tokens.isAt("SEARCH_PATH")) {
			return Optional.of(SCHEMA);
		}
		if (tokens.isAtEnd() || tokens.isAt("TIME", "ZONE")) {
			return tokens.isAtEnd() ? Optional.empty() : Optional.of("TIMEZONE");
		}
		boolean known = tokens.isAt("ROLE") || tokens.isAt("NAMES");
		int start = tokens.position();
		passName(tokens);
		String name = tokens.text(start).toUpperCase(Locale.ROOT);
		return (known || (resets && tokens.isAtEnd()) || tokens.isAt("=") || tokens.isAt(":", "=") || tokens.isAt("TO"))
				? Optional.of(name) : Optional.empty();
	}

	private static boolean makesTemporary(SqlTokens tokens) {
		boolean temporary = false;
		while (tokens.isAtAny(BEFORE_TABLE)) {
			temporary |= tokens.isAt("TEMPORARY") || tokens.isAt("TEMP");
			tokens.next();
		}
		return temporary;
	}

	/**
	 * Whether settings are made by a function, for longer than the transaction.
	 */
	private static boolean configures(SqlTokens tokens, SqlSyntax syntax) {
		while (!tokens.isAtEnd()) {
			if (tokens.skip("SET_CONFIG")) {
				if (tokens.isAt("(") && !isLocal(tokens.takeBrackets(), syntax)) {
					return true;
				}
				continue;
			}
			tokens.next();
		}
		return false;
	}

	private static boolean isLocal(String arguments, SqlSyntax syntax) {
		List<SqlToken> tokens = SqlToken.read(arguments, syntax);
		return !tokens.isEmpty()
				&& Set.of("true", "t").contains(tokens.get(tokens.size() - 1).name().toLowerCase(Locale.ROOT));
	}

	private static boolean onlyConfigures(SqlTokens tokens) {
		if (!tokens.skip("SELECT")) {
			return false;
		}
		do {
			tokens.skip("PG_CATALOG", ".");
			if (!tokens.skip("SET_CONFIG") || !tokens.isAt("(")
					|| tokens.takeBrackets().toUpperCase(Locale.ROOT).contains("SELECT")) {
				return false;
			}
			if (tokens.skip("AS")) {
				tokens.next();
			}
		}
		while (tokens.skip(","));
		return tokens.isAtEnd();
	}

	/**
	 * Whether a block that runs at once, whose body is a string, makes settings.
	 */
	private static boolean setsInBlock(SqlTokens block, SqlSyntax syntax) {
		boolean sets = false;
		while (!sets && !block.isAtEnd()) {
			SqlToken token = block.next();
			sets = token.kind() == SqlToken.Kind.STRING && setsInBody(token.name(), syntax);
		}
		return sets;
	}

	private static boolean setsInBody(String body, SqlSyntax syntax) {
		if (configures(new SqlTokens(body, syntax), syntax)) {
			return true;
		}
		SqlTokens tokens = new SqlTokens(body, syntax);
		String before = ";";
		while (!tokens.isAtEnd()) {
			boolean begins = BEFORE_STATEMENT.contains(before);
			SqlToken token = tokens.next();
			boolean sets = token.is("SET") && begins && !tokens.isAt("LOCAL");
			SqlToken next = tokens.peek();
			boolean dynamic = token.is("EXECUTE") && next != null && of(next.name().strip(), syntax) != NONE;
			if (sets || dynamic) {
				return true;
			}
			before = token.word();
		}
		return false;
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
