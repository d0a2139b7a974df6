package dev.migrate.dialect.normal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A token of an SQL expression, or what stands in a pair of brackets.
 *
 * @param kind what it is
 * @param text the token as it is written, or the opening bracket
 * @param children what stands in the brackets, empty for a token
 */
record ExpressionNode(Kind kind, String text, List<ExpressionNode> children) {

	private static final Pattern TOKEN = Pattern.compile("(?<space>\\s+)|(?<string>'(?:[^']|'')*')"
			+ "|(?<quoted>\"(?:[^\"]|\"\")*\"|`(?:[^`]|``)*`)|(?<word>[\\p{L}_][\\p{L}\\p{N}_$]*)"
			+ "|(?<number>\\d+(?:\\.\\d*)?(?:[eE][+-]?\\d+)?|\\.\\d+)"
			+ "|(?<symbol>::|<>|!=|<=|>=|\\|\\||!~~\\*|!~~|~~\\*|~~|->>|->|.)", Pattern.DOTALL);

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
		Matcher matcher = TOKEN.matcher(sql);
		return read(matcher, "");
	}

	private static List<ExpressionNode> read(Matcher matcher, String close) {
		List<ExpressionNode> nodes = new ArrayList<>();
		while (matcher.find()) {
			String text = matcher.group();
			if (text.equals("(") || text.equals("[")) {
				nodes.add(group(text, read(matcher, text.equals("(") ? ")" : "]")));
			}
			else if (text.equals(")") || text.equals("]")) {
				if (!text.equals(close)) {
					throw new IllegalArgumentException("'" + text + "' closes nothing");
				}
				return nodes;
			}
			else if (matcher.group("space") == null) {
				nodes.add(token(kind(matcher), text));
			}
		}
		if (!close.isEmpty()) {
			throw new IllegalArgumentException("'" + close + "' is missing");
		}
		return nodes;
	}

	private static Kind kind(Matcher matcher) {
		if (matcher.group("string") != null) {
			return Kind.STRING;
		}
		if (matcher.group("quoted") != null) {
			return Kind.QUOTED;
		}
		if (matcher.group("word") != null) {
			return Kind.WORD;
		}
		return (matcher.group("number") != null) ? Kind.NUMBER : Kind.SYMBOL;
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
