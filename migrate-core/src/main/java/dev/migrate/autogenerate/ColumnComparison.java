package dev.migrate.autogenerate;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.migrate.operation.AddColumn;
import dev.migrate.operation.AlterColumn.Aspects;
import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.DropColumn;
import dev.migrate.operation.ExecuteSql;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Computed;
import dev.migrate.schema.SqlValue;
import org.jspecify.annotations.Nullable;

/**
 * Compares the columns of a table.
 */
final class ColumnComparison {

	private static final LocalDate SOME_DAY = LocalDate.of(2000, 1, 1);

	private final Comparison comparison;

	private final LiveTable live;

	private final WantedTable wanted;

	private final Set<String> replaced = new LinkedHashSet<>();

	ColumnComparison(Comparison comparison, LiveTable live, WantedTable wanted) {
		this.comparison = comparison;
		this.live = live;
		this.wanted = wanted;
	}

	/**
	 * What leads from the columns that are there to those that are wanted.
	 */
	List<SchemaChange> changes() {
		List<SchemaChange> changes = new ArrayList<>();
		for (Column column : this.wanted.normal().columns()) {
			if (includes(column)) {
				Optional<Column> before = this.live.normal().column(column.name());
				Column declared = this.wanted.table().column(column.name()).orElse(column);
				changes.addAll(before.isPresent() ? compared(before.get(), column, declared) : added(declared));
			}
		}
		this.live.normal()
			.columns()
			.stream()
			.filter((column) -> includes(column) && this.wanted.normal().column(column.name()).isEmpty())
			.forEach((column) -> changes.add(dropped(column)));
		return changes;
	}

	/**
	 * The columns that are dropped and added again, with all that depends on them.
	 * @return the names, known when the changes are
	 */
	Set<String> replaced() {
		return this.replaced;
	}

	private boolean includes(Column column) {
		return this.comparison.includes(ObjectKind.COLUMN, this.wanted.name(), column.name());
	}

	/**
	 * The table may have rows. A column without NULL takes three steps then: added with
	 * NULL, filled, made NOT NULL.
	 */
	private List<SchemaChange> added(Column declared) {
		Column column = this.comparison.standalone(declared);
		if (!needsValue(column)) {
			return List.of(SchemaChange.of(add(column)));
		}
		AlterColumn notNull = new AlterColumn(this.wanted.name(), column.name(),
				new Aspects(null, false, null, null, null), Aspects.of(column.withNullable(true)
					.withType(this.comparison.collated(column.type(), column.collation()))),
				null, null);
		return List.of(SchemaChange.of(add(column.withNullable(true))), filling(column), SchemaChange.of(notNull));
	}

	/**
	 * A proposal of what fills a column before it is made NOT NULL.
	 */
	private SchemaChange filling(Column column) {
		return SchemaChange.withheld(backfill(column),
				"Fill in what rows that are there already get for '" + column.name() + "'");
	}

	private boolean needsValue(Column column) {
		return !column.nullable() && this.comparison.form(column.defaultValue()) == null && column.identity() == null
				&& column.computed() == null;
	}

	private AddColumn add(Column column) {
		return new AddColumn(this.wanted.name(), column, false, null);
	}

	private ExecuteSql backfill(Column column) {
		String name = this.comparison.dialect().spelling().quote(column.name());
		String sql = "update " + this.comparison.dialect().spelling().quote(this.wanted.name()) + " set " + name + " = "
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

	private SchemaChange dropped(Column column) {
		List<String> notes = new ArrayList<>();
		if (needsValue(column) && !this.comparison.settings().allowDrops()) {
			notes.add("Rows cannot be inserted without a value for '" + column.name()
					+ "': drop the column, or allow NULL in it");
		}
		return this.comparison.losing(drop(column), notes.toArray(String[]::new));
	}

	private DropColumn drop(Column column) {
		return new DropColumn(this.wanted.name(), column.name(), false,
				this.comparison.standalone(this.live.stored(column)));
	}

	private List<SchemaChange> compared(Column before, Column column, Column declared) {
		if (isComputedOtherwise(before.computed(), column.computed())) {
			return replacement(before, declared);
		}
		List<SchemaChange> changes = new ArrayList<>();
		new ColumnChanges(this.comparison, this.wanted, this.live.stored(before)).changes(before, column, declared)
			.forEach((change) -> {
				if (before.nullable() && change.operation() instanceof AlterColumn alter
						&& Boolean.FALSE.equals(alter.changes().nullable())) {
					changes.add(filling(declared));
				}
				changes.add(change);
			});
		return changes;
	}

	private boolean isComputedOtherwise(@Nullable Computed before, @Nullable Computed after) {
		if (before == null || after == null) {
			boolean unsaid = after == null && this.comparison.isUnsaid(Aspect.COMPUTED, this.wanted);
			return before != after && !unsaid;
		}
		boolean stored = before.stored() == null || after.stored() == null || before.stored().equals(after.stored());
		SqlText text = this.comparison.text();
		return !stored || !text.normal(before.expression()).equals(text.normal(after.expression()));
	}

	/**
	 * No database changes how a column is computed in place without limits.
	 */
	private List<SchemaChange> replacement(Column before, Column after) {
		this.replaced.add(before.name());
		AddColumn add = new AddColumn(this.wanted.name(), this.comparison.standalone(after), false, null);
		if (before.computed() != null && after.computed() != null) {
			return List.of(SchemaChange.of(drop(before)), SchemaChange.of(add));
		}
		String note = (before.computed() != null) ? "The values that were computed are lost"
				: "The values that are there are lost";
		return List.of(this.comparison.losing(drop(before), note), this.comparison.losing(add));
	}

}
