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

	private static final String NOW_WORDS = "(?:current_timestamp|now|localtimestamp|localtime)";

	private static final Pattern NOW = Pattern.compile(NOW_WORDS + "\\s*(?:\\(\\s*\\d?\\s*\\))?(?:\\s+on\\s+update\\s+"
			+ NOW_WORDS + "\\s*(?:\\(\\s*\\d?\\s*\\))?)?", Pattern.CASE_INSENSITIVE);

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
		if (LITERAL.matcher(sql).matches() && (sql.equalsIgnoreCase("null") || !takesOnlyExpressions(type))) {
			return sql;
		}
		return "(" + sql + ")";
	}

	/**
	 * A default in the words of the server's catalog.
	 * @param shown the default
	 * @return what stands behind DEFAULT
	 */
	static String asWritten(String shown) {
		boolean bare = NOW.matcher(shown).matches() || LITERAL.matcher(shown).matches() || shown.startsWith("'");
		return bare ? shown : "(" + shown + ")";
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
