package dev.migrate.dialect.normal;

import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlToken;

/**
 * A token of an SQL expression, or what stands in a pair of brackets.
 *
 * @param text the token as it is written, or the opening bracket
 * @param children what stands in the brackets, empty for a token
 */
record ExpressionNode(Kind kind, String text, List<ExpressionNode> children) {

	private static final List<String> OPERATORS = List.of("!~~*", "!~~", "~~*", "->>", "~~", "->", "::", "<>", "!=",
			"<=", ">=", "||");

	// Their text cannot be taken apart without knowing more of the database
	private static final List<String> DOUBTFUL = List.of("\\", "--", "/*", "$$", "#");

	static ExpressionNode token(Kind kind, String text) {
		return new ExpressionNode(kind, text, List.of());
	}

	static ExpressionNode word(String text) {
		return token(Kind.WORD, text);
	}

	static ExpressionNode symbol(String text) {
		return token(Kind.SYMBOL, text);
	}

	static ExpressionNode group(String open, List<ExpressionNode> children) {
		return new ExpressionNode(Kind.GROUP, open, children);
	}

	static boolean isReadable(String sql) {
		return DOUBTFUL.stream().noneMatch(sql::contains);
	}

	/**
	 * Read an expression.
	 * @param sql an expression that is readable
	 * @return what it is made of
	 * @throws IllegalArgumentException if the brackets do not match
	 */
	static List<ExpressionNode> read(String sql) {
		return read(SqlToken.read(sql, SqlSyntax.common()).listIterator(), sql, "");
	}

	private static List<ExpressionNode> read(ListIterator<SqlToken> tokens, String sql, String close) {
		List<ExpressionNode> nodes = new ArrayList<>();
		while (tokens.hasNext()) {
			SqlToken token = tokens.next();
			String text = token.text();
			if (text.equals("(") || text.equals("[")) {
				nodes.add(group(text, read(tokens, sql, text.equals("(") ? ")" : "]")));
			}
			else if (text.equals(")") || text.equals("]")) {
				if (!text.equals(close)) {
					throw new IllegalArgumentException("'" + text + "' closes nothing");
				}
				return nodes;
			}
			else {
				nodes.add(node(token, tokens, sql));
			}
		}
		if (!close.isEmpty()) {
			throw new IllegalArgumentException("'" + close + "' is missing");
		}
		return nodes;
	}

	private static ExpressionNode node(SqlToken token, ListIterator<SqlToken> tokens, String sql) {
		return switch (token.kind()) {
			case STRING -> token(Kind.STRING, token.text());
			case QUOTED -> token(Kind.QUOTED, token.text());
			case WORD -> word(token.text());
			case NUMBER -> token(Kind.NUMBER, token.text().toLowerCase(Locale.ROOT));
			default -> operator(token, tokens, sql);
		};
	}

	private static ExpressionNode operator(SqlToken token, ListIterator<SqlToken> tokens, String sql) {
		String text = OPERATORS.stream()
			.filter((operator) -> sql.startsWith(operator, token.start()))
			.findFirst()
			.orElse(token.text());
		for (int i = 1; i < text.length(); i++) {
			tokens.next();
		}
		return symbol(text);
	}

	boolean is(String text) {
		return (this.kind == Kind.WORD || this.kind == Kind.SYMBOL) && this.text.equals(text);
	}

	boolean isAny(Set<String> texts) {
		return (this.kind == Kind.WORD || this.kind == Kind.SYMBOL) && texts.contains(this.text);
	}

	boolean isGroup(String open) {
		return this.kind == Kind.GROUP && this.text.equals(open);
	}

	static String text(List<ExpressionNode> nodes) {
		return nodes.stream().map(ExpressionNode::toString).collect(Collectors.joining(" "));
	}

	@Override
	public String toString() {
		if (this.kind != Kind.GROUP) {
			return this.text;
		}
		return this.text + text(this.children) + (this.text.equals("(") ? ")" : "]");
	}

	/**
	 * The kinds of node.
	 */
	enum Kind {

		/** A string. */
		STRING,

		/** A name in quotes. */
		QUOTED,

		/** A keyword or a name without quotes. */
		WORD,

		/** A number. */
		NUMBER,

		/** An operator, a comma or a dot. */
		SYMBOL,

		/** A pair of brackets. */
		GROUP

	}

}
