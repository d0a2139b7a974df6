package dev.migrate.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import dev.migrate.error.Quoted;
import dev.migrate.lang.Internal;
import dev.migrate.sql.SqlToken.Kind;

/**
 * The beginning of SQL text on one line, as it may be shown in logs, messages, the
 * history and the endpoint: without comments and without values, which may be secrets or
 * data of persons.
 * <p>
 * Where a string ends depends on the database and on its settings, and text that fails
 * may have been written for another one. So the text is read in the ways of all
 * databases, and what only one of them takes for a string is masked.
 */
@Internal
public final class SqlExcerpt {

	private static final int MAX_LENGTH = 80;

	/** What stands behind is not read: a revision may have many megabytes. */
	private static final int MAX_READ = 8192;

	private static final Set<String> CHANGES_SCHEMA = Set.of("CREATE", "ALTER", "DROP");

	private static final List<SqlSyntax> READINGS = List.of(reading(),
			reading(SqlTrait.BACKSLASH_ESCAPES, SqlTrait.BACKTICK_QUOTES, SqlTrait.HASH_COMMENTS,
					SqlTrait.DASH_COMMENTS_NEED_BLANK, SqlTrait.EXECUTABLE_COMMENTS),
			reading(SqlTrait.ESCAPE_STRINGS, SqlTrait.DOLLAR_QUOTES, SqlTrait.NESTED_COMMENTS),
			reading(SqlTrait.BACKTICK_QUOTES, SqlTrait.DOLLAR_QUOTES, SqlTrait.SLASH_COMMENTS,
					SqlTrait.NESTED_COMMENTS),
			reading(SqlTrait.BACKTICK_QUOTES, SqlTrait.BRACKET_QUOTES));

	private final String text;

	private final Shown[] shown;

	private SqlExcerpt(String text) {
		this.text = text;
		this.shown = new Shown[text.length()];
		Arrays.fill(this.shown, Shown.YES);
	}

	private static SqlSyntax reading(SqlTrait... traits) {
		Set<SqlTrait> set = EnumSet.noneOf(SqlTrait.class);
		set.addAll(List.of(traits));
		return new SqlSyntax(set, CompoundBodies.NONE, StatementRules.of(false));
	}

	/**
	 * The beginning of text for a database that is not known: what stands in double
	 * quotes may be a string, and is masked.
	 * @return at most 80 characters
	 */
	public static String of(String sql) {
		return of(sql, List.of(), true);
	}

	/**
	 * The beginning of text.
	 * @param syntax the SQL of the database that it is for
	 * @return at most 80 characters
	 */
	public static String of(String sql, SqlSyntax syntax) {
		return of(sql, List.of(syntax), syntax.has(SqlTrait.DOUBLE_QUOTED_STRINGS));
	}

	/**
	 * Text with its lines, for those who want to read more than its beginning.
	 * @param syntax the SQL of the database that it is for
	 * @return so much of it as is read, without comments and values
	 */
	public static String lines(String sql, SqlSyntax syntax) {
		String lines = read(sql, List.of(syntax), syntax.has(SqlTrait.DOUBLE_QUOTED_STRINGS)).lines();
		return (sql.length() > MAX_READ) ? lines + "…" : lines;
	}

	private static String of(String sql, List<SqlSyntax> syntax, boolean doubleQuotedStrings) {
		return read(sql, syntax, doubleQuotedStrings).line(sql.length() > MAX_READ);
	}

	private static SqlExcerpt read(String sql, List<SqlSyntax> syntax, boolean doubleQuotedStrings) {
		SqlExcerpt excerpt = new SqlExcerpt(sql.substring(0, Math.min(sql.length(), MAX_READ)));
		List<SqlSyntax> readings = new ArrayList<>(READINGS);
		readings.addAll(syntax);
		readings.forEach((reading) -> excerpt.read(reading, doubleQuotedStrings));
		return excerpt;
	}

	private void read(SqlSyntax syntax, boolean doubleQuotedStrings) {
		SqlLexer lexer = new SqlLexer(this.text, syntax);
		Statement statement = new Statement();
		int endOfWord = -1;
		boolean quotesItself = false;
		while (lexer.next() != Kind.END) {
			if (lexer.kind() == Kind.STRING && endOfWord == lexer.start() && quotesItself) {
				// q'[it's]' ends where its own bracket does
				mark(lexer.start(), this.text.length(), Shown.AS_TEXT);
				return;
			}
			if (lexer.kind() == Kind.TERMINATOR && statement.isCopy()) {
				mark(lexer.end(), this.text.length(), Shown.NO);
				return;
			}
			mark(lexer.start(), lexer.end(), shown(lexer, statement, doubleQuotedStrings));
			endOfWord = (lexer.kind() == Kind.WORD) ? lexer.end() : -1;
			quotesItself = endOfWord >= 0 && (lexer.word().equals("Q") || lexer.word().equals("NQ"));
			statement = (lexer.kind() == Kind.TERMINATOR) ? new Statement() : statement;
		}
	}

	private static Shown shown(SqlLexer token, Statement statement, boolean doubleQuotedStrings) {
		if (token.kind().isContent() && token.kind() != Kind.TERMINATOR && statement.accept(token)) {
			return Shown.AS_TEXT;
		}
		return switch (token.kind()) {
			case SPACE, WORD, SYMBOL, TERMINATOR, END -> Shown.YES;
			case LINE_COMMENT, COMMENT, HINT, EXECUTABLE_OPEN, EXECUTABLE_CLOSE -> Shown.NO;
			case STRING -> Shown.AS_TEXT;
			case NUMBER -> token.text().length() == 1 || statement.changesSchema() && !token.word().startsWith("0X")
					? Shown.YES : Shown.AS_NUMBER;
			case QUOTED ->
				!token.isClosed() || doubleQuotedStrings && token.text().startsWith("\"") ? Shown.AS_TEXT : Shown.YES;
		};
	}

	private void mark(int from, int to, Shown how) {
		for (int i = from; i < to; i++) {
			this.shown[i] = (how.compareTo(this.shown[i]) > 0) ? how : this.shown[i];
		}
	}

	private String lines() {
		StringBuilder lines = new StringBuilder();
		for (int i = 0; i < this.text.length(); i++) {
			Shown how = this.shown[i];
			if (how == Shown.YES) {
				lines.append(this.text.charAt(i));
			}
			else if (i == 0 || how != this.shown[i - 1]) {
				lines.append(how.mask);
			}
		}
		return lines.toString().strip();
	}

	private String line(boolean cut) {
		StringBuilder line = new StringBuilder();
		for (int i = 0; i < this.text.length() && line.length() <= MAX_LENGTH; i++) {
			Shown how = this.shown[i];
			if (how == Shown.NO || TextSearch.isBlank(this.text.charAt(i)) && how == Shown.YES) {
				blank(line);
			}
			else if (how == Shown.YES) {
				line.append(this.text.charAt(i));
			}
			else if ((i == 0 || how != this.shown[i - 1]) && !line.toString().endsWith(how.mask + " ")) {
				line.append(how.mask);
			}
		}
		String text = Quoted.visible(line.toString().strip());
		return (cut || text.length() > MAX_LENGTH) ? shortened(text) : text;
	}

	private static void blank(StringBuilder line) {
		if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
			line.append(' ');
		}
	}

	private static String shortened(String text) {
		String first = text.substring(0, Math.min(text.length(), MAX_LENGTH - 1));
		boolean half = !first.isEmpty() && Character.isHighSurrogate(first.charAt(first.length() - 1));
		return (half ? first.substring(0, first.length() - 1) : first) + "…";
	}

	/**
	 * How a character is shown; of two readings, the later one in this list counts.
	 */
	private enum Shown {

		YES(""), NO(""), AS_NUMBER("…"), AS_TEXT("'…'");

		private final String mask;

		Shown(String mask) {
			this.mask = mask;
		}

	}

	/**
	 * What the words of a statement so far say of what follows.
	 */
	private static final class Statement {

		private static final int FIRST_WORDS = 4;

		private static final Set<String> CHANGES_ACCOUNT = Set.of("CREATE", "ALTER", "SET", "GRANT");

		private static final Set<String> ACCOUNT = Set.of("USER", "ROLE", "PASSWORD", "GRANT");

		private static final Set<String> BEFORE_SECRET = Set.of("PASSWORD", "IDENTIFIED");

		private final List<String> first = new ArrayList<>();

		private boolean secret;

		/**
		 * Go on by a token.
		 * @return whether it stands behind the word of a password, which need not be in
		 * quotes everywhere
		 */
		boolean accept(SqlLexer token) {
			boolean before = this.secret;
			if (token.kind() == Kind.WORD) {
				String word = token.word();
				if (this.first.size() < FIRST_WORDS) {
					this.first.add(word);
				}
				this.secret |= BEFORE_SECRET.contains(word) && isOfAccount();
			}
			return before;
		}

		private boolean isOfAccount() {
			return !this.first.isEmpty() && CHANGES_ACCOUNT.contains(this.first.get(0))
					&& this.first.stream().anyMatch(ACCOUNT::contains) && !this.first.contains("TABLE");
		}

		boolean isCopy() {
			return !this.first.isEmpty() && this.first.get(0).equals("COPY");
		}

		boolean changesSchema() {
			return !isOfAccount() && !this.first.isEmpty() && CHANGES_SCHEMA.contains(this.first.get(0));
		}

	}

}
