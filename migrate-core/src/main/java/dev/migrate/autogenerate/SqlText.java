package dev.migrate.autogenerate;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlTokens;

/**
 * SQL expressions as far as they can be told apart without a database.
 *
 * @param syntax the SQL of the database
 */
record SqlText(SqlSyntax syntax) {

	/**
	 * What stays of an expression without its layout, the case of its words, the quotes
	 * of its names and the brackets around it. Texts in quotes stay as they are.
	 * @param sql the expression
	 * @return its normal form
	 */
	String normal(String sql) {
		Optional<List<String>> tokens = SqlTokens.of(sql, this.syntax);
		return tokens
			.map((known) -> withoutBrackets(known).stream().map(SqlText::word).collect(Collectors.joining(" ")))
			.orElse(sql);
	}

	private static List<String> withoutBrackets(List<String> tokens) {
		List<String> inner = tokens;
		while (isInBrackets(inner)) {
			inner = inner.subList(1, inner.size() - 1);
		}
		return inner;
	}

	private static boolean isInBrackets(List<String> tokens) {
		if (tokens.size() < 3 || !tokens.get(0).equals("(")) {
			return false;
		}
		int depth = 0;
		for (int i = 0; i < tokens.size(); i++) {
			depth += tokens.get(i).equals("(") ? 1 : tokens.get(i).equals(")") ? -1 : 0;
			if (depth == 0) {
				return i == tokens.size() - 1;
			}
		}
		return false;
	}

	/**
	 * Whether an expression names a column.
	 * @param sql the expression
	 * @param column the column
	 * @return whether it is there, as a word or in quotes
	 */
	boolean mentions(String sql, String column) {
		return SqlTokens.of(sql, this.syntax)
			.map((tokens) -> tokens.stream().anyMatch((token) -> names(token, column)))
			.orElseGet(() -> sql.contains(column));
	}

	/**
	 * An expression in which a column has another name.
	 * @param sql the expression
	 * @param from its name
	 * @param to its new name
	 * @return the expression, or the same if the column is not in it
	 */
	String renamed(String sql, String from, String to) {
		if (!mentions(sql, from)) {
			return sql;
		}
		UnaryOperator<String> rename = (token) -> names(token, from) ? token.replace(unquoted(token), to) : token;
		return SqlTokens.of(sql, this.syntax)
			.map((tokens) -> tokens.stream().map(rename).collect(Collectors.joining(" ")))
			.orElse(sql);
	}

	private static boolean names(String token, String column) {
		return token.charAt(0) != '\'' && unquoted(token).equalsIgnoreCase(column);
	}

	private static String word(String token) {
		return (token.indexOf('\'') >= 0) ? token : unquoted(token).toLowerCase(Locale.ROOT);
	}

	private static String unquoted(String token) {
		boolean quoted = token.length() > 2 && "\"`[".indexOf(token.charAt(0)) >= 0;
		return quoted ? token.substring(1, token.length() - 1) : token;
	}

}
