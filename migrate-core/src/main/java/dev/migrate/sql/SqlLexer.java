package dev.migrate.sql;

import java.util.Locale;

import dev.migrate.lang.Internal;
import dev.migrate.sql.SqlToken.Kind;

/**
 * Reads SQL text token by token, in one pass, as far as one asks for it. The current
 * token is the state of this object; it is for one thread and one reading. No text makes
 * it fail: what is never closed goes to the end of the text and says so.
 */
@Internal
public final class SqlLexer {

	// the first line of a MariaDB dump speaks to its client alone; no server is that new,
	// and no semicolon follows
	private static final String NEVER_RUN = "999999";

	private final CharSequence text;

	private SqlSyntax syntax;

	private Delimiter delimiter = Delimiter.SEMICOLON;

	private boolean executable;

	private int executableLine;

	private Kind kind = Kind.SPACE;

	private int start;

	private int end;

	private int line;

	private boolean closed = true;

	/** Whether no line ends in the current token. */
	private boolean inLine;

	/**
	 * Create a lexer that stands before the first token.
	 * @param text the text; it has to stay as it is while it is read
	 * @param syntax what it looks like
	 */
	public SqlLexer(CharSequence text, SqlSyntax syntax) {
		this(text, syntax, 1);
	}

	SqlLexer(CharSequence text, SqlSyntax syntax, int firstLine) {
		this.text = text;
		this.syntax = syntax;
		this.line = firstLine;
	}

	/**
	 * Go to the next token.
	 */
	public Kind next() {
		for (int i = this.inLine ? this.end : this.start; i < this.end; i++) {
			if (this.text.charAt(i) == '\n') {
				this.line++;
			}
		}
		this.inLine = false;
		this.start = this.end;
		this.closed = true;
		this.kind = (this.start < this.text.length()) ? read(this.text.charAt(this.start)) : endOfText();
		return this.kind;
	}

	private Kind endOfText() {
		if (this.executable) {
			this.closed = false;
			this.line = this.executableLine;
		}
		return Kind.END;
	}

	private Kind read(char c) {
		if (TextSearch.isBlank(c)) {
			return blanks();
		}
		if (this.delimiter.isAt(this.text, this.start, c, true)) {
			return token(Kind.TERMINATOR, this.start + this.delimiter.text().length());
		}
		return switch (c) {
			case '\'' -> quotes(Kind.STRING, c, has(SqlTrait.BACKSLASH_ESCAPES));
			case '"' -> quotes(Kind.QUOTED, c, has(SqlTrait.BACKSLASH_ESCAPES));
			case '`' -> has(SqlTrait.BACKTICK_QUOTES) ? quotes(Kind.QUOTED, c, false) : symbol();
			case '[' -> has(SqlTrait.BRACKET_QUOTES) ? brackets() : symbol();
			case '$' -> has(SqlTrait.DOLLAR_QUOTES) ? dollar() : word(Kind.WORD);
			case '-' -> dash();
			case '#' -> has(SqlTrait.HASH_COMMENTS) ? lineComment() : symbol();
			case '/' -> slash();
			case '*' -> (this.executable && at("*/")) ? closeExecutable() : symbol();
			case '.' -> isDigitAt(this.start + 1) ? word(Kind.NUMBER) : symbol();
			// MySQL's other spelling of NULL
			case '\\' -> (has(SqlTrait.BACKSLASH_ESCAPES) && at("\\N")) ? token(Kind.WORD, this.start + 2) : symbol();
			case 'e', 'E' ->
				(has(SqlTrait.ESCAPE_STRINGS) && isCharAt(this.start + 1, '\'')) ? escapeString() : word(Kind.WORD);
			default -> TextSearch.isWordPart(c) ? word(isDigitAt(this.start) ? Kind.NUMBER : Kind.WORD) : symbol();
		};
	}

	private Kind blanks() {
		int position = this.start;
		while (position < this.text.length() && TextSearch.isBlank(this.text.charAt(position))) {
			position++;
		}
		return token(Kind.SPACE, position);
	}

	private Kind quotes(Kind kind, char quote, boolean backslash) {
		return closed(kind, TextSearch.endOfQuotes(this.text, this.start + 1, quote, backslash));
	}

	private Kind escapeString() {
		return closed(Kind.STRING, TextSearch.endOfEscapeString(this.text, this.start + 2));
	}

	private Kind brackets() {
		int close = TextSearch.indexOf(this.text, "]", this.start);
		return closed(Kind.QUOTED, (close < 0) ? -1 : close + 1);
	}

	private Kind dollar() {
		int tagEnd = TextSearch.endOfDollarTag(this.text, this.start);
		return (tagEnd < 0) ? symbol()
				: closed(Kind.STRING, TextSearch.endOfDollarQuotes(this.text, this.start, tagEnd));
	}

	private Kind dash() {
		int after = this.start + 2;
		boolean comment = at("--") && (!has(SqlTrait.DASH_COMMENTS_NEED_BLANK) || after >= this.text.length()
				|| TextSearch.isBlank(this.text.charAt(after)));
		return comment ? lineComment() : symbol();
	}

	private Kind lineComment() {
		return token(Kind.LINE_COMMENT, TextSearch.endOfLine(this.text, this.start));
	}

	private Kind slash() {
		if (has(SqlTrait.SLASH_COMMENTS) && at("//")) {
			return lineComment();
		}
		if (!at("/*")) {
			return symbol();
		}
		if (has(SqlTrait.EXECUTABLE_COMMENTS) && !this.executable && (at("/*!") || at("/*M!"))) {
			return openExecutable();
		}
		return comment(at("/*+") ? Kind.HINT : Kind.COMMENT);
	}

	private Kind openExecutable() {
		int version = this.start + (at("/*!") ? 3 : 4);
		if (TextSearch.startsWith(this.text, version, NEVER_RUN)) {
			return comment(Kind.COMMENT);
		}
		int position = version;
		while (position < this.text.length() && Character.isDigit(this.text.charAt(position))) {
			position++;
		}
		this.executable = true;
		this.executableLine = this.line;
		return token(Kind.EXECUTABLE_OPEN, position);
	}

	private Kind closeExecutable() {
		this.executable = false;
		return token(Kind.EXECUTABLE_CLOSE, this.start + 2);
	}

	private Kind comment(Kind comment) {
		return closed(comment, TextSearch.endOfComment(this.text, this.start, has(SqlTrait.NESTED_COMMENTS)));
	}

	private Kind word(Kind kind) {
		int position = this.start + 1;
		while (position < this.text.length() && isInWord(kind, position)) {
			position++;
		}
		this.inLine = true;
		return token(kind, position);
	}

	private boolean isInWord(Kind kind, int position) {
		char c = this.text.charAt(position);
		return (TextSearch.isWordPart(c) || (kind == Kind.NUMBER && belongsToNumber(position)))
				&& (this.delimiter.isSemicolon() || !this.delimiter.isAt(this.text, position, c, false));
	}

	/**
	 * Whether a point or the sign of an exponent goes on with a number. A point does if a
	 * digit, an exponent or nothing of a word follows.
	 */
	private boolean belongsToNumber(int position) {
		char c = this.text.charAt(position);
		if (c == '.') {
			boolean last = position + 1 >= this.text.length()
					|| !isCharAt(position + 1, '.') && !TextSearch.isWordPart(this.text.charAt(position + 1));
			return last || isDigitAt(position + 1) || isExponentAt(position + 1)
					&& (isDigitAt(position + 2) || isSignAt(position + 2) && isDigitAt(position + 3));
		}
		boolean hexadecimal = isCharAt(this.start, '0')
				&& (isCharAt(this.start + 1, 'x') || isCharAt(this.start + 1, 'X'));
		return isSignAt(position) && isExponentAt(position - 1) && isDigitAt(position + 1) && !hexadecimal;
	}

	private boolean isDigitAt(int position) {
		return position < this.text.length() && this.text.charAt(position) >= '0' && this.text.charAt(position) <= '9';
	}

	private boolean isExponentAt(int position) {
		return isCharAt(position, 'e') || isCharAt(position, 'E');
	}

	private boolean isSignAt(int position) {
		return isCharAt(position, '+') || isCharAt(position, '-');
	}

	private Kind symbol() {
		return token(Kind.SYMBOL, this.start + 1);
	}

	private Kind closed(Kind kind, int end) {
		this.closed = end >= 0;
		return token(kind, this.closed ? end : this.text.length());
	}

	private Kind token(Kind kind, int end) {
		this.end = end;
		return kind;
	}

	private boolean has(SqlTrait trait) {
		return this.syntax.has(trait);
	}

	private boolean at(String expected) {
		return TextSearch.startsWith(this.text, this.start, expected);
	}

	private boolean isCharAt(int position, char expected) {
		return position < this.text.length() && this.text.charAt(position) == expected;
	}

	/**
	 * What the current token is.
	 */
	public Kind kind() {
		return this.kind;
	}

	/**
	 * The current token, to keep it.
	 */
	public SqlToken token() {
		return new SqlToken(this.kind, text(), this.start, this.line);
	}

	int start() {
		return this.start;
	}

	int end() {
		return this.end;
	}

	/**
	 * The line of the current token; at the end, of a comment that is open.
	 * @return the line, counted from 1
	 */
	int line() {
		return this.line;
	}

	/**
	 * Whether the current token, or a comment around the end, has its end.
	 * @return {@code false} if it goes to the end of the text for want of one
	 */
	boolean isClosed() {
		return this.closed;
	}

	/**
	 * The current token as it is written.
	 */
	String text() {
		return this.text.subSequence(this.start, this.end).toString();
	}

	/**
	 * The current token as keywords are compared.
	 * @return its text in upper case
	 */
	String word() {
		return text().toUpperCase(Locale.ROOT);
	}

	boolean isSymbol(char symbol) {
		return this.kind == Kind.SYMBOL && this.text.charAt(this.start) == symbol;
	}

	/**
	 * Whether what is read now stands in a comment whose content the server runs.
	 * @return {@code true} between its beginning and its end
	 */
	boolean isExecutable() {
		return this.executable;
	}

	/**
	 * End the current token elsewhere; the next one begins there.
	 * @param position the new end
	 */
	void endAt(int position) {
		this.end = position;
		this.inLine = false;
	}

	/**
	 * Go on elsewhere, without a look at what is between; lines are not counted any more.
	 * @param position where the next token begins
	 */
	void leaveAt(int position) {
		this.start = position;
		this.end = position;
	}

	/**
	 * Read the text in another way from the next token on.
	 * @param syntax what it looks like there
	 */
	void readAs(SqlSyntax syntax) {
		this.syntax = syntax;
	}

	Delimiter delimiter() {
		return this.delimiter;
	}

	/**
	 * End statements with another delimiter from the next token on.
	 */
	void delimitWith(Delimiter delimiter) {
		this.delimiter = delimiter;
	}

	/**
	 * What ends statements.
	 *
	 * @param text the delimiter, not empty
	 */
	record Delimiter(String text) {

		static final Delimiter SEMICOLON = new Delimiter(";");

		/**
		 * Whether this delimiter stands at a position. One that begins with a letter or
		 * digit, such as {@code go}, has to be a whole word there.
		 * @param position the position to look at
		 * @param first the character there
		 * @param tokenStart whether a token begins there, rather than goes on
		 * @return {@code true} if it does
		 */
		boolean isAt(CharSequence sql, int position, char first, boolean tokenStart) {
			if (first != this.text.charAt(0) || !TextSearch.startsWith(sql, position, this.text)) {
				return false;
			}
			if (!Character.isLetterOrDigit(this.text.charAt(0))) {
				return true;
			}
			int after = position + this.text.length();
			return tokenStart && (after >= sql.length() || !TextSearch.isWordPart(sql.charAt(after)));
		}

		boolean isSemicolon() {
			return this.text.equals(SEMICOLON.text);
		}

	}

}
