package dev.migrate.author.source;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes the text of a Java or Kotlin file apart, as far as it has to be to find
 * annotations: words, texts and single characters, without comments.
 */
final class SourceLexer {

	private static final int UNICODE_DIGITS = 4;

	private static final int HEXADECIMAL = 16;

	private static final String TEXT_BLOCK = "\"\"\"";

	private final String text;

	private final boolean kotlin;

	private final List<SourceToken> tokens = new ArrayList<>();

	private int at;

	private int line = 1;

	SourceLexer(String text, boolean kotlin) {
		this.text = text;
		this.kotlin = kotlin;
	}

	List<SourceToken> tokens() throws SourceSyntaxException {
		while (this.at < this.text.length()) {
			next();
		}
		return this.tokens;
	}

	private void next() throws SourceSyntaxException {
		char character = this.text.charAt(this.at);
		if (Character.isWhitespace(character)) {
			advance(1);
		}
		else if (looksAt("//")) {
			advanceTo(end("\n", this.text.length()));
		}
		else if (looksAt("/*")) {
			comment();
		}
		else if (looksAt(TEXT_BLOCK)) {
			textBlock();
		}
		else if (character == '"') {
			string();
		}
		else if (character == '\'') {
			advanceTo(quoted(this.at, "character"));
		}
		else if (character == '`') {
			int end = quoted(this.at, "name");
			add(SourceToken.Kind.WORD, this.text.substring(this.at + 1, end - 1), end);
		}
		else if (Character.isJavaIdentifierPart(character)) {
			word();
		}
		else {
			add(SourceToken.Kind.SYMBOL, String.valueOf(character), this.at + 1);
		}
	}

	private void word() {
		int end = this.at;
		while (end < this.text.length() && Character.isJavaIdentifierPart(this.text.charAt(end))) {
			end++;
		}
		add(SourceToken.Kind.WORD, this.text.substring(this.at, end), end);
	}

	/** Those of Kotlin contain one another. */
	private void comment() throws SourceSyntaxException {
		int begin = this.line;
		int depth = 0;
		do {
			if (this.at >= this.text.length()) {
				throw new SourceSyntaxException(begin, "has a comment that is never closed");
			}
			if (looksAt("/*") && (depth == 0 || this.kotlin)) {
				depth++;
				advance(2);
			}
			else if (looksAt("*/")) {
				depth--;
				advance(2);
			}
			else {
				advance(1);
			}
		}
		while (depth > 0);
	}

	private void textBlock() throws SourceSyntaxException {
		int begin = this.at + TEXT_BLOCK.length();
		int end = begin;
		while (!this.text.startsWith(TEXT_BLOCK, end)) {
			if (end >= this.text.length()) {
				throw new SourceSyntaxException(this.line, "has a text that is never closed");
			}
			end += (this.text.charAt(end) == '\\' && !this.kotlin) ? 2 : 1;
		}
		// In Kotlin, quotes before the last three belong to the text
		while (this.kotlin && this.text.startsWith("\"", end + TEXT_BLOCK.length())) {
			end++;
		}
		String content = this.text.substring(begin, end);
		int after = end + TEXT_BLOCK.length();
		if (this.kotlin) {
			add(content.contains("$") ? SourceToken.Kind.COMPUTED : SourceToken.Kind.STRING, content, after);
		}
		else {
			String stripped = content.substring(content.indexOf('\n') + 1).stripIndent();
			add(SourceToken.Kind.STRING, unescaped(stripped, this.line), after);
		}
	}

	private void string() throws SourceSyntaxException {
		int end = quoted(this.at, "text");
		String content = this.text.substring(this.at + 1, end - 1);
		boolean computed = this.kotlin && content.replace("\\$", "").contains("$");
		add(computed ? SourceToken.Kind.COMPUTED : SourceToken.Kind.STRING,
				computed ? content : unescaped(content, this.line), end);
	}

	/**
	 * Where something in quotes ends.
	 * @param begin the index of the opening quote
	 * @return the index behind the closing one
	 */
	private int quoted(int begin, String what) throws SourceSyntaxException {
		char quote = this.text.charAt(begin);
		int end = begin + 1;
		while (end < this.text.length() && this.text.charAt(end) != quote) {
			char character = this.text.charAt(end);
			if (character == '\n') {
				break;
			}
			if (this.kotlin && this.text.startsWith("${", end)) {
				end = template(end + 2, what);
				continue;
			}
			end += (character == '\\') ? 2 : 1;
		}
		if (end >= this.text.length() || this.text.charAt(end) != quote) {
			throw new SourceSyntaxException(this.line, "has a " + what + " that is never closed");
		}
		return end + 1;
	}

	private int template(int begin, String what) throws SourceSyntaxException {
		int depth = 1;
		int end = begin;
		while (end < this.text.length() && depth > 0) {
			char character = this.text.charAt(end);
			depth += (character == '{') ? 1 : (character == '}') ? -1 : 0;
			end = (character == '"') ? quoted(end, what) : end + 1;
		}
		return end;
	}

	private boolean looksAt(String symbol) {
		return this.text.startsWith(symbol, this.at);
	}

	private int end(String symbol, int otherwise) {
		int found = this.text.indexOf(symbol, this.at);
		return (found < 0) ? otherwise : found;
	}

	private void add(SourceToken.Kind kind, String value, int end) {
		this.tokens.add(new SourceToken(kind, value, this.line));
		advanceTo(end);
	}

	private void advance(int characters) {
		advanceTo(Math.min(this.at + characters, this.text.length()));
	}

	private void advanceTo(int end) {
		for (int i = this.at; i < end; i++) {
			this.line += (this.text.charAt(i) == '\n') ? 1 : 0;
		}
		this.at = end;
	}

	/**
	 * What stands between quotes, without backslashes as Java and Kotlin know them.
	 */
	private static String unescaped(String literal, int line) throws SourceSyntaxException {
		if (literal.indexOf('\\') < 0) {
			return literal;
		}
		try {
			return withoutUnicode(literal).replace("\\$", "$").translateEscapes();
		}
		catch (IllegalArgumentException | IndexOutOfBoundsException ex) {
			throw new SourceSyntaxException(line, "has a text with an escape that is none");
		}
	}

	private static String withoutUnicode(String literal) {
		StringBuilder text = new StringBuilder();
		int at = 0;
		while (at < literal.length()) {
			if (literal.charAt(at) != '\\') {
				text.append(literal.charAt(at++));
			}
			else if (literal.charAt(at + 1) == 'u') {
				int digits = at + 1;
				while (literal.charAt(digits) == 'u') {
					digits++;
				}
				String number = literal.substring(digits, digits + UNICODE_DIGITS);
				text.append((char) Integer.parseInt(number, HEXADECIMAL));
				at = digits + UNICODE_DIGITS;
			}
			else {
				text.append(literal, at, at + 2);
				at += 2;
			}
		}
		return text.toString();
	}

	/**
	 * A piece of a source file.
	 *
	 * @param text a word, one character, or what a literal stands for
	 * @param line the line that it begins in, counted from 1
	 */
	record SourceToken(Kind kind, String text, int line) {

		boolean is(String symbolOrWord) {
			return this.kind != Kind.STRING && this.text.equals(symbolOrWord);
		}

		boolean isWord() {
			return this.kind == Kind.WORD;
		}

		/**
		 * What a piece may be.
		 */
		enum Kind {

			/** A name, a keyword or a number. */
			WORD,

			/** A text of which the value is known. */
			STRING,

			/** One character. */
			SYMBOL,

			/** A text that is put together when it runs, as by a template of Kotlin. */
			COMPUTED

		}

	}

	/**
	 * A source file does not say what it was read for.
	 */
	static final class SourceSyntaxException extends Exception {

		private final int line;

		SourceSyntaxException(int line, String problem) {
			super(problem);
			this.line = line;
		}

		int line() {
			return this.line;
		}

	}

}
