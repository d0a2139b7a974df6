package dev.migrate.dialect.postgresql;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.dialect.standard.TypeText;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Definitions;
import dev.migrate.schema.TypeName;
import org.jspecify.annotations.Nullable;

/**
 * Reads types as PostgreSQL's {@code format_type} writes them.
 *
 * @param enumSchema the schema of the enum, or {@code null} for the current one
 * @param enumName the name of the type, or of the type of its elements
 * @param words the words of the enum, empty if it is none
 */
record PostgresqlTypes(@Nullable String enumSchema, String enumName, List<String> words) {

	private static final Pattern TYPE = Pattern
		.compile("([a-z ]+?)(?:\\((\\d+)(?:,(-?\\d+))?\\))?( with(?:out)? time zone)?");

	/**
	 * Read a type that is no enum.
	 * @param sql the type as DDL spells it
	 * @return the type
	 */
	static ColumnType parse(String sql) {
		PostgresqlTypes types = new PostgresqlTypes(null, "", List.of());
		return TypeText.elements(sql).map((elements) -> {
			String element = PostgresqlTypeText.canonical(elements.type());
			return types.array(element, element + "[]");
		}).orElseGet(() -> types.type(PostgresqlTypeText.canonical(sql)));
	}

	ColumnType array(String element, String text) {
		ColumnType type = type(element);
		return (type.name() != TypeName.VERBATIM) ? Definitions.array(type) : Definitions.type(text);
	}

	ColumnType type(String text) {
		if (!this.words.isEmpty()) {
			return new ColumnType(TypeName.ENUM, null, null, null,
					new ColumnType.Enumeration(this.enumSchema, this.enumName, this.words, true), null, null, Map.of());
		}
		String canonical = PostgresqlTypeText.canonical(text);
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
			case "numeric" -> sized(TypeName.NUMERIC, null, first, second);
			case "real" -> Definitions.real();
			case "double precision" -> Definitions.doublePrecision();
			case "boolean" -> Definitions.bool();
			case "character" -> sized(TypeName.CHAR, first, null, null);
			case "character varying" -> sized(TypeName.VARCHAR, first, null, null);
			case "text" -> Definitions.text();
			case "date" -> Definitions.date();
			case "time without time zone" -> sized(TypeName.TIME, null, first, null);
			case "timestamp without time zone" -> sized(TypeName.TIMESTAMP, null, first, null);
			case "timestamp with time zone" -> sized(TypeName.TIMESTAMP_WITH_TIME_ZONE, null, first, null);
			case "interval" -> (first == null) ? Definitions.interval() : Definitions.type(canonical);
			case "bytea" -> Definitions.blob();
			case "uuid" -> Definitions.uuid();
			case "json" -> Definitions.json();
			case "jsonb" -> Definitions.jsonb();
			default -> Definitions.type(canonical);
		};
	}

	private static ColumnType sized(TypeName name, @Nullable Integer length, @Nullable Integer precision,
			@Nullable Integer scale) {
		return new ColumnType(name, length, precision, scale, null, null, null, Map.of());
	}

}
