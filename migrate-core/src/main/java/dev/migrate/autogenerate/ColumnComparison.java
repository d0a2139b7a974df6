package dev.migrate.autogenerate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.migrate.dialect.DialectFact;
import dev.migrate.operation.AddColumn;
import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.DropColumn;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Computed;
import org.jspecify.annotations.Nullable;

/**
 * Compares the columns of a table.
 */
final class ColumnComparison {

	private final Comparison comparison;

	private final LiveTable live;

	private final WantedTable wanted;

	private final ColumnSteps steps;

	private final Set<String> replaced = new LinkedHashSet<>();

	private final Set<String> reworded = new LinkedHashSet<>();

	ColumnComparison(Comparison comparison, LiveTable live, WantedTable wanted) {
		this.comparison = comparison;
		this.live = live;
		this.wanted = wanted;
		this.steps = new ColumnSteps(comparison.dialect());
	}

	/**
	 * What leads from the columns that are there to those that are wanted.
	 */
	List<SchemaChange> changes() {
		replace();
		List<SchemaChange> changes = new ArrayList<>();
		for (Column column : this.wanted.normal().columns()) {
			if (includes(column)) {
				Optional<Column> before = this.live.normal().column(column.name());
				Column declared = this.wanted.table().column(column.name()).orElse(column);
				changes.addAll(before.isPresent() ? compared(before.get(), column, declared) : added(declared));
			}
		}
		unwanted().forEach((column) -> changes.add(dropped(column)));
		return changes;
	}

	/**
	 * The columns that are dropped.
	 */
	List<Column> unwanted() {
		return this.comparison.isValidating() ? List.of()
				: this.live.normal()
					.columns()
					.stream()
					.filter((column) -> includes(column) && this.wanted.normal().column(column.name()).isEmpty())
					.toList();
	}

	/**
	 * The columns that are dropped and added again, with all that depends on them.
	 * @return the names, known when the changes are
	 */
	Set<String> replaced() {
		return this.replaced;
	}

	/**
	 * A column that is computed otherwise is dropped and added again, or as another type
	 * where no type of a computed column changes, and with it those that are computed
	 * from it.
	 */
	private void replace() {
		boolean more = true;
		while (more) {
			more = false;
			for (Column column : this.wanted.normal().columns()) {
				Column before = includes(column) ? this.live.normal().column(column.name()).orElse(null) : null;
				if (before != null && isReplaced(before, column)) {
					more |= this.replaced.add(before.name());
				}
			}
		}
	}

	private boolean isReplaced(Column before, Column column) {
		Computed computed = before.computed();
		return isComputedOtherwise(computed, column.computed()) || isComputedAsAnotherType(before, column)
				|| computed != null && column.computed() != null
						&& this.replaced.stream()
							.anyMatch((other) -> !other.equals(before.name())
									&& this.comparison.text().mentions(computed.expression(), other));
	}

	private boolean isComputedAsAnotherType(Column before, Column column) {
		Column declared = this.wanted.table().column(column.name()).orElse(column);
		return before.computed() != null && column.computed() != null
				&& this.comparison.dialect().has(DialectFact.KEEPS_COMPUTED_TYPES)
				&& new ColumnChanges(this.comparison, this.wanted, this.live.stored(before)).isRetyped(before, column,
						declared);
	}

	private boolean includes(Column column) {
		return this.comparison.includes(ObjectKind.COLUMN, this.wanted.name(), column.name());
	}

	private List<SchemaChange> added(Column declared) {
		return this.steps.added(new AddColumn(this.wanted.name(), this.comparison.standalone(declared), false, null))
			.stream()
			.map((step) -> step.withheld() ? ruled(step, declared) : step)
			.toList();
	}

	/**
	 * What fills a column, with the rules that its value has to obey.
	 */
	private SchemaChange ruled(SchemaChange filling, Column column) {
		List<String> notes = new ArrayList<>(filling.notes());
		this.wanted.table()
			.foreignKeys()
			.stream()
			.filter((key) -> key.columns().contains(column.name()))
			.forEach((key) -> notes.add("The value has to be one that '" + key.target() + "' has: " + key.name()));
		this.wanted.table()
			.checks()
			.stream()
			.filter((check) -> this.comparison.text().mentions(check.condition(), column.name()))
			.forEach((check) -> notes.add("The value has to fulfil " + check.condition() + ": " + check.name()));
		return new SchemaChange(filling.operation(), true, notes);
	}

	private SchemaChange dropped(Column column) {
		List<String> notes = new ArrayList<>();
		if (this.steps.needsValue(column) && !this.comparison.settings().allowDrops()) {
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
		if (this.replaced.contains(before.name())) {
			return replacement(before, declared);
		}
		if (this.comparison.dialect().has(DialectFact.NAMED_ENUMS) && isEnum(before.type()) != isEnum(column.type())) {
			this.reworded.add(before.name());
		}
		List<SchemaChange> changes = new ArrayList<>();
		new ColumnChanges(this.comparison, this.wanted, this.live.stored(before)).changes(before, column, declared)
			.forEach((change) -> {
				if (before.nullable() && change.operation() instanceof AlterColumn alter
						&& Boolean.FALSE.equals(alter.changes().nullable())) {
					changes.add(ruled(this.steps.filling(this.wanted.name(), declared), declared));
				}
				changes.add(change);
			});
		return changes;
	}

	/**
	 * The columns that become words of an enum type or no longer are: what an expression
	 * compares them with has another type then.
	 * @return the names, known when the changes are
	 */
	Set<String> reworded() {
		return this.reworded;
	}

	private static boolean isEnum(ColumnType type) {
		return type.single().enumeration() != null;
	}

	private boolean isComputedOtherwise(@Nullable Computed before, @Nullable Computed after) {
		if (this.comparison.isValidating() || this.comparison.ignores(Aspect.COMPUTED)) {
			return false;
		}
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
		AddColumn add = new AddColumn(this.wanted.name(), this.comparison.standalone(after), false, null);
		if (before.computed() != null && after.computed() != null) {
			return List.of(SchemaChange.of(drop(before)), SchemaChange.of(add));
		}
		String note = (before.computed() != null) ? "The values that were computed are lost"
				: "The values that are there are lost";
		return List.of(this.comparison.losing(drop(before), note), this.comparison.losing(add));
	}

}
