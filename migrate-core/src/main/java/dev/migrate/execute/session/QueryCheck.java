package dev.migrate.execute.session;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

import dev.migrate.dialect.SchemaInspector;
import dev.migrate.lang.Internal;
import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlToken;
import dev.migrate.sql.SqlTokens;

import org.springframework.dao.DataAccessException;

/**
 * Tells queries that only read from those that change something: by their text, and by
 * the catalog where they call functions.
 */
@Internal
public final class QueryCheck {

	private static final Set<String> READS = Set.of("SELECT", "WITH", "VALUES", "SHOW", "EXPLAIN", "DESCRIBE", "DESC",
			"TABLE", "PRAGMA");

	/** What reads or writes as the statement behind it does. */
	private static final Set<String> BEFORE_WRITES = Set.of("WITH", "EXPLAIN", "DESCRIBE", "DESC");

	private static final Set<String> EXPLAINS = Set.of("EXPLAIN", "DESCRIBE", "DESC");

	private static final Set<String> WRITES = Set.of("INSERT", "UPDATE", "DELETE", "MERGE", "REPLACE");

	private static final Set<String> OF_SEQUENCE = Set.of("NEXTVAL", "SETVAL");

	/** What stands before brackets and is not worth a question to the catalog. */
	private static final Set<String> HARMLESS = Set.of("IN", "VALUES", "EXISTS", "AND", "OR", "NOT", "ON", "USING",
			"AS", "FROM", "JOIN", "SELECT", "WHERE", "ANY", "ALL", "SOME", "OVER", "FILTER", "GROUP", "BY", "HAVING",
			"WHEN", "THEN", "ELSE", "CASE", "DISTINCT", "UNION", "EXCEPT", "INTERSECT", "LIMIT", "OFFSET", "INTERVAL",
			"ROW", "WITH", "CAST", "EXTRACT", "VARCHAR", "CHAR", "DECIMAL", "NUMERIC", "COUNT", "SUM", "MIN", "MAX",
			"AVG", "COALESCE", "NULLIF", "LOWER", "UPPER", "LENGTH", "TRIM", "SUBSTRING", "CONCAT", "ABS", "ROUND",
			"ROW_NUMBER");

	private static final String OPERATORS = "+-*/<>=~!@#%^&|`?";

	private final SqlSyntax syntax;

	private final Supplier<SchemaInspector> inspector;

	private final Map<Set<String>, Boolean> answers = new HashMap<>();

	private final Map<Set<String>, List<String>> behind = new HashMap<>();

	public QueryCheck(SqlSyntax syntax, Supplier<SchemaInspector> inspector) {
		this.syntax = syntax;
		this.inspector = inspector;
	}

	/**
	 * Something has run that may have changed functions.
	 */
	public void forget() {
		this.answers.clear();
		this.behind.clear();
	}

	/**
	 * Whether a statement only reads, and so does all that the database runs because of
	 * what it names.
	 */
	public boolean readsThrough(String sql) {
		List<String> queries = List.of(sql);
		Set<String> seen = new HashSet<>();
		while (!queries.isEmpty()) {
			if (!queries.stream().allMatch(this::reads)) {
				return false;
			}
			Set<String> names = new TreeSet<>();
			queries.forEach((query) -> names.addAll(names(query, this.syntax)));
			names.removeIf((name) -> !seen.add(name));
			queries = names.isEmpty() ? List.of() : this.behind.computeIfAbsent(names, this::queriesBehind);
		}
		return true;
	}

	private List<String> queriesBehind(Set<String> names) {
		try {
			return this.inspector.get().queriesBehind(names);
		}
		catch (DataAccessException ex) {
			return List.of("");
		}
	}

	/**
	 * Names of whatever there is, and operators.
	 */
	static Set<String> names(String sql, SqlSyntax syntax) {
		Set<String> names = new TreeSet<>();
		StringBuilder operator = new StringBuilder();
		for (SqlToken token : SqlToken.read(sql, syntax)) {
			if (token.isName() && !isWord(token, HARMLESS)) {
				names.add(token.name().toLowerCase(Locale.ROOT));
			}
			boolean symbol = token.text().chars().allMatch((c) -> OPERATORS.indexOf(c) >= 0);
			operator.append(symbol ? token.text() : "");
			if (!symbol && !operator.isEmpty()) {
				names.add(operator.toString());
				operator.setLength(0);
			}
		}
		return names;
	}

	/**
	 * Whether a statement only reads.
	 */
	public boolean reads(String sql) {
		SqlTokens tokens = new SqlTokens(sql, this.syntax);
		while (tokens.skip("(")) {
			continue;
		}
		tokens.skipFrame();
		if (!tokens.isAtAny(READS)) {
			return false;
		}
		boolean before = tokens.isAtAny(BEFORE_WRITES);
		boolean explains = tokens.isAtAny(EXPLAINS);
		List<SqlToken> query = SqlToken.read(sql.substring(tokens.position()), this.syntax);
		Set<String> functions = new TreeSet<>();
		for (int i = 0; i < query.size(); i++) {
			SqlToken token = query.get(i);
			explains &= !token.is("ANALYZE");
			if (token.is("INTO") || (before && isWord(token, WRITES) && !is(query, i + 1, "("))) {
				return false;
			}
			if (changesRows(query, i) || (!explains && takesNumber(query, i))) {
				return false;
			}
			if (token.is("(")) {
				addFunction(query, i - 1, functions);
			}
		}
		return explains || functions.isEmpty() || !this.answers.computeIfAbsent(functions, this::mayChangeSomething);
	}

	/**
	 * Where the catalog cannot be asked, the query fails as well.
	 */
	private boolean mayChangeSomething(Set<String> functions) {
		try {
			return this.inspector.get().mayChangeSomething(functions);
		}
		catch (DataAccessException ex) {
			return true;
		}
	}

	/**
	 * Rows that a change returns are a table of a query to some databases.
	 */
	private static boolean changesRows(List<SqlToken> query, int i) {
		return is(query, i - 1, "(") && isWord(query.get(i), WRITES) && !is(query, i + 1, "(");
	}

	private static boolean takesNumber(List<SqlToken> query, int i) {
		return (query.get(i).is("NEXT") && is(query, i + 1, "VALUE") && is(query, i + 2, "FOR"))
				|| (isWord(query.get(i), OF_SEQUENCE) && (is(query, i + 1, "(") || is(query, i - 1, ".")));
	}

	/**
	 * What stands before a point may be a package, which is there in place of its
	 * functions.
	 */
	private static void addFunction(List<SqlToken> query, int name, Set<String> functions) {
		if (name < 0 || !query.get(name).isName()) {
			return;
		}
		boolean qualified = is(query, name - 1, ".");
		if (qualified || !isWord(query.get(name), HARMLESS)) {
			functions.add(query.get(name).name().toLowerCase(Locale.ROOT));
		}
		if (qualified && name > 1 && query.get(name - 2).isName()) {
			functions.add(query.get(name - 2).name().toLowerCase(Locale.ROOT));
		}
	}

	private static boolean isWord(SqlToken token, Set<String> words) {
		return token.kind() == SqlToken.Kind.WORD && words.contains(token.word());
	}

	private static boolean is(List<SqlToken> query, int i, String word) {
		return i >= 0 && i < query.size() && query.get(i).is(word);
	}

}
