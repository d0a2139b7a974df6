package dev.migrate.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The tokens of one SQL statement, to look for what it speaks of.
 */
public final class SqlTokens {

	private SqlTokens() {
	}

	/**
	 * Read the tokens of a statement: words, numbers, texts and names in quotes, and each
	 * other character by itself, as they are written. White space and comments are left
	 * out.
	 * @param statement the statement, or a part of one
	 * @param syntax what it looks like
	 * @return the tokens in order, or empty if quotes or a comment are not closed
	 */
	public static Optional<List<String>> of(CharSequence statement, SqlSyntax syntax) {
		List<String> tokens = new ArrayList<>();
		SqlScanner scanner = new SqlScanner(statement, syntax, 1, null);
		try {
			for (TokenKind kind = scanner.next(); kind != TokenKind.END; kind = scanner.next()) {
				if (isContent(kind)) {
					tokens.add(scanner.text());
				}
			}
		}
		catch (SqlSyntaxException ex) {
			return Optional.empty();
		}
		return Optional.of(tokens);
	}

	private static boolean isContent(TokenKind kind) {
		return switch (kind) {
			case SPACE, HINT, EXECUTABLE_OPEN, EXECUTABLE_CLOSE, END -> false;
			case WORD, QUOTED, SYMBOL, TERMINATOR, CLIENT_COMMAND -> true;
		};
	}

}
