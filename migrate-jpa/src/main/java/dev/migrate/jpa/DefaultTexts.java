package dev.migrate.jpa;

import java.util.Locale;
import java.util.regex.Pattern;

import dev.migrate.schema.SqlValue;

/**
 * Defaults as they stand in SQL. What is plainly a literal becomes one, so that a
 * revision reads like a person's.
 */
final class DefaultTexts {

	private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]{0,8})");

	private static final Pattern TEXT = Pattern.compile("'([^'\\\\]|'')*'");

	private DefaultTexts() {
	}

	static SqlValue value(String sql) {
		String text = sql.strip();
		if (INTEGER.matcher(text).matches()) {
			return SqlValue.of(Integer.valueOf(text));
		}
		if (TEXT.matcher(text).matches()) {
			return SqlValue.of(text.substring(1, text.length() - 1).replace("''", "'"));
		}
		return switch (text.toLowerCase(Locale.ROOT)) {
			case "true" -> SqlValue.of(true);
			case "false" -> SqlValue.of(false);
			default -> new SqlValue.Expression(text);
		};
	}

}
