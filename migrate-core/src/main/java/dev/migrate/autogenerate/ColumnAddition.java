package dev.migrate.autogenerate;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import dev.migrate.operation.AddColumn;
import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.AlterColumn.Aspects;
import dev.migrate.operation.ExecuteSql;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Adds a column to a table that may have rows. One without NULL takes three steps: added
 * with NULL, filled, made NOT NULL.
 *
 * @param comparison how to compare
 * @param table the table
 */
record ColumnAddition(Comparison comparison, TableName table) {

	private static final LocalDate SOME_DAY = LocalDate.of(2000, 1, 1);

	List<SchemaChange> changes(Column declared) {
		Column column = this.comparison.standalone(declared);
		boolean needsValues = !column.nullable() && this.comparison.form(column.defaultValue()) == null
				&& column.identity() == null && column.computed() == null;
		if (!needsValues) {
			return List.of(SchemaChange.of(add(column)));
		}
		AlterColumn notNull = new AlterColumn(this.table, column.name(), new Aspects(null, false, null, null, null),
				Aspects.of(column.withNullable(true)), null, null);
		return List.of(SchemaChange.of(add(column.withNullable(true))), filling(column), SchemaChange.of(notNull));
	}

	/**
	 * A proposal of what fills a column before it is made NOT NULL.
	 */
	SchemaChange filling(Column column) {
		return SchemaChange.withheld(backfill(column),
				"Fill in what rows that are there already get for '" + column.name() + "'");
	}

	private AddColumn add(Column column) {
		return new AddColumn(this.table, column, false, null);
	}

	private ExecuteSql backfill(Column column) {
		String name = this.comparison.dialect().spelling().quote(column.name());
		String sql = "update " + this.comparison.dialect().spelling().quote(this.table) + " set " + name + " = "
				+ this.comparison.dialect().spelling().literal(example(column)) + " where " + name + " is null";
		return new ExecuteSql(sql, "", 1, null);
	}

	private static @Nullable Object example(Column column) {
		return (column.defaultValue() instanceof SqlValue.Literal literal && literal.value() != null) ? literal.value()
				: example(column.type());
	}

	private static Object example(ColumnType type) {
		return switch (type.name()) {
			case TINYINT, SMALLINT, INTEGER, BIGINT, NUMERIC, REAL, DOUBLE -> 0;
			case BOOLEAN -> false;
			case DATE -> SOME_DAY;
			case TIME -> LocalTime.MIDNIGHT;
			case TIMESTAMP -> LocalDateTime.of(SOME_DAY, LocalTime.MIDNIGHT);
			case TIMESTAMP_WITH_TIME_ZONE -> OffsetDateTime.of(SOME_DAY, LocalTime.MIDNIGHT, ZoneOffset.UTC);
			case UUID -> new UUID(0, 0);
			case JSON, JSONB -> "{}";
			case VARBINARY, BLOB -> new byte[0];
			case ENUM -> firstWord(type);
			case CHAR, VARCHAR, TEXT, INTERVAL, ARRAY, VERBATIM -> "";
		};
	}

	private static String firstWord(ColumnType type) {
		ColumnType.Enumeration enumeration = type.enumeration();
		return (enumeration == null || enumeration.values().isEmpty()) ? "" : enumeration.values().get(0);
	}

}
