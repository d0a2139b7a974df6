package dev.migrate.dialect.hsqldb;

import java.util.Locale;
import java.util.Map;

import dev.migrate.dialect.standard.TypeText;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Definitions;
import dev.migrate.schema.TypeName;
import org.jspecify.annotations.Nullable;

/**
 * Reads a type as DDL spells it for HSQLDB, which is also how the catalog spells it.
 */
final class HsqldbTypes {

	// The lengths and the precision that a type has when none were given
	private static final int ANY_LENGTH = 32768;

	private static final int ANY_LONG_LENGTH = 16 * 1024 * 1024;

	private static final int ANY_PRECISION = 128;

	private static final int MAX_CARDINALITY = 1024 * 1024;

	private static final String INTERVAL = "INTERVAL DAY(9) TO SECOND(9)";

	private HsqldbTypes() {
	}

	static ColumnType parse(String sql) {
		TypeText.Elements elements = TypeText.elements(sql).orElse(null);
		if (elements != null) {
			return array(parse(elements.type()), elements.count());
		}
		if (sql.strip().toLowerCase(Locale.ROOT).startsWith("interval ")) {
			return interval(sql.strip().toUpperCase(Locale.ROOT).replaceAll("\\s+", " "));
		}
		TypeText type = TypeText.parse(sql);
		return type.hasQuotes() ? Definitions.type(sql.strip()) : parse(type);
	}

	private static ColumnType array(ColumnType element, @Nullable Integer cardinality) {
		if (cardinality == null || cardinality == MAX_CARDINALITY) {
			return Definitions.array(element);
		}
		return Definitions.type(element.toString().toUpperCase(Locale.ROOT) + " ARRAY[" + cardinality + "]");
	}

	// Two digits, and six behind the point of a second, are not said
	private static ColumnType interval(String text) {
		if (text.equals(INTERVAL)) {
			return Definitions.interval();
		}
		return Definitions.type(text.replaceAll("(?<!SECOND) ?\\(2\\)", "")
			.replace(" (", "(")
			.replace("SECOND(2,6)", "SECOND")
			.replace("SECOND(2, 6)", "SECOND")
			.replaceAll("TO SECOND ?\\(6\\)", "TO SECOND")
			.replaceAll("SECOND\\((\\d), ", "SECOND($1,"));
	}

	private static ColumnType parse(TypeText type) {
		return switch (type.words()) {
			case "tinyint" -> Definitions.tinyint();
			case "smallint" -> Definitions.smallint();
			case "int", "integer" -> Definitions.integer();
			case "bigint" -> Definitions.bigint();
			case "numeric", "decimal", "dec" -> numeric(type);
			case "real", "float", "double", "double precision" -> Definitions.doublePrecision();
			case "boolean" -> Definitions.bool();
			case "uuid" -> Definitions.uuid();
			case "date" -> Definitions.date();
			case "time", "time without time zone" -> temporal(TypeName.TIME, type, 0);
			case "timestamp", "timestamp without time zone", "datetime" -> temporal(TypeName.TIMESTAMP, type, 6);
			case "timestamp with time zone" -> temporal(TypeName.TIMESTAMP_WITH_TIME_ZONE, type, 6);
			case "time with time zone" -> Definitions.type(
					(type.number(0, 0) == 0) ? "TIME WITH TIME ZONE" : type.withArguments("TIME") + " WITH TIME ZONE");
			default -> sequence(type);
		};
	}

	// Characters, bytes and bits
	private static ColumnType sequence(TypeText type) {
		return switch (type.words()) {
			case "char", "character" -> sized(TypeName.CHAR, type.number(0, 1));
			case "varchar", "char varying", "character varying", "varchar_ignorecase" ->
				sized(TypeName.VARCHAR, limit(type.number(0)));
			case "longvarchar" -> sized(TypeName.VARCHAR, type.number(0, ANY_LONG_LENGTH));
			case "clob", "character large object", "char large object" -> sized(TypeName.TEXT, type.number(0));
			case "varbinary", "binary varying" -> sized(TypeName.VARBINARY, limit(type.number(0)));
			case "longvarbinary" -> sized(TypeName.VARBINARY, type.number(0, ANY_LONG_LENGTH));
			case "blob", "binary large object" -> sized(TypeName.BLOB, type.number(0));
			case "binary", "bit" ->
				Definitions.type(type.words().toUpperCase(Locale.ROOT) + "(" + type.number(0, 1) + ")");
			case "bit varying", "other" -> Definitions.type(type.withArguments(type.words().toUpperCase(Locale.ROOT)));
			default -> Definitions.type(type.withArguments(type.words()));
		};
	}

	private static @Nullable Integer limit(@Nullable Integer length) {
		return (length == null || length == ANY_LENGTH) ? null : length;
	}

	private static ColumnType numeric(TypeText type) {
		int precision = type.number(0, ANY_PRECISION);
		int scale = type.number(1, 0);
		return (precision == ANY_PRECISION && scale == 0) ? Definitions.numeric()
				: Definitions.numeric(precision, scale);
	}

	private static ColumnType temporal(TypeName name, TypeText type, int usual) {
		int fraction = type.number(0, usual);
		return new ColumnType(name, null, (fraction != usual) ? fraction : null, null, null, null, null, Map.of());
	}

	private static ColumnType sized(TypeName name, @Nullable Integer length) {
		return new ColumnType(name, length, null, null, null, null, null, Map.of());
	}

}
