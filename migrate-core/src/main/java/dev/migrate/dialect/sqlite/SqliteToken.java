package dev.migrate.dialect.sqlite;

import java.util.ArrayList;
import java.util.List;

import dev.migrate.dialect.standard.Identifiers;

/**
 * A token of a statement that SQLite has accepted.
 *
 * @param kind what it is
 * @param text the token as it is written
 * @param start where it starts in the statement
 */
public record SqliteToken(Kind kind, String text, int start) {

	int end() {
		return this.start + this.text.length();
	}

	/**
	 * Whether it is a keyword.
	 * @param keyword the keyword in upper case
	 * @return {@code true} if it is that word, in any case and without quotes
	 */
	boolean is(String keyword) {
		return this.kind != Kind.QUOTED && this.kind != Kind.STRING && this.text.equalsIgnoreCase(keyword);
	}

	/**
	 * The name that it stands for.
	 * @return the text without quotes
	 */
	String name() {
		if (this.kind != Kind.QUOTED && this.kind != Kind.STRING) {
			return this.text;
		}
		char close = this.text.charAt(this.text.length() - 1);
		String inside = this.text.substring(1, this.text.length() - 1);
		return (close == ']') ? inside : inside.replace("" + close + close, "" + close);
	}

	/**
	 * Whether it is an identifier of that name; SQLite's names know no case.
	 * @param name the name
	 * @return {@code true} if it is
	 */
	boolean names(String name) {
		return (this.kind == Kind.WORD || this.kind == Kind.QUOTED) && equal(name(), name);
	}

	static boolean equal(String one, String two) {
		return Identifiers.fold(one).equals(Identifiers.fold(two));
	}

	/**
	 * Read a statement.
	 * @param sql the statement
	 * @return its tokens without white space and line comments
	 */
	static List<SqliteToken> read(String sql) {
		List<SqliteToken> tokens = new ArrayList<>();
		int position = 0;
		while (position < sql.length()) {
			char c = sql.charAt(position);
			int end = end(sql, position, c);
			Kind kind = kind(sql, position, c);
			if (kind != Kind.SPACE) {
				tokens.add(new SqliteToken(kind, sql.substring(position, end), position));
			}
			position = end;
		}
		return tokens;
	}

	private static Kind kind(String sql, int position, char c) {
		if (Character.isWhitespace(c) || sql.startsWith("--", position)) {
			return Kind.SPACE;
		}
		if (sql.startsWith("/*", position)) {
			return Kind.COMMENT;
		}
		return switch (c) {
			case '\'' -> Kind.STRING;
			case '"', '`', '[' -> Kind.QUOTED;
			default -> isWordStart(sql, position) ? Kind.WORD : Kind.SYMBOL;
		};
	}

	private static int end(String sql, int start, char c) {
		if (Character.isWhitespace(c)) {
			return start + 1;
		}
		if (sql.startsWith("--", start)) {
			return orEnd(sql, sql.indexOf('\n', start), 1);
		}
		if (sql.startsWith("/*", start)) {
			return orEnd(sql, sql.indexOf("*/", start + 2), 2);
		}
		return switch (c) {
			case '\'', '"', '`' -> endOfQuoted(sql, start, c);
			case '[' -> orEnd(sql, sql.indexOf(']', start), 1);
			default -> isWordStart(sql, start) ? endOfWord(sql, start) : start + 1;
		};
	}

	private static int orEnd(String sql, int found, int length) {
		return (found < 0) ? sql.length() : found + length;
	}

	private static int endOfQuoted(String sql, int start, char quote) {
		int position = start + 1;
		while (position < sql.length()) {
			if (sql.charAt(position) == quote) {
				if (position + 1 >= sql.length() || sql.charAt(position + 1) != quote) {
					return position + 1;
				}
				position++;
			}
			position++;
		}
		return sql.length();
	}

	private static boolean isWordStart(String sql, int position) {
		char c = sql.charAt(position);
		boolean fraction = c == '.' && position + 1 < sql.length() && Character.isDigit(sql.charAt(position + 1));
		return isWord(c) || fraction;
	}

	// A number with its point and exponent is one word, so that it is not taken apart
	private static int endOfWord(String sql, int start) {
		char first = sql.charAt(start);
		boolean number = first == '.' || Character.isDigit(first);
		boolean hexadecimal = sql.startsWith("0x", start) || sql.startsWith("0X", start);
		int position = start;
		while (position < sql.length()) {
			char c = sql.charAt(position);
			boolean sign = (c == '+' || c == '-') && number && !hexadecimal && position > start
					&& "eE".indexOf(sql.charAt(position - 1)) >= 0;
			if (!isWord(c) && !(number && c == '.') && !sign) {
				break;
			}
			position++;
		}
		return position;
	}

	private static boolean isWord(char c) {
		return c == '_' || c == '$' || c > 127 || Character.isLetterOrDigit(c);
	}

	/**
	 * The kinds of token.
	 */
	enum Kind {

		/** White space and line comments, which are not kept. */
		SPACE,

		/** A comment between slash and star. */
		COMMENT,

		/** A keyword, a name without quotes, or a number. */
		WORD,

		/** A name in quotes. */
		QUOTED,

		/** A string. */
		STRING,

		/** Any other character. */
		SYMBOL

	}

}
