package dev.migrate.sql;

/**
 * The normal form of SQL text: what stays when its layout is taken away. Two texts with
 * one normal form do the same on every database.
 * <p>
 * Comments, blank lines, byte order marks and the kind of line end do not count; a run of
 * white space is one blank. Text in quotes, in dollar quotes, in comments that a server
 * runs and in the data of {@code COPY … FROM stdin} stays as it is, but for its line
 * ends. Databases disagree on where some quotes and comments end, such as {@code 'a\'};
 * from the first such place on, the text counts as it stands, so that no change can hide.
 * No text makes this fail.
 */
public final class SqlNormalizer {

	private final CharSequence text;

	private final StringBuilder normal = new StringBuilder();

	private int position;

	private boolean blankBefore;

	private boolean lineStart = true;

	private String word = "";

	private boolean copyFromStdin;

	private boolean dollarDelimiter;

	private SqlNormalizer(CharSequence text) {
		this.text = text;
	}

	/**
	 * Normalize a text.
	 * @param text the text of a file, or a part of it
	 * @return its normal form, without a line end
	 */
	public static String normalize(CharSequence text) {
		SqlNormalizer normalizer = new SqlNormalizer(text);
		while (normalizer.position < text.length()) {
			normalizer.step(text.charAt(normalizer.position));
		}
		return normalizer.normal.toString().stripTrailing();
	}

	private void step(char c) {
		if (TextSearch.isBlank(c)) {
			this.lineStart |= c == '\n';
			skip(this.position + 1);
		}
		else if (isLineComment(c)) {
			skip(TextSearch.endOfLine(this.text, this.position));
		}
		else {
			token(c);
			this.lineStart = false;
		}
	}

	private void token(char c) {
		switch (c) {
			case '\'', '"' -> quotes(c);
			case '`' -> keep(TextSearch.endOfQuotes(this.text, this.position + 1, c, false));
			case '$' -> dollar();
			case '/' -> slash();
			case '-' -> keep(isAt(1, '-') ? -1 : this.position + 1);
			case '#' -> keep(isOperator() ? this.position + 1 : -1);
			case ';' -> semicolon();
			default -> wordOrSymbol(c);
		}
	}

	private boolean isLineComment(char c) {
		if (c == '#') {
			return !isOperator() && (this.lineStart || isAfterSeparator());
		}
		return c == '-' && isAt(1, '-') && (isBlankAt(2) || isAt(2, '-') || this.lineStart || !isArithmetic());
	}

	/**
	 * Whether this is one of PostgreSQL's operators for JSON and not a comment of MySQL.
	 */
	private boolean isOperator() {
		return isAt(1, '>') || (isAt(1, '-') && !isAt(2, '-'));
	}

	private boolean isAfterSeparator() {
		return !this.normal.isEmpty() && ",;(".indexOf(this.normal.charAt(this.normal.length() - 1)) >= 0;
	}

	/**
	 * Whether two dashes may be two minus signs, as in {@code 5--3} on MySQL.
	 */
	private boolean isArithmetic() {
		boolean digit = this.position + 2 < this.text.length()
				&& Character.isDigit(this.text.charAt(this.position + 2));
		return digit || TextSearch.isWordPart(this.text.charAt(this.position - 1));
	}

	private void quotes(char quote) {
		int plain = TextSearch.endOfQuotes(this.text, this.position + 1, quote, false);
		int escaped = TextSearch.endOfQuotes(this.text, this.position + 1, quote, true);
		keep((plain == escaped) ? plain : -1);
	}

	private void dollar() {
		int tagEnd = TextSearch.endOfDollarTag(this.text, this.position);
		boolean quote = tagEnd > 0 && !this.dollarDelimiter;
		keep(quote ? TextSearch.endOfDollarQuotes(this.text, this.position, tagEnd) : this.position + 1);
	}

	private void slash() {
		if (!isAt(1, '*')) {
			keep((isAt(1, '/') && !isLastInLine(2)) ? -1 : this.position + 1);
			return;
		}
		int end = TextSearch.endOfComment(this.text, this.position, false);
		boolean ambiguous = end != TextSearch.endOfComment(this.text, this.position, true);
		boolean counts = isAt(2, '!') || isAt(2, '+') || (isAt(2, 'M') && isAt(3, '!'));
		if (ambiguous || counts) {
			keep(ambiguous ? -1 : end);
		}
		else {
			skip((end < 0) ? this.text.length() : end);
		}
	}

	private void semicolon() {
		keep(this.position + 1);
		if (this.copyFromStdin) {
			keep(TextSearch.endOfCopyData(this.text, this.position));
		}
		this.copyFromStdin = false;
	}

	private void wordOrSymbol(char c) {
		int end = this.position + 1;
		if ((c == 'e' || c == 'E') && isAt(1, '\'')) {
			keep(TextSearch.endOfEscapeString(this.text, end + 1));
			return;
		}
		while (TextSearch.isWordPart(c) && end < this.text.length() && TextSearch.isWordPart(this.text.charAt(end))) {
			end++;
		}
		String next = this.text.subSequence(this.position, end).toString();
		if (this.lineStart && next.equalsIgnoreCase("DELIMITER")) {
			this.dollarDelimiter = isBlankBefore('$', end);
		}
		this.copyFromStdin |= next.equalsIgnoreCase("STDIN") && this.word.equalsIgnoreCase("FROM");
		this.word = next;
		keep(end);
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

	private void skip(int end) {
		this.blankBefore = true;
		this.position = end;
	}

	/**
	 * Keep text as it is.
	 * @param end the position after it; -1 to keep all that is left
	 */
	private void keep(int end) {
		if (this.blankBefore && !this.normal.isEmpty()) {
			this.normal.append(' ');
		}
		this.blankBefore = false;
		int stop = (end < 0) ? this.text.length() : end;
		for (int i = this.position; i < stop; i++) {
			boolean lineEnd = this.text.charAt(i) == '\r' && i + 1 < this.text.length()
					&& this.text.charAt(i + 1) == '\n';
			if (!lineEnd) {
				this.normal.append(this.text.charAt(i));
			}
		}
		this.position = stop;
	}

	private boolean isAt(int offset, char expected) {
		int index = this.position + offset;
		return index < this.text.length() && this.text.charAt(index) == expected;
	}

	private boolean isBlankAt(int offset) {
		int index = this.position + offset;
		return index >= this.text.length() || TextSearch.isBlank(this.text.charAt(index));
	}

	private boolean isLastInLine(int offset) {
		int from = Math.min(this.position + offset, this.text.length());
		return TextSearch.isBlank(this.text, from, TextSearch.endOfLine(this.text, from));
	}

}
