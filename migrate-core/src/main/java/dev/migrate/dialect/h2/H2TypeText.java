package dev.migrate.dialect.h2;

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
 * Reads a type as DDL spells it for H2, with the names that it knows in its modes of
 * other databases too.
 */
final class H2TypeText {

	private static final Pattern INTERVAL = Pattern
		.compile("interval\\s+(\\w+)\\s*(?:\\(\\s*(\\d+)\\s*(?:,\\s*(\\d+)\\s*)?\\))?"
				+ "(?:\\s+to\\s+(\\w+)\\s*(?:\\(\\s*(\\d+)\\s*\\))?)?", Pattern.CASE_INSENSITIVE);

	private static final int LAST_PRECISION_OF_REAL = 24;

	private static final int INTERVAL_PRECISION = 2;

	private static final int INTERVAL_FRACTION = 6;

	private H2TypeText() {
	}

	static ColumnType parse(String sql) {
		TypeText.Elements elements = TypeText.elements(sql).orElse(null);
		if (elements != null) {
			return H2Types.array(parse(elements.type()), elements.count());
		}
		Matcher interval = INTERVAL.matcher(sql.strip());
		if (interval.matches()) {
			return interval(interval);
		}
		TypeText type = TypeText.parse(sql);
		if (type.words().equals("enum")) {
			return enumeration(type.first());
		}
		return type.hasQuotes() ? Definitions.type(sql.strip()) : parse(type);
	}

	private static ColumnType interval(Matcher interval) {
		String last = interval.group(4);
		String fields = interval.group(1) + ((last != null) ? " TO " + last : "");
		Integer fraction = (last != null) ? number(interval.group(5)) : number(interval.group(3));
		boolean seconds = fields.toUpperCase(Locale.ROOT).endsWith("SECOND");
		int precision = (number(interval.group(2)) != null) ? Integer.parseInt(interval.group(2)) : INTERVAL_PRECISION;
		return H2Types.interval(fields.toUpperCase(Locale.ROOT), precision,
				(fraction != null) ? fraction : seconds ? INTERVAL_FRACTION : 0);
	}

	private static @Nullable Integer number(@Nullable String digits) {
		return (digits != null) ? Integer.valueOf(digits) : null;
	}

	private static ColumnType enumeration(List<String> literals) {
		List<String> values = literals.stream()
			.map((literal) -> literal.substring(1, literal.length() - 1).replace("''", "'"))
			.toList();
		return new ColumnType(TypeName.ENUM, null, null, null, new ColumnType.Enumeration(null, "enum", values, true),
				null, null, Map.of());
	}

	private static ColumnType parse(TypeText type) {
		return switch (type.words()) {
			case "tinyint" -> named("TINYINT");
			case "smallint", "int2" -> named("SMALLINT");
			case "int", "int4", "integer", "mediumint", "signed", "serial" -> named("INTEGER");
			case "bigint", "int8", "bigserial", "identity" -> named("BIGINT");
			case "numeric", "decimal", "dec" -> numeric(type);
			case "number" -> type.first().isEmpty() ? named("DECFLOAT", null, 40) : numeric(type);
			case "real", "float4" -> named("REAL");
			case "float" ->
				named((type.number(0, Integer.MAX_VALUE) <= LAST_PRECISION_OF_REAL) ? "REAL" : "DOUBLE PRECISION");
			case "double", "double precision", "float8" -> named("DOUBLE PRECISION");
			case "boolean", "bool", "bit" -> named("BOOLEAN");
			case "uuid", "uniqueidentifier" -> named("UUID");
			case "json", "jsonb" -> named("JSON");
			case "decfloat" -> named("DECFLOAT", null, type.number(0));
			case "geometry" -> Definitions.type(type.withArguments("GEOMETRY").toUpperCase(Locale.ROOT));
			case "java_object", "object", "other" -> named("JAVA_OBJECT");
			case "date", "time", "time without time zone", "time with time zone", "timestamp",
					"timestamp without time zone", "timestamp with time zone", "timestamptz", "datetime", "datetime2",
					"smalldatetime" ->
				temporal(type);
			default -> sequence(type);
		};
	}

	private static ColumnType temporal(TypeText type) {
		return switch (type.words()) {
			case "date" -> named("DATE");
			case "time", "time without time zone" -> temporal("TIME", type, 0);
			case "time with time zone" -> temporal("TIME WITH TIME ZONE", type, 0);
			case "timestamp with time zone", "timestamptz" -> temporal("TIMESTAMP WITH TIME ZONE", type, 6);
			case "smalldatetime" -> temporal("TIMESTAMP", type, 0);
			default -> temporal("TIMESTAMP", type, 6);
		};
	}

	// Characters and bytes
	private static ColumnType sequence(TypeText type) {
		return switch (type.words()) {
			case "char", "character", "nchar", "national character", "national char" ->
				named("CHARACTER", type.number(0, 1), null);
			case "varchar", "varchar2", "nvarchar", "nvarchar2", "char varying", "character varying", "nchar varying",
					"national char varying", "national character varying", "longvarchar", "varchar_casesensitive",
					"text", "tinytext", "mediumtext", "longtext", "ntext" ->
				named("CHARACTER VARYING", limit(type.number(0)), null);
			case "varchar_ignorecase" -> named("VARCHAR_IGNORECASE", limit(type.number(0)), null);
			case "clob", "nclob", "character large object", "char large object", "nchar large object",
					"national character large object" ->
				named("CHARACTER LARGE OBJECT");
			case "binary" -> named("BINARY", type.number(0, 1), null);
			case "varbinary", "binary varying", "bytea", "raw", "longvarbinary" ->
				named("BINARY VARYING", limit(type.number(0)), null);
			case "blob", "binary large object", "tinyblob", "mediumblob", "longblob", "image" ->
				named("BINARY LARGE OBJECT");
			default -> Definitions.type(type.withArguments(type.words()));
		};
	}

	private static @Nullable Integer limit(@Nullable Integer length) {
		return (length == null || length >= H2Types.ANY_LENGTH) ? null : length;
	}

	private static ColumnType numeric(TypeText type) {
		return H2Types.type("NUMERIC", null, type.number(0), type.number(1), null);
	}

	private static ColumnType temporal(String name, TypeText type, int usual) {
		return H2Types.type(name, null, null, null, type.number(0, usual));
	}

	private static ColumnType named(String name) {
		return named(name, null, null);
	}

	private static ColumnType named(String name, @Nullable Integer length, @Nullable Integer precision) {
		return H2Types.type(name, length, precision, null, null);
	}

}
