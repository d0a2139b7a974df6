package dev.migrate.dialect.mysql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.dialect.standard.TypeText;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Definitions;
import dev.migrate.schema.TypeName;
import org.jspecify.annotations.Nullable;

/**
 * Reads types as the information schema of MySQL and MariaDB writes them, and others in
 * the form that MySQL 8 gives them there: widths that only matter to display are left
 * out, and so are character sets and collations, which are no part of a type here.
 */
final class MySqlTypes {

	private static final int LAST_PRECISION_OF_FLOAT = 24;

	private static final Pattern CHARACTER_SET = Pattern.compile(
			" (?:(?:character set|charset|collate)(?: =)? ?\\S+|ascii|unicode|byte|binary)(?= |$)",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern SIGN = Pattern.compile(" (?:signed|unsigned|zerofill)(?= |$)");

	private static final Pattern TYPE = Pattern.compile("([a-z]+)(?:\\((\\d+)(?:,(\\d+))?\\))?");

	private static final Pattern WORD = Pattern.compile("'(?:[^'\\\\]|''|\\\\.)*'", Pattern.DOTALL);

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
	 */
	static ColumnType parse(String column, String sql, int characterBytes) {
		String text = canonical(sql, characterBytes);
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
			case "decimal" -> TypeText.sized(TypeName.NUMERIC, null, first, second);
			case "float" -> (first == null) ? Definitions.real() : Definitions.type(text);
			case "double" -> (first == null) ? Definitions.doublePrecision() : Definitions.type(text);
			case "char" -> TypeText.sized(TypeName.CHAR, first, null, null);
			case "varchar" -> TypeText.sized(TypeName.VARCHAR, first, null, null);
			case "longtext" -> Definitions.text();
			case "date" -> Definitions.date();
			case "time" -> TypeText.sized(TypeName.TIME, null, fraction(first), null);
			case "datetime" -> TypeText.sized(TypeName.TIMESTAMP, null, fraction(first), null);
			case "timestamp" -> TypeText.sized(TypeName.TIMESTAMP_WITH_TIME_ZONE, null, fraction(first), null);
			case "varbinary" -> TypeText.sized(TypeName.VARBINARY, first, null, null);
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

	/**
	 * The words of an enum or a set.
	 * @param sql the type
	 */
	static List<String> words(String sql) {
		List<String> words = new ArrayList<>();
		Matcher matcher = WORD.matcher(sql);
		while (matcher.find()) {
			words.add(ServerText.value(matcher.group()));
		}
		return words;
	}

	private static String canonical(String sql, int characterBytes) {
		TypeText type = TypeText.parse(sql);
		if (type.words().contains("zerofill") || type.hasQuotes()) {
			return sql.strip();
		}
		String all = CHARACTER_SET.matcher(type.words()).replaceAll("");
		String words = SIGN.matcher(all).replaceAll("");
		boolean unsigned = all.contains(" unsigned") || words.equals("serial");
		return canonical(words, type, unsigned, characterBytes) + (unsigned ? " unsigned" : "");
	}

	private static String canonical(String words, TypeText type, boolean unsigned, int characterBytes) {
		return switch (words) {
			case "bool", "boolean" -> "tinyint(1)";
			case "tinyint", "int1" -> (type.number(0, 0) == 1 && !unsigned) ? "tinyint(1)" : "tinyint";
			case "smallint", "int2" -> "smallint";
			case "mediumint", "int3", "middleint" -> "mediumint";
			case "int", "integer", "int4" -> "int";
			case "bigint", "int8", "serial" -> "bigint";
			case "float", "float4" -> floating(type);
			case "double", "double precision", "real", "float8" -> type.withArguments("double");
			case "decimal", "numeric", "dec", "fixed" ->
				"decimal(" + type.number(0, 10) + "," + type.number(1, 0) + ")";
			case "bit" -> "bit(" + type.number(0, 1) + ")";
			case "year" -> "year";
			case "datetime", "timestamp", "time" -> (type.number(0, 0) == 0) ? words : type.withArguments(words);
			default -> text(words, type, characterBytes);
		};
	}

	private static String floating(TypeText type) {
		if (type.first().size() > 1) {
			return type.withArguments("float");
		}
		return (type.number(0, 0) <= LAST_PRECISION_OF_FLOAT) ? "float" : "double";
	}

	private static String text(String words, TypeText type, int characterBytes) {
		return switch (words) {
			case "char", "character", "nchar", "national char", "national character" ->
				"char(" + type.number(0, 1) + ")";
			case "varchar", "varcharacter", "char varying", "character varying", "nvarchar", "nchar varchar",
					"nchar varying", "national varchar", "national char varying", "national character varying" ->
				type.withArguments("varchar");
			case "binary" -> "binary(" + type.number(0, 1) + ")";
			case "text", "blob" -> sized(words, type.number(0), words.equals("text") ? characterBytes : 1);
			case "long", "long varchar", "long char varying", "long character varying" -> "mediumtext";
			case "long varbinary" -> "mediumblob";
			default -> type.withArguments(words);
		};
	}

	// The smallest that holds so many characters or bytes
	private static String sized(String words, @Nullable Integer length, int width) {
		if (length == null || length == 0) {
			return words;
		}
		long bytes = (long) length * width;
		if (bytes < 1 << 8) {
			return "tiny" + words;
		}
		if (bytes < 1 << 16) {
			return words;
		}
		return ((bytes < 1 << 24) ? "medium" : "long") + words;
	}

}
