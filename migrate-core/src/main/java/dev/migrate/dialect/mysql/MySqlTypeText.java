package dev.migrate.dialect.mysql;

import java.util.regex.Pattern;

import dev.migrate.dialect.standard.TypeText;
import org.jspecify.annotations.Nullable;

/**
 * Writes a type as the information schema of MySQL 8 does: widths that only matter to
 * display are left out, and so are character sets and collations, which are no part of a
 * type here.
 */
final class MySqlTypeText {

	private static final int LAST_PRECISION_OF_FLOAT = 24;

	private static final Pattern CHARACTER_SET = Pattern.compile(
			" (?:(?:character set|charset|collate)(?: =)? ?\\S+|ascii|unicode|byte|binary)(?= |$)",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern SIGN = Pattern.compile(" (?:signed|unsigned|zerofill)(?= |$)");

	private MySqlTypeText() {
	}

	/**
	 * Write a type.
	 * @param sql the type as DDL spells it
	 * @param characterBytes how many bytes the server counts for a character of TEXT with
	 * a length
	 * @return the type as the catalog has it
	 */
	static String canonical(String sql, int characterBytes) {
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
