package dev.migrate.author.roundtrip;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import dev.migrate.schema.ColumnType;

/**
 * Types whose values are alike: what a row has, what a default may be, and which
 * condition holds for all of these, and for what fills a column that comes back.
 */
enum Family {

	NUMBER, TEXT, BOOLEAN, DATE, TIME, TIMESTAMP, BYTES, UUID, JSON, WORD, OTHER;

	static Family of(ColumnType type) {
		return switch (type.name()) {
			case TINYINT, SMALLINT, INTEGER, BIGINT, NUMERIC, REAL, DOUBLE -> NUMBER;
			case CHAR, VARCHAR, TEXT -> TEXT;
			case BOOLEAN -> BOOLEAN;
			case DATE -> DATE;
			case TIME -> TIME;
			case TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> TIMESTAMP;
			case VARBINARY, BLOB -> BYTES;
			case UUID -> UUID;
			case JSON, JSONB -> JSON;
			case ENUM -> WORD;
			case INTERVAL, ARRAY, VERBATIM -> OTHER;
		};
	}

	/**
	 * Whether the values of different rows differ.
	 */
	boolean isDistinct() {
		return switch (this) {
			case NUMBER, TEXT, DATE, TIME, TIMESTAMP, UUID -> true;
			default -> false;
		};
	}

	/**
	 * The value of a column in a row.
	 * @param type the type of the column
	 * @param row the number of the row, from 1
	 */
	static Object value(ColumnType type, int row) {
		return switch (of(type)) {
			case NUMBER -> row;
			case TEXT -> "a" + row;
			case BOOLEAN -> row % 2 == 1;
			case DATE -> LocalDate.of(2020, 1, row);
			case TIME -> LocalTime.of(10, 0, row);
			case TIMESTAMP -> moment(type, LocalDateTime.of(2020, 1, row, 10, 20, 30));
			case BYTES -> new byte[] { 0, (byte) row, -1 };
			case UUID -> new UUID(0, row);
			case JSON -> "{\"a\": " + row + "}";
			case WORD -> Objects.requireNonNull(type.enumeration()).values().get(0);
			case OTHER -> throw new IllegalArgumentException(type.toString());
		};
	}

	private static Object moment(ColumnType type, LocalDateTime moment) {
		return (type.name() == dev.migrate.schema.TypeName.TIMESTAMP) ? moment
				: OffsetDateTime.of(moment, ZoneOffset.UTC);
	}

	/**
	 * What a default may be.
	 */
	static List<Object> defaults(ColumnType type) {
		return switch (of(type)) {
			case NUMBER -> (type.scale() != null) ? List.of(new BigDecimal("1.50"), 0, -7) : List.of(0, 1, -7, 42);
			case TEXT -> List.of("x", "", "it's", "a\\b", "ü€", "%", "1", "a;b");
			case BOOLEAN -> List.of(true, false);
			case DATE -> List.of(LocalDate.of(2024, 2, 29));
			case TIME -> List.of(LocalTime.of(9, 8, 7));
			case TIMESTAMP -> List.of(moment(type, LocalDateTime.of(2024, 2, 29, 1, 2, 3)));
			case BYTES -> List.of(new byte[] { 0, -1, 39, 92 });
			case UUID -> List.of(new UUID(1, 2));
			case WORD -> List.copyOf(Objects.requireNonNull(type.enumeration()).values());
			case JSON, OTHER -> List.of();
		};
	}

	/**
	 * Conditions that hold for what is in rows.
	 * @param column the column as it stands in a statement
	 */
	List<String> conditions(String column) {
		return switch (this) {
			case NUMBER -> List.of(column + " >= 0", column + " < 1000 and " + column + " >= 0",
					column + " in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9)", column + " between 0 and 500", column + " <> 77",
					"not (" + column + " = 50 or " + column + " = 51)", column + " * 2 + 1 > -3",
					"(" + column + " > -1 or " + column + " is null) and " + column + " < 900");
			case TEXT -> List.of(column + " <> 'zz'", "upper(" + column + ") <> 'X'", column + " not like '%!%'",
					"not (" + column + " = 'x' and 1 = 0)", column + " in ('', 'a1', 'a2', 'a3', 'a7')",
					column + " is null or " + column + " <> 'it''s'", "length(" + column + ") < 90",
					"coalesce(" + column + ", 'q') <> 'r'");
			case DATE -> List.of(column + " > '1999-01-01'", column + " is not null or 1 = 1");
			default -> List.of();
		};
	}

}
