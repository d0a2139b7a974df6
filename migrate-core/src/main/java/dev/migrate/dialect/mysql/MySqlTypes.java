package dev.migrate.dialect.mysql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Definitions;
import dev.migrate.schema.TypeName;
import org.jspecify.annotations.Nullable;

/**
 * Reads types as the information schema of MySQL and MariaDB writes them.
 */
final class MySqlTypes {

	private static final Pattern TYPE = Pattern.compile("([a-z]+)(?:\\((\\d+)(?:,(\\d+))?\\))?");

	private static final Pattern WORD = Pattern.compile("'((?:[^']|'')*)'");

	private static final int MICROSECONDS = 6;

	private MySqlTypes() {
	}

	static boolean isBoolean(String type) {
		return type.equalsIgnoreCase("tinyint(1)");
	}

	/**
	 * Read a type.
	 * @param column the column, whose name an enum gets, as it has none of its own
	 * @param sql the type
	 * @return the type
	 */
	static ColumnType parse(String column, String sql) {
		return parse(column, sql, 1);
	}

	/**
	 * Read a type.
	 * @param column the column, whose name an enum gets, as it has none of its own
	 * @param sql the type
	 * @param characterBytes how many bytes the server counts for a character of TEXT with
	 * a length
	 * @return the type
	 */
	static ColumnType parse(String column, String sql, int characterBytes) {
		String text = MySqlTypeText.canonical(sql, characterBytes);
		if (text.startsWith("enum(")) {
			return new ColumnType(TypeName.ENUM, null, null, null,
					new ColumnType.Enumeration(null, column, words(text), true), null, null, Map.of());
		}
		Matcher matcher = TYPE.matcher(text.toLowerCase(Locale.ROOT));
		if (!matcher.matches()) {
			return Definitions.type(text);
		}
		Integer first = (matcher.group(2) != null) ? Integer.valueOf(matcher.group(2)) : null;
		Integer second = (matcher.group(3) != null) ? Integer.valueOf(matcher.group(3)) : null;
		return switch (matcher.group(1)) {
			case "tinyint" -> isBoolean(text) ? Definitions.bool() : Definitions.tinyint();
			case "smallint" -> Definitions.smallint();
			case "int" -> Definitions.integer();
			case "bigint" -> Definitions.bigint();
			case "decimal" -> sized(TypeName.NUMERIC, null, first, second);
			case "float" -> (first == null) ? Definitions.real() : Definitions.type(text);
			case "double" -> (first == null) ? Definitions.doublePrecision() : Definitions.type(text);
			case "char" -> sized(TypeName.CHAR, first, null, null);
			case "varchar" -> sized(TypeName.VARCHAR, first, null, null);
			case "longtext" -> Definitions.text();
			case "date" -> Definitions.date();
			case "time" -> sized(TypeName.TIME, null, fraction(first), null);
			case "datetime" -> sized(TypeName.TIMESTAMP, null, fraction(first), null);
			case "timestamp" -> sized(TypeName.TIMESTAMP_WITH_TIME_ZONE, null, fraction(first), null);
			case "varbinary" -> sized(TypeName.VARBINARY, first, null, null);
			case "longblob" -> Definitions.blob();
			case "json" -> Definitions.json();
			case "uuid" -> Definitions.uuid();
			default -> Definitions.type(text);
		};
	}

	// Microseconds are what a type without a precision is spelled with
	private static @Nullable Integer fraction(@Nullable Integer digits) {
		if (digits == null) {
			return 0;
		}
		return (digits == MICROSECONDS) ? null : digits;
	}

	private static List<String> words(String text) {
		List<String> words = new ArrayList<>();
		Matcher matcher = WORD.matcher(text);
		while (matcher.find()) {
			words.add(matcher.group(1).replace("''", "'"));
		}
		return words;
	}

	private static ColumnType sized(TypeName name, @Nullable Integer length, @Nullable Integer precision,
			@Nullable Integer scale) {
		return new ColumnType(name, length, precision, scale, null, null, null, Map.of());
	}

}
