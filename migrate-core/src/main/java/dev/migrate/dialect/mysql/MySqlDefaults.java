package dev.migrate.dialect.mysql;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.schema.SqlValue;

/**
 * Writes the defaults of columns for MySQL and MariaDB: literals and the current time as
 * they are, other expressions in brackets.
 */
final class MySqlDefaults {

	private static final MySqlLiterals LITERALS = new MySqlLiterals();

	private static final String NOW_WORDS = "(?:current_timestamp|now|localtimestamp|localtime)";

	private static final Pattern NOW = Pattern.compile(NOW_WORDS + "\\s*(?:\\(\\s*\\d?\\s*\\))?(?:\\s+on\\s+update\\s+"
			+ NOW_WORDS + "\\s*(?:\\(\\s*\\d?\\s*\\))?)?", Pattern.CASE_INSENSITIVE);

	private static final Pattern ON_UPDATE = Pattern.compile(
			"(.+?)(\\s+on\\s+update\\s+" + NOW_WORDS + "\\s*(?:\\(\\s*\\d?\\s*\\))?)",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private static final Pattern NOW_WITHOUT_PRECISION = Pattern
		.compile("\\b" + NOW_WORDS + "\\b\\s*(?:\\(\\s*\\)|(?!\\s*\\())", Pattern.CASE_INSENSITIVE);

	private static final Pattern LITERAL = Pattern.compile(
			"null|true|false|[-+]?\\d+(?:\\.\\d*)?|'(?:[^'\\\\]|'')*'|[bx]'[0-9a-f]*'|0x[0-9a-f]+",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern FRACTION = Pattern.compile("(?:datetime|timestamp|time)\\s*\\(\\s*([0-6])\\s*\\).*",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private static final Pattern ONLY_EXPRESSIONS = Pattern
		.compile("(?:tiny|medium|long)?(?:text|blob)|json|geometry|point|linestring|polygon", Pattern.CASE_INSENSITIVE);

	private MySqlDefaults() {
	}

	/**
	 * Whether a default is the current time, which only a full definition of the column
	 * can set.
	 * @param value the default
	 * @return {@code true} if it is
	 */
	static boolean isNow(SqlValue value) {
		return value instanceof SqlValue.Expression expression && NOW.matcher(expression.sql().trim()).matches();
	}

	/**
	 * An expression.
	 * @param sql the expression
	 * @param type the type of the column as it is written
	 * @return what stands behind DEFAULT
	 */
	static String expression(String sql, String type) {
		if (NOW.matcher(sql).matches()) {
			return withPrecision(sql, type);
		}
		Matcher onUpdate = ON_UPDATE.matcher(sql);
		if (onUpdate.matches()) {
			return expression(onUpdate.group(1), type) + withPrecision(onUpdate.group(2), type);
		}
		if (LITERAL.matcher(sql).matches() && (sql.equalsIgnoreCase("null") || !takesOnlyExpressions(type))) {
			return sql;
		}
		return "(" + sql + ")";
	}

	/**
	 * A default of the server's catalog.
	 * @param value the default
	 * @param type the type of the column as it is written
	 * @param backslashIsPlain whether the session has {@code NO_BACKSLASH_ESCAPES}
	 * @return what stands behind DEFAULT
	 */
	static String spelled(SqlValue value, String type, boolean backslashIsPlain) {
		if (value instanceof SqlValue.Expression expression) {
			return expression(expression.sql(), type);
		}
		return string(String.valueOf(((SqlValue.Literal) value).value()), type, backslashIsPlain);
	}

	/**
	 * A string. MariaDB cannot read what it keeps of one that is written as bytes in an
	 * expression.
	 * @param type the type of the column as it is written
	 * @param backslashIsPlain whether the session has {@code NO_BACKSLASH_ESCAPES}
	 * @return what stands behind DEFAULT
	 */
	static String string(String value, String type, boolean backslashIsPlain) {
		return takesOnlyExpressions(type) ? "(" + MySqlLiterals.plain(value, backslashIsPlain) + ")"
				: LITERALS.text(value);
	}

	/**
	 * Whether defaults of a type have to be expressions.
	 * @param type the type as it is written
	 * @return {@code true} for text, bytes and JSON without a limit
	 */
	static boolean takesOnlyExpressions(String type) {
		return ONLY_EXPRESSIONS.matcher(type.trim()).lookingAt();
	}

	/**
	 * The current time with the precision of the column; the server refuses another one.
	 * @param sql the current time, with or without a precision
	 * @param type the type of the column as it is written
	 * @return the current time
	 */
	static String withPrecision(String sql, String type) {
		Matcher fraction = FRACTION.matcher(type.trim().toLowerCase(Locale.ROOT));
		if (!fraction.matches() || fraction.group(1).equals("0")) {
			return sql;
		}
		return NOW_WITHOUT_PRECISION.matcher(sql).replaceAll("CURRENT_TIMESTAMP(" + fraction.group(1) + ")");
	}

}
