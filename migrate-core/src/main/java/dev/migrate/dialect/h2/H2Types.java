package dev.migrate.dialect.h2;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.dialect.normal.DefaultText;
import dev.migrate.dialect.standard.StoredNames;
import dev.migrate.dialect.standard.TypeText;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Definitions;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.TypeName;
import org.jspecify.annotations.Nullable;

/**
 * Reads types and defaults from the information schema of H2.
 */
final class H2Types {

	// The length that a type has when none was given
	static final long ANY_LENGTH = 1_000_000_000L;

	private static final int MAX_CARDINALITY = 65536;

	private static final Pattern UNICODE = Pattern.compile("U&'((?:[^']|'')*)'");

	private static final Pattern ESCAPE = Pattern.compile("\\\\(?:\\\\|\\+([0-9a-f]{6})|([0-9a-f]{4}))");

	private H2Types() {
	}

	static ColumnType read(ResultSet row, StoredNames names, H2ColumnDetails details) throws SQLException {
		String name = row.getString("data_type");
		if (name.equals("ENUM")) {
			String column = row.getString("column_name");
			return enumeration((column != null) ? names.written(column) : "enum", details.values(row));
		}
		if (name.equals("ARRAY")) {
			return array(details.element(row), integer(row, "maximum_cardinality"));
		}
		if (name.equals("ROW")) {
			return details.row(row);
		}
		if (name.equals("INTERVAL")) {
			return interval(row);
		}
		if (name.equals("GEOMETRY") && row.getString("geometry_type") != null) {
			int system = row.getInt("geometry_srid");
			return Definitions
				.type("GEOMETRY(" + row.getString("geometry_type") + (row.wasNull() ? "" : "," + system) + ")");
		}
		return plain(row);
	}

	private static ColumnType plain(ResultSet row) throws SQLException {
		return type(row.getString("data_type"), integer(row, "character_maximum_length"),
				integer(row, "declared_numeric_precision"), integer(row, "declared_numeric_scale"),
				integer(row, "datetime_precision"));
	}

	private static ColumnType enumeration(String column, List<String> values) {
		return new ColumnType(TypeName.ENUM, null, null, null, new ColumnType.Enumeration(null, column, values, true),
				null, null, Map.of());
	}

	/**
	 * An array.
	 * @param cardinality how many there can be, or {@code null} for any number
	 */
	static ColumnType array(ColumnType element, @Nullable Integer cardinality) {
		if (cardinality == null || cardinality == MAX_CARDINALITY) {
			return Definitions.array(element);
		}
		String text = (element.verbatim() != null) ? element.verbatim() : element.toString().toUpperCase(Locale.ROOT);
		return Definitions.type(text + " ARRAY[" + cardinality + "]");
	}

	private static ColumnType interval(ResultSet row) throws SQLException {
		String fields = row.getString("interval_type");
		return interval(fields, row.getInt("interval_precision"), row.getInt("datetime_precision"));
	}

	/**
	 * A span of time.
	 * @param fields such as {@code DAY TO SECOND}
	 * @param precision digits of the first field
	 * @param fraction fractional digits of a second
	 */
	static ColumnType interval(String fields, int precision, int fraction) {
		boolean usual = fields.equals("DAY TO SECOND") && precision == 18 && fraction == 9;
		if (usual) {
			return Definitions.interval();
		}
		boolean seconds = fields.endsWith("SECOND");
		if (fields.equals("SECOND")) {
			return Definitions.type("INTERVAL SECOND(" + precision + ", " + fraction + ")");
		}
		int blank = fields.indexOf(' ');
		String first = (blank < 0) ? fields : fields.substring(0, blank);
		String rest = (blank < 0) ? "" : fields.substring(blank);
		return Definitions
			.type("INTERVAL " + first + "(" + precision + ")" + rest + (seconds ? "(" + fraction + ")" : ""));
	}

	/**
	 * A type by its name in the catalog.
	 * @param length characters or bytes, or {@code null} for any number
	 * @param precision digits in all, or {@code null} if none are declared
	 * @param scale digits after the point, or {@code null} if none are declared
	 * @param fraction fractional digits of a second
	 */
	static ColumnType type(String name, @Nullable Integer length, @Nullable Integer precision, @Nullable Integer scale,
			@Nullable Integer fraction) {
		return switch (name) {
			case "TINYINT" -> Definitions.tinyint();
			case "SMALLINT" -> Definitions.smallint();
			case "INTEGER" -> Definitions.integer();
			case "BIGINT" -> Definitions.bigint();
			case "NUMERIC" -> numeric(precision, scale);
			case "REAL" -> Definitions.real();
			case "DOUBLE PRECISION" -> Definitions.doublePrecision();
			case "BOOLEAN" -> Definitions.bool();
			case "CHARACTER" -> TypeText.sized(TypeName.CHAR, length, null, null);
			case "CHARACTER VARYING" -> TypeText.sized(TypeName.VARCHAR, length, null, null);
			case "CHARACTER LARGE OBJECT" -> Definitions.text();
			case "DATE" -> Definitions.date();
			case "TIME" -> TypeText.sized(TypeName.TIME, null, usual(fraction, 0), null);
			case "TIMESTAMP" -> TypeText.sized(TypeName.TIMESTAMP, null, usual(fraction, 6), null);
			case "TIMESTAMP WITH TIME ZONE" ->
				TypeText.sized(TypeName.TIMESTAMP_WITH_TIME_ZONE, null, usual(fraction, 6), null);
			case "BINARY VARYING" -> TypeText.sized(TypeName.VARBINARY, length, null, null);
			case "BINARY LARGE OBJECT" -> Definitions.blob();
			case "UUID" -> Definitions.uuid();
			case "JSON" -> Definitions.json();
			case "DECFLOAT" -> Definitions.type((precision != null) ? "DECFLOAT(" + precision + ")" : name);
			case "TIME WITH TIME ZONE" -> Definitions.type("TIME(" + fraction + ") WITH TIME ZONE");
			default -> Definitions.type((length != null) ? name + "(" + length + ")" : name);
		};
	}

	private static ColumnType numeric(@Nullable Integer precision, @Nullable Integer scale) {
		if (precision == null) {
			return Definitions.numeric();
		}
		return Definitions.numeric(precision, (scale != null) ? scale : 0);
	}

	private static @Nullable Integer usual(@Nullable Integer value, int usual) {
		return (value != null && value == usual) ? null : value;
	}

	private static @Nullable Integer integer(ResultSet row, String column) throws SQLException {
		long value = row.getLong(column);
		return (row.wasNull() || value >= ANY_LENGTH) ? null : (int) value;
	}

	/**
	 * Read a default.
	 * @param text the text in the catalog
	 * @return the value, or {@code null} for none
	 */
	static @Nullable SqlValue defaultValue(String text) {
		Matcher unicode = UNICODE.matcher(text);
		if (!unicode.matches()) {
			return DefaultText.parse(text);
		}
		String escaped = unicode.group(1).replace("''", "'");
		return SqlValue.of(ESCAPE.matcher(escaped)
			.replaceAll((match) -> Matcher.quoteReplacement(character(match.group(1), match.group(2)))));
	}

	private static String character(@Nullable String six, @Nullable String four) {
		String digits = (six != null) ? six : four;
		return (digits == null) ? "\\" : Character.toString(Integer.parseInt(digits, 16));
	}

	/**
	 * The greatest value of an integer type.
	 * @return the value
	 */
	static long max(String type) {
		return switch (type) {
			case "TINYINT" -> Byte.MAX_VALUE;
			case "SMALLINT" -> Short.MAX_VALUE;
			case "INTEGER" -> Integer.MAX_VALUE;
			default -> Long.MAX_VALUE;
		};
	}

}
