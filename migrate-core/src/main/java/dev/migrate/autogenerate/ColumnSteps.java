package dev.migrate.autogenerate;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.migrate.dialect.Dialect;
import dev.migrate.lang.Internal;
import dev.migrate.operation.AddColumn;
import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.AlterColumn.Aspects;
import dev.migrate.operation.ExecuteSql;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Definitions;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * The steps in which a column is changed where its table may have rows, on the way up and
 * on the way down.
 *
 * @param dialect the database
 */
@Internal
public record ColumnSteps(Dialect dialect) {

	private static final LocalDate SOME_DAY = LocalDate.of(2000, 1, 1);

	/**
	 * Add a column. One without NULL and without values of its own takes three steps:
	 * added with NULL, filled, made NOT NULL.
	 * @param add what adds it
	 * @return the steps; what fills it is withheld
	 */
	public List<SchemaChange> added(AddColumn add) {
		Column column = add.column();
		if (add.ifNotExists() || !needsValue(column)) {
			return List.of(SchemaChange.of(add));
		}
		Column before = column.withNullable(true).withType(comparison().collated(column.type(), column.collation()));
		AlterColumn notNull = new AlterColumn(add.table(), column.name(), new Aspects(null, false, null, null, null),
				Aspects.of(before), null, null);
		return List.of(SchemaChange.of(new AddColumn(add.table(), column.withNullable(true), false, add.position())),
				filling(add.table(), column), SchemaChange.of(notNull));
	}

	/**
	 * Alter a column back. What may no longer be NULL is filled before; a type that has
	 * no room for what has come in since is said.
	 * @param alter what alters it
	 * @return the steps; what fills it is withheld, and what no value converts to
	 */
	public List<SchemaChange> altered(AlterColumn alter) {
		List<SchemaChange> steps = new ArrayList<>();
		ColumnType now = alter.existing().type();
		ColumnType type = (alter.changes().type() != null) ? alter.changes().type() : now;
		if (Boolean.FALSE.equals(alter.changes().nullable()) && type != null) {
			steps.add(filling(alter.table(), Definitions.column(alter.column(), type)));
		}
		if (now == null || alter.changes().type() == null) {
			steps.add(SchemaChange.of(alter));
		}
		else {
			steps.addAll(retyped(alter, now, alter.changes().type()));
		}
		return steps;
	}

	private List<SchemaChange> retyped(AlterColumn alter, ColumnType now, ColumnType type) {
		if (this.dialect.conversions().way(now, type, "").possible()) {
			return List.of(new TypeRoom(this.dialect.conversions()).loses(now, type)
					? SchemaChange.of(alter, "Values of '" + alter.column()
							+ "' that have come since may have no room: " + now + " becomes " + type)
					: SchemaChange.of(alter));
		}
		// What a column generates is of its type: it waits for it
		Aspects all = alter.changes();
		Aspects apart = new Aspects(null, all.nullable(), null, all.comment(), null);
		Aspects waiting = new Aspects(type, null, all.defaultValue(), null, all.identity());
		SchemaChange withheld = SchemaChange.withheld(alter.withChanges(waiting),
				noWay(alter.column(), now + " to " + type));
		return apart.equals(Aspects.NONE) ? List.of(withheld)
				: List.of(SchemaChange.of(alter.withChanges(apart)), withheld);
	}

	/**
	 * Why a change of type is withheld that the database cannot make.
	 */
	String noWay(String column, String types) {
		return this.dialect.productName() + " converts no " + types + ": '" + column
				+ "' has to be dropped and added again, or filled from another column";
	}

	private Comparison comparison() {
		return new Comparison(this.dialect, AutogenerateSettings.DEFAULTS, CurrentSchema.UNKNOWN);
	}

	/**
	 * A proposal of what fills a column before it is made NOT NULL.
	 */
	SchemaChange filling(TableName table, Column column) {
		String name = this.dialect.spelling().quote(column.name());
		String sql = "update " + this.dialect.spelling().quote(table) + " set " + name + " = "
				+ this.dialect.spelling().literal(example(column)) + " where " + name + " is null";
		return SchemaChange.withheld(new ExecuteSql(sql, "", 1, null),
				"Fill in what rows that are there already get for '" + column.name() + "'");
	}

	boolean needsValue(Column column) {
		return !column.nullable() && comparison().form(column.defaultValue()) == null && column.identity() == null
				&& column.computed() == null;
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
