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

	/**
	 * Queries, in brackets or not, and what the driver may object to while the server
	 * goes on with what is behind it, the commit included.
	 */
	private static final Set<String> QUERIES = Set.of("(", "SELECT", "WITH", "VALUES", "TABLE", "EXECUTE", "COPY");

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
		Beginning whole = new Beginning(text, syntax);
		String statement = work(text, whole.word(), syntax);
		Beginning beginning = statement.equals(text) ? whole : new Beginning(statement, syntax);
		String first = beginning.word();
		boolean data = WORDS_OF_DATA.contains(first);
		StatementFacts.Kind kind = data ? StatementFacts.Kind.DATA
				: WORDS_OF_SESSION.contains(first) ? StatementFacts.Kind.SESSION : StatementFacts.Kind.SCHEMA;
		boolean concurrently = matches(this.concurrent, beginning);
		boolean repeatable = !concurrently && !matches(this.once, beginning);
		boolean commits = this.ddlCommits && !data && !matches(this.ofSession, beginning);
		return new StatementFacts(kind, commits, matches(this.autocommit, beginning), repeatable, concurrently,
				!data && controlsTransaction(statement), QUERIES.contains(beginning.token(0)),
				(kind == StatementFacts.Kind.SCHEMA) ? EffectReader.read(statement, syntax) : List.of());
	}

	/**
	 * Most statements are long and have nothing before them, so that they are not read.
	 */
	private static String work(String text, String first, SqlSyntax syntax) {
		if (!first.equals("SET") && !first.equals("ANALYZE")) {
			return text;
		}
		SqlTokens tokens = new SqlTokens(text, syntax);
		int start = tokens.position();
		tokens.skipFrame();
		return (tokens.position() == start) ? text : text.substring(tokens.position());
	}

	private static boolean matches(List<String> patterns, Beginning beginning) {
		for (String pattern : patterns) {
			if (pattern.startsWith(beginning.word())
					&& PATTERNS.computeIfAbsent(pattern, StatementPattern::new).matches(beginning)) {
				return true;
			}
		}
		return false;
	}

	private static boolean controlsTransaction(String statement) {
		Beginning beginning = new Beginning(statement, CONTROL_SYNTAX);
		return CONTROLS.stream().anyMatch((control) -> control.matches(beginning))
				&& NO_CONTROLS.stream().noneMatch((other) -> other.matches(beginning));
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

		/**
		 * Create a pattern.
		 * @param pattern its elements with blanks between them
		 */
		StatementPattern(String pattern) {
			this(List.of(pattern.split(" ")));
		}

		/**
		 * Whether a statement begins like this. No more of it is read than that takes.
		 */
		boolean matches(Beginning beginning) {
			int next = 0;
			boolean any = false;
			for (String element : this.elements) {
				if (element.equals(ANY)) {
					any = true;
					continue;
				}
				while (any && !beginning.token(next).equals(element) && !beginning.isEnd(next)) {
					next++;
				}
				if (!beginning.token(next).equals(element)) {
					return false;
				}
				any = false;
				next++;
			}
			return true;
		}

	}

	/**
	 * The tokens of a statement as far as somebody has asked for them, so that each is
	 * read once for all patterns.
	 */
	private static final class Beginning {

		private static final String END = "$";

		private final SqlLexer lexer;

		private final List<String> tokens = new ArrayList<>();

		Beginning(String statement, SqlSyntax syntax) {
			this.lexer = new SqlLexer(statement, syntax);
		}

		/**
		 * The first word.
		 * @return the word in upper case, or an empty string if the statement begins with
		 * something else
		 */
		String word() {
			String token = token(0);
			return (!token.isEmpty() && Character.isLetter(token.charAt(0))) ? token : "";
		}

		boolean isEnd(int index) {
			return token(index).equals(END);
		}

		/**
		 * A token as patterns name it; of strings and of names in quotes, nothing.
		 */
		String token(int index) {
			while (this.tokens.size() <= index) {
				this.tokens.add(read());
			}
			return this.tokens.get(index);
		}

		private String read() {
			SqlToken.Kind kind = this.lexer.next();
			while (kind != SqlToken.Kind.END && !kind.isContent()) {
				kind = this.lexer.next();
			}
			return switch (kind) {
				case END -> END;
				case STRING, QUOTED -> "";
				default -> this.lexer.word();
			};
		}

	}

}
