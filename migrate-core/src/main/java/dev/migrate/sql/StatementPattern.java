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
		SqlScanner scanner = new SqlScanner(statement, syntax, 1, null);
		boolean any = false;
		for (String element : this.elements) {
			if (element.equals(ANY)) {
				any = true;
			}
			else if (find(element, any, scanner)) {
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
		String token = token(new SqlScanner(statement, syntax, 1, null));
		return (!token.isEmpty() && Character.isLetter(token.charAt(0))) ? token : "";
	}

	private static boolean find(String element, boolean anywhere, SqlScanner scanner) {
		String token = token(scanner);
		while (anywhere && !token.equals(element) && !token.equals(END)) {
			token = token(scanner);
		}
		return token.equals(element);
	}

	private static String token(SqlScanner scanner) {
		TokenKind kind = scanner.next();
		while (kind == TokenKind.SPACE || kind == TokenKind.HINT || kind == TokenKind.EXECUTABLE_OPEN
				|| kind == TokenKind.EXECUTABLE_CLOSE) {
			kind = scanner.next();
		}
		return switch (kind) {
			case END -> END;
			case QUOTED -> "";
			default -> scanner.word();
		};
	}

}
