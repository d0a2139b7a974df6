package dev.migrate.sql;

import java.util.List;

/**
 * What a statement begins with: words in upper case and symbols, each a token of its own;
 * {@code *} stands for any tokens up to the first that matches what follows it, and
 * {@code $} for the end.
 *
 * @param elements the words, the symbols and the two signs
 */
record StatementPattern(List<String> elements) {

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
	 * @return the word in upper case, or an empty string if it begins with something else
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
