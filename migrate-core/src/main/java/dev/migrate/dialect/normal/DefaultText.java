package dev.migrate.dialect.normal;

import java.math.BigDecimal;
import java.util.regex.Pattern;

import dev.migrate.schema.SqlValue;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of a column's default: a literal where that is beyond doubt, else an
 * expression in the database's own spelling.
 */
public final class DefaultText {

	private static final Pattern INTEGER = Pattern.compile("-?\\d{1,18}");

	private static final Pattern DECIMAL = Pattern.compile("-?\\d+\\.\\d+");

	private static final Pattern STRING = Pattern.compile("'(?:[^'\\\\]|'')*'");

	private DefaultText() {
	}

	/**
	 * Read a default.
	 * @return the value, or {@code null} if the default is NULL, which is none
	 */
	public static @Nullable SqlValue parse(String sql) {
		String text = sql.strip();
		if (text.equalsIgnoreCase("null")) {
			return null;
		}
		if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
			return SqlValue.of(Boolean.valueOf(text));
		}
		if (INTEGER.matcher(text).matches()) {
			return SqlValue.of(integer(Long.parseLong(text)));
		}
		if (DECIMAL.matcher(text).matches()) {
			return SqlValue.of(new BigDecimal(text));
		}
		if (STRING.matcher(text).matches()) {
			return SqlValue.of(text.substring(1, text.length() - 1).replace("''", "'"));
		}
		return new SqlValue.Expression(text);
	}

	private static Number integer(long value) {
		if (value == (int) value) {
			return (int) value;
		}
		return value;
	}

}
