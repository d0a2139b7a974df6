package dev.migrate.sql;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import dev.migrate.lang.Internal;
import dev.migrate.sql.SqlToken.Kind;

/**
 * The normal form of SQL text: what stays when its layout is taken away. Two texts with
 * one normal form do the same on every database.
 * <p>
 * Comments, blank lines, byte order marks and the kind of line end do not count; a run of
 * white space is one blank, and none beside brackets, commas, semicolons and operators.
 * Reserved words are written in lower case, and there is no last semicolon. Text in
 * quotes, in dollar quotes, in comments that a server runs and in the data of
 * {@code COPY … FROM stdin} stays as it is, but for its line ends. Databases disagree on
 * where some quotes and comments end, such as {@code 'a\'}; from the first such place on,
 * the text counts as it stands, so that no change can hide. No text makes this fail.
 */
@Internal
public final class SqlNormalizer {

	private static final SqlSyntax SYNTAX = syntax(SqlTrait.ESCAPE_STRINGS, SqlTrait.BACKTICK_QUOTES,
			SqlTrait.DOLLAR_QUOTES);

	private static final SqlSyntax DOLLAR_DELIMITER = syntax(SqlTrait.ESCAPE_STRINGS, SqlTrait.BACKTICK_QUOTES);

	/** What an array has, too, and of which databases disagree where it ends. */
	private static final Set<Integer> NO_NAME = "'\"`$-/#\n".chars().boxed().collect(Collectors.toUnmodifiableSet());

	private static final int PART = 8192;

	private final CharSequence text;

	private final SqlLexer lexer;

	private final Rule rule;

	private final NormalText normal;

	private boolean lineStart = true;

	private String word = "";

	private boolean copyFromStdin;

	private SqlNormalizer(CharSequence text, Rule rule, Consumer<CharSequence> pieces) {
		this.text = text;
		this.rule = rule;
		this.normal = new NormalText(rule, pieces);
		this.lexer = new SqlLexer(text, SYNTAX);
	}

	private static SqlSyntax syntax(SqlTrait first, SqlTrait... others) {
		return new SqlSyntax(EnumSet.of(first, others), CompoundBodies.NONE, StatementRules.of(false));
	}

	/**
	 * Normalize a text.
	 * @param text the text of a file, or a part of it
	 * @return its normal form, without a line end
	 */
	public static String normalize(CharSequence text) {
		return normalize(text, Rule.COMPACT);
	}

	static String normalize(CharSequence text, Rule rule) {
		StringBuilder normal = new StringBuilder();
		normalize(text, rule, normal::append);
		return normal.toString();
	}

	/**
	 * Normalize a text that may be big.
	 * @param pieces takes the normal form in pieces
	 */
	static void normalize(CharSequence text, Rule rule, Consumer<CharSequence> pieces) {
		SqlNormalizer normalizer = new SqlNormalizer(text, rule, pieces);
		while (normalizer.lexer.next() != Kind.END) {
			normalizer.release(normalizer.lexer.start() - 1);
			normalizer.token();
		}
		normalizer.normal.end();
	}

	private void token() {
		if (this.lexer.kind() == Kind.SPACE) {
			this.lineStart |= this.lexer.text().indexOf('\n') >= 0;
			this.normal.blank();
		}
		else if (isLineComment()) {
			this.lexer.endAt(TextSearch.endOfLine(this.text, this.lexer.start()));
			this.normal.blank();
		}
		else if (this.lexer.kind() == Kind.COMMENT && !isAmbiguous() && !isRun()) {
			this.normal.blank();
		}
		else {
			content();
			this.lineStart = false;
		}
	}

	private boolean isLineComment() {
		if (this.lexer.isSymbol('#')) {
			return !isOperator() && (this.lineStart || isAfterSeparator());
		}
		return this.lexer.kind() == Kind.LINE_COMMENT
				&& (isBlankAt(2) || isAt(2, '-') || this.lineStart || !isArithmetic());
	}

	/**
	 * Whether this is one of PostgreSQL's operators for JSON and not a comment of MySQL.
	 */
	private boolean isOperator() {
		return isAt(1, '>') || (isAt(1, '-') && !isAt(2, '-'));
	}

	private boolean isAfterSeparator() {
		return this.normal.endsWithSeparator();
	}

	/**
	 * Whether two dashes may be two minus signs, as in {@code 5--3} on MySQL.
	 */
	private boolean isArithmetic() {
		int third = this.lexer.start() + 2;
		boolean digit = third < this.text.length() && Character.isDigit(this.text.charAt(third));
		return digit || TextSearch.isWordPart(this.text.charAt(this.lexer.start() - 1));
	}

	private boolean isRun() {
		return isAt(2, '!') || (isAt(2, 'M') && isAt(3, '!'));
	}

	/**
	 * Whether databases disagree on where the current token ends.
	 */
	private boolean isAmbiguous() {
		int start = this.lexer.start();
		int end = this.lexer.isClosed() ? this.lexer.end() : -1;
		return switch (this.lexer.kind()) {
			case LINE_COMMENT -> true;
			case COMMENT, HINT -> end != TextSearch.endOfComment(this.text, start, true);
			case STRING -> isAt(0, '\'') && end != TextSearch.endOfQuotes(this.text, start + 1, '\'', true);
			case QUOTED -> isAt(0, '"') && end != TextSearch.endOfQuotes(this.text, start + 1, '"', true);
			default -> this.lexer.isSymbol('#') && !isOperator()
					|| this.lexer.isSymbol('/') && isAt(1, '/') && !isLastInLine(2);
		};
	}

	private void content() {
		if (isAmbiguous()) {
			this.lexer.endAt(this.text.length());
		}
		switch (this.lexer.kind()) {
			case WORD, NUMBER, SYMBOL -> word();
			case TERMINATOR -> semicolon();
			default -> keep();
		}
	}

	private void semicolon() {
		if (this.copyFromStdin) {
			int end = TextSearch.endOfCopyData(this.text, this.lexer.end());
			this.lexer.endAt((end < 0) ? this.text.length() : end);
		}
		this.copyFromStdin = false;
		keep();
	}

	private void word() {
		if (isAt(0, '$')) {
			this.lexer.endAt(this.lexer.start() + 1);
			keep();
			return;
		}
		if (this.rule == Rule.COMPACT && this.lexer.isSymbol('[')) {
			bracket();
			return;
		}
		String next = this.lexer.text();
		boolean delimiter = this.lineStart && next.equalsIgnoreCase("DELIMITER");
		if (delimiter) {
			this.lexer.readAs(isBlankBefore('$', this.lexer.end()) ? DOLLAR_DELIMITER : SYNTAX);
		}
		this.copyFromStdin |= next.equalsIgnoreCase("STDIN") && this.word.equalsIgnoreCase("FROM");
		this.word = next;
		keep();
		if (delimiter) {
			this.normal.countBlanks(1);
		}
	}

	/**
	 * Behind a value, it is an index of an array. Elsewhere it may be SQLite's quote of a
	 * name, in which all counts.
	 */
	private void bracket() {
		int start = this.lexer.start();
		char before = (start > 0) ? this.text.charAt(start - 1) : ' ';
		if (!TextSearch.isWordPart(before) && "])[\"".indexOf(before) < 0) {
			int close = TextSearch.indexOf(this.text, "]", start);
			boolean name = close >= 0 && this.text.subSequence(start, close).chars().noneMatch(NO_NAME::contains);
			this.lexer.endAt(name ? close + 1 : this.text.length());
		}
		keep();
	}

	/**
	 * Whether a character follows in the same line, as in {@code DELIMITER $$}, after
	 * which a client of MySQL takes these dollar signs for no quotes.
	 */
	private boolean isBlankBefore(char expected, int from) {
		int next = from;
		while (next < this.text.length() && this.text.charAt(next) != '\n'
				&& TextSearch.isBlank(this.text.charAt(next))) {
			next++;
		}
		return next > from && next < this.text.length() && this.text.charAt(next) == expected;
	}

	/**
	 * Keep the current token. What goes to the end of a big file is not held as a whole.
	 */
	private void keep() {
		int last = this.lexer.end();
		int position = endOfPart(this.lexer.start());
		this.normal.add(this.lexer.kind(), this.text.subSequence(this.lexer.start(), position));
		if (position < last) {
			this.lexer.leaveAt(last);
		}
		while (position < last) {
			int end = endOfPart(position);
			release(position);
			this.normal.goOn(this.text.subSequence(position, end));
			position = end;
		}
	}

	/**
	 * A line end is not cut in two.
	 */
	private int endOfPart(int begin) {
		int end = Math.min(begin + PART, this.lexer.end());
		while (end < this.lexer.end() && this.text.charAt(end - 1) == '\r') {
			end++;
		}
		return end;
	}

	private void release(int position) {
		if (this.text instanceof StreamedText streamed) {
			streamed.release(position);
		}
	}

	private boolean isAt(int offset, char expected) {
		int index = this.lexer.start() + offset;
		return index < this.text.length() && this.text.charAt(index) == expected;
	}

	private boolean isBlankAt(int offset) {
		int index = this.lexer.start() + offset;
		return index >= this.text.length() || TextSearch.isBlank(this.text.charAt(index));
	}

	private boolean isLastInLine(int offset) {
		int from = Math.min(this.lexer.start() + offset, this.text.length());
		return TextSearch.isBlank(this.text, from, TextSearch.endOfLine(this.text, from));
	}

	/**
	 * What counts as layout. Checksums that are kept say by which rule they were made.
	 */
	enum Rule {

		/** Comments and the length of white space. */
		SPACES("v1:"),

		/**
		 * White space beside what separates, the case of reserved words and a last
		 * semicolon, too.
		 */
		COMPACT("v2:");

		private final String version;

		Rule(String version) {
			this.version = version;
		}

		/**
		 * How checksums begin that were made by this rule.
		 */
		String version() {
			return this.version;
		}

	}

}
