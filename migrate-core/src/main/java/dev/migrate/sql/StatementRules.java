package dev.migrate.sql;

import java.util.EnumSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the statements of a database do to the transaction that they run in, as far as
 * their text tells. This is the one place where facts are read from text. Each pattern is
 * a sequence of words, symbols, {@code *} for anything in between, and {@code $} for the
 * end of the statement.
 *
 * @param ddlCommits whether each statement that changes the schema commits by itself
 * @param ofSession the statements that do not even there, as they are about what only the
 * session has
 * @param autocommit the statements that the database refuses in a transaction, or ignores
 * there
 * @param concurrent the statements beside which others go on writing
 * @param once the statements that may have committed a part of what they do when they
 * fail, besides those that are concurrent
 */
public record StatementRules(boolean ddlCommits, List<String> ofSession, List<String> autocommit,
		List<String> concurrent, List<String> once) {

	private static final Set<String> WORDS_OF_DATA = Set.of("INSERT", "UPDATE", "DELETE", "MERGE", "REPLACE", "SELECT",
			"WITH", "VALUES");

	private static final Set<String> WORDS_OF_SESSION = Set.of("SET", "RESET", "SHOW", "LOCK", "UNLOCK", "GRANT",
			"REVOKE", "ANALYZE", "VACUUM", "PRAGMA");

	// The statements that begin and end transactions are the same on any database;
	// comments that a server runs count; the other facts do not matter to the first words
	private static final SqlSyntax CONTROL_SYNTAX = new SqlSyntax(EnumSet.of(SqlTrait.EXECUTABLE_COMMENTS),
			CompoundBodies.NONE, of(false));

	private static final List<StatementPattern> CONTROLS = patterns("BEGIN", "START TRANSACTION", "COMMIT", "END",
			"ROLLBACK", "ABORT", "PREPARE TRANSACTION", "XA", "SET AUTOCOMMIT", "SET SESSION AUTOCOMMIT",
			"SET @ @ AUTOCOMMIT", "SET @ @ SESSION . AUTOCOMMIT");

	private static final List<StatementPattern> NO_CONTROLS = patterns("BEGIN NOT ATOMIC", "ROLLBACK TO",
			"ROLLBACK WORK TO", "ROLLBACK TRANSACTION TO", "XA RECOVER");

	/** Those of the rules that have been needed; there are few. */
	private static final Map<String, StatementPattern> PATTERNS = new ConcurrentHashMap<>();

	public StatementRules {
		ofSession = List.copyOf(ofSession);
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
		return new StatementRules(ddlCommits, List.of(), List.of(), List.of(), List.of());
	}

	StatementFacts facts(String text, SqlSyntax syntax) {
		String statement = work(text, syntax);
		String first = StatementPattern.firstWord(statement, syntax);
		boolean data = WORDS_OF_DATA.contains(first);
		StatementFacts.Kind kind = data ? StatementFacts.Kind.DATA
				: WORDS_OF_SESSION.contains(first) ? StatementFacts.Kind.SESSION : StatementFacts.Kind.SCHEMA;
		boolean concurrently = matches(this.concurrent, first, statement, syntax);
		boolean repeatable = !concurrently && !matches(this.once, first, statement, syntax);
		boolean commits = this.ddlCommits && !data && !matches(this.ofSession, first, statement, syntax);
		return new StatementFacts(kind, commits, matches(this.autocommit, first, statement, syntax), repeatable,
				concurrently, !data && controlsTransaction(statement),
				(kind == StatementFacts.Kind.SCHEMA) ? EffectReader.read(statement, syntax) : List.of());
	}

	/**
	 * Most statements are long and have nothing before them, so that they are not read.
	 */
	private static String work(String text, SqlSyntax syntax) {
		String first = StatementPattern.firstWord(text, syntax);
		if (!first.equals("SET") && !first.equals("ANALYZE")) {
			return text;
		}
		SqlTokens tokens = new SqlTokens(text, syntax);
		int start = tokens.position();
		tokens.skipFrame();
		return (tokens.position() == start) ? text : text.substring(tokens.position());
	}

	private static boolean matches(List<String> patterns, String first, String statement, SqlSyntax syntax) {
		for (String pattern : patterns) {
			if (pattern.startsWith(first)
					&& PATTERNS.computeIfAbsent(pattern, StatementPattern::new).matches(statement, syntax)) {
				return true;
			}
		}
		return false;
	}

	private static boolean controlsTransaction(String statement) {
		String first = StatementPattern.firstWord(statement, CONTROL_SYNTAX);
		return CONTROLS.stream()
			.filter((control) -> control.elements().get(0).equals(first))
			.anyMatch((control) -> control.matches(statement, CONTROL_SYNTAX))
				&& NO_CONTROLS.stream().noneMatch((other) -> other.matches(statement, CONTROL_SYNTAX));
	}

	private static List<StatementPattern> patterns(String... patterns) {
		List<StatementPattern> all = new ArrayList<>();
		for (String pattern : patterns) {
			all.add(new StatementPattern(pattern));
		}
		return List.copyOf(all);
	}

	/**
	 * What a statement begins with: words in upper case and symbols, each a token of its
	 * own; {@code *} stands for any tokens up to the first that matches what follows it,
	 * and {@code $} for the end.
	 *
	 * @param elements the words, the symbols and the two signs
	 */
	private record StatementPattern(List<String> elements) {

		private static final String ANY = "*";

		private static final String END = "$";

		/**
		 * Create a pattern.
		 * @param pattern its elements with blanks between them
		 */
		StatementPattern(String pattern) {
			this(List.of(pattern.split(" ")));
		}

		/**
		 * Whether a statement begins like this. No more of it is read than that takes.
		 * @param statement the statement
		 * @param syntax what it looks like
		 * @return {@code true} if it does
		 */
		boolean matches(String statement, SqlSyntax syntax) {
			SqlLexer lexer = new SqlLexer(statement, syntax);
			boolean any = false;
			for (String element : this.elements) {
				if (element.equals(ANY)) {
					any = true;
				}
				else if (find(element, any, lexer)) {
					any = false;
				}
				else {
					return false;
				}
			}
			return true;
		}

		/**
		 * The first word of a statement.
		 * @param statement the statement
		 * @param syntax what it looks like
		 * @return the word in upper case, or an empty string if it begins with something
		 * else
		 */
		static String firstWord(String statement, SqlSyntax syntax) {
			String token = token(new SqlLexer(statement, syntax));
			return (!token.isEmpty() && Character.isLetter(token.charAt(0))) ? token : "";
		}

		private static boolean find(String element, boolean anywhere, SqlLexer lexer) {
			String token = token(lexer);
			while (anywhere && !token.equals(element) && !token.equals(END)) {
				token = token(lexer);
			}
			return token.equals(element);
		}

		private static String token(SqlLexer lexer) {
			SqlToken.Kind kind = lexer.next();
			while (kind != SqlToken.Kind.END && !kind.isContent()) {
				kind = lexer.next();
			}
			return switch (kind) {
				case END -> END;
				case STRING, QUOTED -> "";
				default -> lexer.word();
			};
		}

	}

}
