package dev.migrate.autogenerate;

import java.util.List;
import java.util.Locale;
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
		return new ConditionTerms(this.syntax).of(sql);
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
	 * @param column the column
	 * @return whether it is there, as a word or in quotes
	 */
	boolean mentions(String sql, String column) {
		return SqlToken.read(sql, this.syntax).stream().anyMatch((token) -> names(token, column));
	}

	/**
	 * An expression in which a column has another name.
	 * @param sql the expression
	 * @param from its name
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

}
