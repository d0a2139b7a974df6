package dev.migrate.sql;

import java.util.List;
import java.util.Set;

/**
 * What the statements of a database do to the transaction that they run in, as far as
 * their text tells. This is the one place where facts are read from text. Each pattern is
 * a sequence of words, symbols, {@code *} for anything in between, and {@code $} for the
 * end of the statement.
 *
 * @param ddlCommits whether each statement that changes the schema commits by itself
 * @param autocommit the statements that the database refuses in a transaction, or ignores
 * there
 * @param concurrent the statements beside which others go on writing
 * @param once the statements that may have committed a part of what they do when they
 * fail, besides those that are concurrent
 */
public record StatementRules(boolean ddlCommits, List<String> autocommit, List<String> concurrent, List<String> once) {

	private static final Set<String> WORDS_OF_DATA = Set.of("INSERT", "UPDATE", "DELETE", "MERGE", "REPLACE", "SELECT",
			"WITH", "VALUES");

	private static final Set<String> WORDS_OF_SESSION = Set.of("SET", "RESET", "SHOW", "LOCK", "UNLOCK", "GRANT",
			"REVOKE", "ANALYZE", "VACUUM", "PRAGMA");

	/**
	 * Copy what is given.
	 */
	public StatementRules {
		autocommit = List.copyOf(autocommit);
		concurrent = List.copyOf(concurrent);
		once = List.copyOf(once);
	}

	/**
	 * Rules of a database whose statements are all alike.
	 * @param ddlCommits whether each statement that changes the schema commits by itself
	 * @return the rules
	 */
	public static StatementRules of(boolean ddlCommits) {
		return new StatementRules(ddlCommits, List.of(), List.of(), List.of());
	}

	StatementFacts facts(String statement, SqlSyntax syntax) {
		String first = StatementPattern.firstWord(statement, syntax);
		boolean data = WORDS_OF_DATA.contains(first);
		StatementFacts.Kind kind = data ? StatementFacts.Kind.DATA
				: WORDS_OF_SESSION.contains(first) ? StatementFacts.Kind.SESSION : StatementFacts.Kind.SCHEMA;
		boolean concurrently = matches(this.concurrent, first, statement, syntax);
		boolean repeatable = !concurrently && !matches(this.once, first, statement, syntax);
		return new StatementFacts(kind, this.ddlCommits && !data, matches(this.autocommit, first, statement, syntax),
				repeatable, concurrently, !data && TransactionControl.matches(statement),
				(kind == StatementFacts.Kind.SCHEMA) ? EffectReader.read(statement, syntax) : List.of());
	}

	private static boolean matches(List<String> patterns, String first, String statement, SqlSyntax syntax) {
		return patterns.stream()
			.filter((pattern) -> pattern.startsWith(first))
			.anyMatch((pattern) -> new StatementPattern(pattern).matches(statement, syntax));
	}

}
