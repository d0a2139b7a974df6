package dev.migrate.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;

import dev.migrate.lang.Internal;

/**
 * A token of SQL text.
 *
 * @param kind what it is
 * @param text the token as it is written
 * @param start where it starts in the text, counted from 0
 * @param line its line, counted from 1
 */
@Internal
public record SqlToken(Kind kind, String text, int start, int line) {

	/**
	 * Read a text to its end. Quotes and comments that are not closed go to the end.
	 * @param text the text
	 * @param syntax what it looks like
	 * @return the tokens that a database acts on: no white space and no comments
	 */
	public static List<SqlToken> read(CharSequence text, SqlSyntax syntax) {
		List<SqlToken> tokens = new ArrayList<>();
		SqlLexer lexer = new SqlLexer(text, syntax);
		while (lexer.next() != Kind.END) {
			if (lexer.kind().isContent()) {
				tokens.add(lexer.token());
			}
		}
		return tokens;
	}

	/**
	 * Write some tokens of a text in another way.
	 * @param text the text
	 * @param syntax what it looks like
	 * @param which the tokens
	 * @param written how each of them is written
	 * @return the text, in which all else stays as it is
	 */
	public static String replaced(String text, SqlSyntax syntax, Predicate<SqlToken> which,
			Function<SqlToken, String> written) {
		StringBuilder replaced = new StringBuilder();
		int end = 0;
		for (SqlToken token : read(text, syntax)) {
			if (which.test(token)) {
				replaced.append(text, end, token.start()).append(written.apply(token));
				end = token.end();
			}
		}
		return replaced.append(text, end, text.length()).toString();
	}

	/**
	 * Take off brackets that enclose all of an expression.
	 * @param tokens the expression
	 * @return what stands inside
	 */
	public static List<SqlToken> withoutBrackets(List<SqlToken> tokens) {
		List<SqlToken> inner = tokens;
		while (isInBrackets(inner)) {
			inner = inner.subList(1, inner.size() - 1);
		}
		return inner;
	}

	/**
	 * Take off brackets that enclose all of an expression.
	 * @param expression the expression
	 * @return what stands inside; all of it where a quote makes that doubtful
	 */
	public static String withoutBrackets(String expression) {
		List<SqlToken> tokens = read(expression, SqlSyntax.common());
		int depth = (tokens.size() - withoutBrackets(tokens).size()) / 2;
		return (depth == 0) ? expression.strip()
				: expression.substring(tokens.get(depth - 1).end(), tokens.get(tokens.size() - depth).start()).strip();
	}

	private static boolean isInBrackets(List<SqlToken> tokens) {
		int depth = 0;
		for (int i = 0; i < tokens.size(); i++) {
			depth += tokens.get(i).nesting();
			if (depth <= 0) {
				return i > 0 && i == tokens.size() - 1;
			}
		}
		return false;
	}

	/**
	 * Where it ends.
	 * @return the position after its last character
	 */
	public int end() {
		return this.start + this.text.length();
	}

	/**
	 * Whether it is a keyword or a symbol.
	 * @param keyword the keyword, in any case
	 * @return {@code true} if it is that, without quotes
	 */
	public boolean is(String keyword) {
		return !isQuoted() && this.text.equalsIgnoreCase(keyword);
	}

	/**
	 * How much deeper in round brackets stands what comes behind it.
	 * @return 1 behind an opening one, -1 behind a closing one, else 0
	 */
	public int nesting() {
		return is("(") ? 1 : is(")") ? -1 : 0;
	}

	/**
	 * Whether it may be a name.
	 * @return {@code true} for a word, and for anything in quotes but strings
	 */
	public boolean isName() {
		return this.kind == Kind.WORD || this.kind == Kind.QUOTED;
	}

	/**
	 * Whether it stands in quotes.
	 * @return {@code true} for strings and names in quotes
	 */
	public boolean isQuoted() {
		return this.kind == Kind.QUOTED || this.kind == Kind.STRING;
	}

	/**
	 * The name or string that it stands for.
	 * @return the text without the quotes around it; as it is without quotes
	 */
	public String name() {
		if (!isQuoted() || this.text.length() < 2) {
			return this.text;
		}
		char close = this.text.charAt(this.text.length() - 1);
		String inside = this.text.substring(1, this.text.length() - 1);
		return (close == ']') ? inside : inside.replace("" + close + close, "" + close);
	}

	/**
	 * The token as keywords are compared.
	 * @return its text in upper case
	 */
	public String word() {
		return this.text.toUpperCase(Locale.ROOT);
	}

	/**
	 * The kinds of token.
	 */
	public enum Kind {

		/** White space. */
		SPACE,

		/** A comment up to the end of its line. */
		LINE_COMMENT,

		/** A comment between slashes and stars. */
		COMMENT,

		/** A comment that speaks to the optimizer. */
		HINT,

		/** The beginning of a comment whose content the server runs. */
		EXECUTABLE_OPEN,

		/** The end of such a comment. */
		EXECUTABLE_CLOSE,

		/** A keyword, or a name without quotes. */
		WORD,

		/** A number, with its point and exponent. */
		NUMBER,

		/** A string: in single quotes, or in dollar quotes. */
		STRING,

		/**
		 * A name in quotes; in double quotes, a string where a database takes it for one.
		 */
		QUOTED,

		/** Any other single character. */
		SYMBOL,

		/** What ends a statement: a semicolon, if nothing else was agreed on. */
		TERMINATOR,

		/** The end of the text. */
		END;

		/**
		 * Whether a database acts on it.
		 * @return {@code false} for white space, comments and the end
		 */
		boolean isContent() {
			return switch (this) {
				case SPACE, LINE_COMMENT, COMMENT, HINT, EXECUTABLE_OPEN, EXECUTABLE_CLOSE, END -> false;
				case WORD, NUMBER, STRING, QUOTED, SYMBOL, TERMINATOR -> true;
			};
		}

	}

}
