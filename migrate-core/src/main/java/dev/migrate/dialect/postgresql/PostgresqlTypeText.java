package dev.migrate.dialect.postgresql;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.dialect.standard.TypeText;

/**
 * Writes a type as PostgreSQL's {@code format_type} does.
 */
final class PostgresqlTypeText {

	private static final int MICROSECONDS = 6;

	private static final int LAST_PRECISION_OF_REAL = 24;

	private static final Pattern QUOTED = Pattern.compile("\"([a-z_][a-z0-9_]*)\"");

	// In quotes these are other types, or none
	private static final Set<String> KEYWORDS = Set.of("array", "bigint", "boolean", "char", "character", "dec",
			"decimal", "float", "int", "integer", "national", "nchar", "precision", "real", "row", "smallint");

	private PostgresqlTypeText() {
	}

	static String canonical(String sql) {
		TypeText type = TypeText.parse(sql);
		String words = withoutNeedlessQuotes(type.words());
		return switch (words) {
			case "int2", "smallint", "smallserial", "serial2" -> "smallint";
			case "int", "int4", "integer", "serial", "serial4" -> "integer";
			case "int8", "bigint", "bigserial", "serial8" -> "bigint";
			case "float4", "real" -> "real";
			case "float8", "double precision" -> "double precision";
			case "float" -> (type.number(0, Integer.MAX_VALUE) <= LAST_PRECISION_OF_REAL) ? "real" : "double precision";
			case "decimal", "dec", "numeric" -> numeric(type);
			case "bool", "boolean" -> "boolean";
			case "char", "character", "nchar", "national char", "national character" ->
				"character(" + type.number(0, 1) + ")";
			case "bpchar" -> type.withArguments(type.first().isEmpty() ? words : "character");
			case "varchar", "char varying", "character varying", "nchar varying", "national char varying",
					"national character varying" ->
				type.withArguments("character varying");
			case "bit" -> "bit(" + type.number(0, 1) + ")";
			case "varbit", "bit varying" -> type.withArguments("bit varying");
			case "timestamp", "timestamp without time zone" -> "timestamp" + fraction(type) + " without time zone";
			case "timestamptz", "timestamp with time zone" -> "timestamp" + fraction(type) + " with time zone";
			case "time", "time without time zone" -> "time" + fraction(type) + " without time zone";
			case "timetz", "time with time zone" -> "time" + fraction(type) + " with time zone";
			default -> words.matches("interval( .*)?") ? words + fraction(type) : type.withArguments(words);
		};
	}

	private static String numeric(TypeText type) {
		return type.first().isEmpty() ? "numeric" : "numeric(" + type.first().get(0) + ","
				+ ((type.first().size() > 1) ? type.first().get(1) : "0") + ")";
	}

	// The server has no finer fraction, and takes the finest one unless another is said
	private static String fraction(TypeText type) {
		int digits = type.number(0, MICROSECONDS);
		return (digits >= MICROSECONDS) ? "" : "(" + digits + ")";
	}

	private static String withoutNeedlessQuotes(String words) {
		return QUOTED.matcher(words)
			.replaceAll((name) -> Matcher
				.quoteReplacement(KEYWORDS.contains(name.group(1)) ? name.group() : name.group(1)));
	}

}
