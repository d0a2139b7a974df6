package dev.migrate.dialect.postgresql;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.dialect.standard.TypeText;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Definitions;
import dev.migrate.schema.TypeName;
import org.jspecify.annotations.Nullable;

/**
 * Reads types as PostgreSQL's {@code format_type} writes them, and others in the form
 * that it gives them.
 *
 * @param enumSchema the schema of the enum, or {@code null} for the current one
 * @param enumName the name of the type, or of the type of its elements
 * @param values the values of the enum, empty if it is none
 */
record PostgresqlTypes(@Nullable String enumSchema, String enumName, List<String> values) {

	private static final int MICROSECONDS = 6;

	private static final int LAST_PRECISION_OF_REAL = 24;

	private static final Pattern QUOTED = Pattern.compile("\"([a-z_][a-z0-9_]*)\"");

	private static final Pattern TYPE = Pattern
		.compile("([a-z ]+?)(?:\\((\\d+)(?:,(-?\\d+))?\\))?( with(?:out)? time zone)?");

	/**
	 * Read a type that is no enum.
	 * @param sql the type as DDL spells it
	 */
	static ColumnType parse(String sql) {
		PostgresqlTypes types = new PostgresqlTypes(null, "", List.of());
		return TypeText.elements(sql).map((elements) -> {
			String element = canonical(elements.type());
			return types.array(element, element + "[]");
		}).orElseGet(() -> types.type(canonical(sql)));
	}

	ColumnType array(String element, String text) {
		ColumnType type = type(element);
		return (type.name() != TypeName.VERBATIM) ? Definitions.array(type) : Definitions.type(text);
	}

	ColumnType type(String text) {
		if (!this.values.isEmpty()) {
			return new ColumnType(TypeName.ENUM, null, null, null,
					new ColumnType.Enumeration(this.enumSchema, this.enumName, this.values, true), null, null,
					Map.of());
		}
		String canonical = canonical(text);
		Matcher matcher = TYPE.matcher(canonical);
		if (!matcher.matches()) {
			return Definitions.type(canonical);
		}
		String name = matcher.group(1) + ((matcher.group(4) != null) ? matcher.group(4) : "");
		Integer first = (matcher.group(2) != null) ? Integer.valueOf(matcher.group(2)) : null;
		Integer second = (matcher.group(3) != null) ? Integer.valueOf(matcher.group(3)) : null;
		return switch (name) {
			case "smallint" -> Definitions.smallint();
			case "integer" -> Definitions.integer();
			case "bigint" -> Definitions.bigint();
			case "numeric" -> TypeText.sized(TypeName.NUMERIC, null, first, second);
			case "real" -> Definitions.real();
			case "double precision" -> Definitions.doublePrecision();
			case "boolean" -> Definitions.bool();
			case "character" -> TypeText.sized(TypeName.CHAR, first, null, null);
			case "character varying" -> TypeText.sized(TypeName.VARCHAR, first, null, null);
			case "text" -> Definitions.text();
			case "date" -> Definitions.date();
			case "time without time zone" -> TypeText.sized(TypeName.TIME, null, first, null);
			case "timestamp without time zone" -> TypeText.sized(TypeName.TIMESTAMP, null, first, null);
			case "timestamp with time zone" -> TypeText.sized(TypeName.TIMESTAMP_WITH_TIME_ZONE, null, first, null);
			case "interval" -> (first == null) ? Definitions.interval() : Definitions.type(canonical);
			case "bytea" -> Definitions.blob();
			case "uuid" -> Definitions.uuid();
			case "json" -> Definitions.json();
			case "jsonb" -> Definitions.jsonb();
			default -> Definitions.type(canonical);
		};
	}

	// In quotes these are other types, or none
	private static final Set<String> KEYWORDS = Set.of("array", "bigint", "boolean", "char", "character", "dec",
			"decimal", "float", "int", "integer", "national", "nchar", "precision", "real", "row", "smallint");

	private static String canonical(String sql) {
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
