package dev.migrate.sql;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Reads SQL text token by token, in one pass. The current token is the state of this
 * object; it is for one thread and one reading.
 */
final class SqlScanner {

	// the first line of a MariaDB dump speaks to its client alone; no server is that new,
	// and no semicolon follows
	private static final String NEVER_RUN = "999999";

	private final CharSequence text;

	private final SqlSyntax syntax;

	private final @Nullable String origin;

	private Delimiter delimiter = Delimiter.SEMICOLON;

	private boolean executable;

	private int executableLine;

	private TokenKind kind = TokenKind.SPACE;

	private int start;

	private int end;

	private int line;

	SqlScanner(CharSequence text, SqlSyntax syntax, int firstLine, @Nullable String origin) {
		this.text = text;
		this.syntax = syntax;
		this.origin = origin;
		this.line = firstLine;
	}

	/**
	 * Go to the next token.
	 * @return what it is
	 */
	TokenKind next() {
		for (int i = this.start; i < this.end; i++) {
			if (this.text.charAt(i) == '\n') {
				this.line++;
			}
		}
		this.start = this.end;
		this.kind = (this.start < this.text.length()) ? read(this.text.charAt(this.start)) : endOfText();
		return this.kind;
	}

	private TokenKind endOfText() {
		if (this.executable) {
			throw SqlSyntaxException.unclosed("comment", "'*/'", this.origin, this.executableLine);
		}
		return TokenKind.END;
	}

	private TokenKind read(char c) {
		if (TextSearch.isBlank(c)) {
			return blanks();
		}
		if (this.delimiter.isAt(this.text, this.start, true)) {
			return token(TokenKind.TERMINATOR, this.start + this.delimiter.text().length());
		}
		return switch (c) {
			case '\'' -> quotes("string", c, has(SqlTrait.BACKSLASH_ESCAPES));
			case '"' -> quotes("quoted text", c, has(SqlTrait.BACKSLASH_ESCAPES));
			case '`' -> has(SqlTrait.BACKTICK_QUOTES) ? quotes("quoted name", c, false) : symbol();
			case '[' -> has(SqlTrait.BRACKET_QUOTES) ? brackets() : symbol();
			case '$' -> has(SqlTrait.DOLLAR_QUOTES) ? dollar() : readWord();
			case '-' -> dash();
			case '#' -> has(SqlTrait.HASH_COMMENTS) ? lineComment() : symbol();
			case '/' -> slash();
			case '*' -> (this.executable && at("*/")) ? closeExecutable() : symbol();
			case '\\' -> backslash();
			case 'e', 'E' ->
				(has(SqlTrait.ESCAPE_STRINGS) && isCharAt(this.start + 1, '\'')) ? escapeString() : readWord();
			default -> TextSearch.isWordPart(c) ? readWord() : symbol();
		};
	}

	private TokenKind blanks() {
		int position = this.start;
		while (position < this.text.length() && TextSearch.isBlank(this.text.charAt(position))) {
			position++;
		}
		return token(TokenKind.SPACE, position);
	}

	private TokenKind quotes(String what, char quote, boolean backslash) {
		int stop = TextSearch.endOfQuotes(this.text, this.start + 1, quote, backslash);
		return closed(TokenKind.QUOTED, stop, what, quote + ", and double one that belongs to the text");
	}

	private TokenKind escapeString() {
		int stop = TextSearch.endOfEscapeString(this.text, this.start + 2);
		return closed(TokenKind.QUOTED, stop, "string", "', and double one that belongs to the text");
	}

	private TokenKind brackets() {
		int close = TextSearch.indexOf(this.text, "]", this.start);
		return closed(TokenKind.QUOTED, (close < 0) ? -1 : close + 1, "quoted name", "]");
	}

	private TokenKind dollar() {
		int tagEnd = TextSearch.endOfDollarTag(this.text, this.start);
		if (tagEnd < 0) {
			return symbol();
		}
		int stop = TextSearch.endOfDollarQuotes(this.text, this.start, tagEnd);
		return closed(TokenKind.QUOTED, stop, "dollar-quoted text", this.text.subSequence(this.start, tagEnd));
	}

	private TokenKind dash() {
		int after = this.start + 2;
		boolean comment = at("--") && (!has(SqlTrait.DASH_COMMENTS_NEED_BLANK) || after >= this.text.length()
				|| TextSearch.isBlank(this.text.charAt(after)));
		return comment ? lineComment() : symbol();
	}

	private TokenKind lineComment() {
		return token(TokenKind.SPACE, TextSearch.endOfLine(this.text, this.start));
	}

	private TokenKind slash() {
		if (has(SqlTrait.SLASH_COMMENTS) && at("//")) {
			return lineComment();
		}
		if (!at("/*")) {
			return symbol();
		}
		if (has(SqlTrait.EXECUTABLE_COMMENTS) && !this.executable && (at("/*!") || at("/*M!"))) {
			return openExecutable();
		}
		return comment(at("/*+") ? TokenKind.HINT : TokenKind.SPACE);
	}

	private TokenKind openExecutable() {
		int version = this.start + (at("/*!") ? 3 : 4);
		if (TextSearch.startsWith(this.text, version, NEVER_RUN)) {
			return comment(TokenKind.SPACE);
		}
		int position = version;
		while (position < this.text.length() && Character.isDigit(this.text.charAt(position))) {
			position++;
		}
		this.executable = true;
		this.executableLine = this.line;
		return token(TokenKind.EXECUTABLE_OPEN, position);
	}

	private TokenKind closeExecutable() {
		this.executable = false;
		return token(TokenKind.EXECUTABLE_CLOSE, this.start + 2);
	}

	private TokenKind comment(TokenKind comment) {
		int stop = TextSearch.endOfComment(this.text, this.start, has(SqlTrait.NESTED_COMMENTS));
		return closed(comment, stop, "comment", "*/");
	}

	private TokenKind backslash() {
		if (has(SqlTrait.BACKSLASH_ESCAPES) && at("\\N")) {
			return token(TokenKind.WORD, this.start + 2); // MySQL's other spelling of
															// NULL
		}
		if (this.executable) {
			return symbol();
		}
		return token(TokenKind.CLIENT_COMMAND, TextSearch.endOfLine(this.text, this.start));
	}

	private TokenKind readWord() {
		int position = this.start + 1;
		while (position < this.text.length() && TextSearch.isWordPart(this.text.charAt(position))
				&& !this.delimiter.isAt(this.text, position, false)) {
			position++;
		}
		return token(TokenKind.WORD, position);
	}

	private TokenKind symbol() {
		return token(TokenKind.SYMBOL, this.start + 1);
	}

	private TokenKind closed(TokenKind kind, int end, String what, CharSequence closing) {
		if (end < 0) {
			throw SqlSyntaxException.unclosed(what, closing, this.origin, this.line);
		}
		return token(kind, end);
	}

	private TokenKind token(TokenKind kind, int end) {
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

	TokenKind kind() {
		return this.kind;
	}

	int start() {
		return this.start;
	}

	int end() {
		return this.end;
	}

	int line() {
		return this.line;
	}

	/**
	 * The current token as it is written.
	 * @return its text
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
		return this.kind == TokenKind.SYMBOL && this.text.charAt(this.start) == symbol;
	}

	/**
	 * Whether what is read now stands in a comment whose content the server runs.
	 * @return {@code true} between its beginning and its end
	 */
	boolean isExecutable() {
		return this.executable;
	}

	/**
	 * Make the current token longer, so that the next one begins where it ends.
	 * @param position the new end
	 */
	void extendTo(int position) {
		this.end = position;
	}

	Delimiter delimiter() {
		return this.delimiter;
	}

	/**
	 * End statements with another delimiter from the next token on.
	 * @param delimiter the delimiter
	 */
	void delimitWith(Delimiter delimiter) {
		this.delimiter = delimiter;
	}

}
