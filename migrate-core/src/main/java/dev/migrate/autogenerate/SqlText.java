package dev.migrate.autogenerate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlToken;
import dev.migrate.sql.SqlTrait;

/**
 * SQL expressions as far as they can be told apart without a database.
 *
 * @param syntax the SQL of the database
 */
record SqlText(SqlSyntax syntax) {

	/** Tokens of {@code a >= 0 and a <= 1}: two for each sign. */
	private static final int RANGE = 9;

	/**
	 * What stays of an expression without its layout, the case of its words, the quotes
	 * of its names and the brackets around it. Texts in quotes stay as they are.
	 * @param sql the expression
	 * @return its normal form
	 */
	String normal(String sql) {
		return SqlToken.withoutBrackets(SqlToken.read(sql, this.syntax))
			.stream()
			.map(this::text)
			.collect(Collectors.joining(" "));
	}

	/**
	 * Where backslashes escape, double quotes are those of strings; SQLite takes them for
	 * strings only where there is no such name.
	 */
	private String text(SqlToken token) {
		boolean string = token.text().startsWith("\"") && this.syntax.has(SqlTrait.DOUBLE_QUOTED_STRINGS)
				&& this.syntax.has(SqlTrait.BACKSLASH_ESCAPES);
		return string ? "'" + token.name().replace("'", "''") + "'" : word(token);
	}

	static String word(SqlToken token) {
		return (token.kind() == SqlToken.Kind.STRING) ? token.text() : token.name().toLowerCase(Locale.ROOT);
	}

	/**
	 * What a condition says, whatever the order of what has none.
	 * @param sql the condition
	 * @return its terms, to be compared
	 */
	Object terms(String sql) {
		return new Terms(this.syntax).of(sql);
	}

	/**
	 * Whether a condition is one of those that follow from the values of an enum: a
	 * column in a list, or from 0 to a number.
	 * @param sql the condition
	 * @return whether it is nothing else
	 */
	boolean isListOfValues(String sql) {
		List<SqlToken> tokens = SqlToken.withoutBrackets(SqlToken.read(sql, this.syntax));
		boolean list = tokens.size() > 2 && (tokens.get(1).is("in") || tokens.get(1).is("between")
				|| tokens.get(1).is("=") && tokens.get(2).is("any"));
		boolean range = tokens.size() == RANGE && tokens.get(3).is("0") && tokens.get(4).is("and")
				&& tokens.get(0).name().equals(tokens.get(5).name());
		boolean one = tokens.size() == 3 && tokens.get(1).is("=") && tokens.get(2).kind() == SqlToken.Kind.STRING;
		return one || tokens.stream().noneMatch((token) -> token.is("or") || token.is("not")) && (list || range);
	}

	/**
	 * Whether an expression names a column.
	 * @param sql the expression
	 * @return whether it is there, as a word or in quotes
	 */
	boolean mentions(String sql, String column) {
		return SqlToken.read(sql, this.syntax).stream().anyMatch((token) -> names(token, column));
	}

	/**
	 * An expression in which a column has another name.
	 * @param sql the expression
	 * @param to its new name
	 * @return the expression, or the same if the column is not in it
	 */
	String renamed(String sql, String from, String to) {
		return SqlToken.replaced(sql, this.syntax, (token) -> names(token, from),
				(token) -> token.text().replace(token.name(), to));
	}

	private static boolean names(SqlToken token, String column) {
		return token.isName() && token.name().equalsIgnoreCase(column);
	}

	/**
	 * A condition without the order of what has none: of terms joined by AND or OR, and
	 * of values in a list. Hibernate gives several conditions of one column in an order
	 * that differs from one process to the next. Two conditions of equal terms mean the
	 * same.
	 *
	 * @param syntax the SQL of the database
	 */
	private record Terms(SqlSyntax syntax) {

		/**
		 * The terms of a condition.
		 * @param sql the condition
		 * @return sets of texts and of sets, to be compared
		 */
		Object of(String sql) {
			return terms(SqlToken.read(sql, this.syntax));
		}

		private Object terms(List<SqlToken> given) {
			List<SqlToken> tokens = SqlToken.withoutBrackets(given);
			for (String operator : List.of("or", "and")) {
				List<List<SqlToken>> parts = split(tokens, operator);
				if (parts.size() > 1) {
					return joined(operator, parts);
				}
			}
			if (tokens.size() > 1 && tokens.get(0).is("not")) {
				return List.of("not", terms(tokens.subList(1, tokens.size())));
			}
			return leaf(tokens);
		}

		/**
		 * What is joined by the same word inside is part of it.
		 */
		private Object joined(String operator, List<List<SqlToken>> parts) {
			Set<Object> terms = new LinkedHashSet<>();
			for (List<SqlToken> part : parts) {
				Object term = terms(part);
				if (term instanceof Joined inner && inner.operator().equals(operator)) {
					terms.addAll(inner.terms());
				}
				else {
					terms.add(term);
				}
			}
			return (terms.size() == 1) ? terms.iterator().next() : new Joined(operator, terms);
		}

		/**
		 * Split at a word outside of brackets and CASE; the AND of a BETWEEN joins
		 * nothing.
		 */
		private static List<List<SqlToken>> split(List<SqlToken> tokens, String operator) {
			List<List<SqlToken>> parts = new ArrayList<>();
			int depth = 0;
			int between = 0;
			int start = 0;
			for (int i = 0; i < tokens.size(); i++) {
				SqlToken token = tokens.get(i);
				depth += nesting(token);
				between += (depth == 0 && token.is("between")) ? 1 : 0;
				if (depth == 0 && between > 0 && token.is("and")) {
					between--;
				}
				else if (depth == 0 && token.is(operator)) {
					parts.add(tokens.subList(start, i));
					start = i + 1;
				}
			}
			parts.add(tokens.subList(start, tokens.size()));
			return parts;
		}

		private static int nesting(SqlToken token) {
			if (token.is("(") || token.is("[") || token.is("case")) {
				return 1;
			}
			return (token.is(")") || token.is("]") || token.is("end")) ? -1 : 0;
		}

		/**
		 * The words of a condition that is no joint of others; a list of values is a set
		 * where it stands behind IN or ANY.
		 */
		private static List<Object> leaf(List<SqlToken> tokens) {
			List<Object> words = new ArrayList<>();
			int i = 0;
			while (i < tokens.size()) {
				words.add(SqlText.word(tokens.get(i)));
				int open = openOfList(tokens, i);
				if (open > i) {
					int close = close(tokens, open);
					words.add(values(tokens.subList(open + 1, close)));
					i = close;
				}
				i++;
			}
			return words;
		}

		/**
		 * Where the brackets of a list open, if one comes: IN (…), or ANY (ARRAY[…]).
		 */
		private static int openOfList(List<SqlToken> tokens, int position) {
			SqlToken token = tokens.get(position);
			if (token.is("in") && position + 1 < tokens.size() && tokens.get(position + 1).is("(")) {
				return position + 1;
			}
			boolean any = position > 1 && token.is("array") && tokens.get(position - 1).is("(")
					&& tokens.get(position - 2).is("any");
			return (any && position + 1 < tokens.size() && tokens.get(position + 1).is("[")) ? position + 1 : -1;
		}

		private static int close(List<SqlToken> tokens, int open) {
			int depth = 0;
			for (int i = open; i < tokens.size(); i++) {
				depth += nesting(tokens.get(i));
				if (depth == 0) {
					return i;
				}
			}
			return tokens.size();
		}

		private static Set<List<String>> values(List<SqlToken> tokens) {
			Set<List<String>> values = new LinkedHashSet<>();
			for (List<SqlToken> value : split(tokens, ",")) {
				values.add(SqlToken.withoutBrackets(value).stream().map(SqlText::word).toList());
			}
			return values;
		}

		/**
		 * Terms that are joined by one word.
		 *
		 * @param operator the word
		 */
		private record Joined(String operator, Set<Object> terms) {
		}

	}

}
