package dev.migrate.autogenerate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.migrate.operation.AddColumn;
import dev.migrate.operation.AddConstraint;
import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.CreateEnum;
import dev.migrate.operation.CreateIndex;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.DropColumn;
import dev.migrate.operation.DropConstraint;
import dev.migrate.operation.DropEnum;
import dev.migrate.operation.DropIndex;
import dev.migrate.operation.GroupingOperationVisitor;
import dev.migrate.operation.Operation;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Index;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * What belongs to a column whose change of type is withheld, and waits with it: rules
 * over the column, columns that are computed from it, and enum types that nothing else
 * needs. Each of them is right for the new type or for the old one, and never for both.
 */
final class WithheldTypes {

	private final SqlText text;

	private final RuleKey meaning;

	private final Map<TableName, Set<String>> columns = new LinkedHashMap<>();

	private final Set<String> waitingEnums = new LinkedHashSet<>();

	private final Set<String> neededEnums = new LinkedHashSet<>();

	private WithheldTypes(SqlText text, List<SchemaChange> changes) {
		this.text = text;
		this.meaning = new RuleKey(text);
		changes.stream().filter(SchemaChange::withheld).map(SchemaChange::operation).forEach((operation) -> {
			if (operation instanceof AlterColumn alter && alter.changes().type() != null) {
				this.columns.computeIfAbsent(alter.table(), (table) -> new LinkedHashSet<>()).add(alter.column());
				enumeration(alter.changes().type()).ifPresent(this.waitingEnums::add);
				enumeration(alter.existing().type()).ifPresent(this.waitingEnums::add);
			}
		});
		changes.stream()
			.filter((change) -> !change.withheld())
			.forEach((change) -> types(change.operation())
				.forEach((type) -> enumeration(type).ifPresent(this.neededEnums::add)));
	}

	/**
	 * Withhold what waits.
	 * @param text reads conditions
	 * @return the changes, more of them withheld
	 */
	static List<SchemaChange> together(List<SchemaChange> changes, SqlText text) {
		WithheldTypes types = new WithheldTypes(text, changes);
		return types.columns.isEmpty() ? changes : changes.stream().map(types::waiting).toList();
	}

	private SchemaChange waiting(SchemaChange change) {
		Optional<String> column = change.withheld() ? Optional.empty() : change.operation().accept(new Needs());
		return column.map((name) -> {
			List<String> notes = new ArrayList<>(change.notes());
			notes.add("Waits for the type of '" + name + "'");
			return new SchemaChange(change.operation(), true, notes);
		}).orElse(change);
	}

	private static List<ColumnType> types(Operation operation) {
		if (operation instanceof CreateTable create) {
			return create.table().columns().stream().map(Column::type).toList();
		}
		if (operation instanceof AddColumn add) {
			return List.of(add.column().type());
		}
		return (operation instanceof AlterColumn alter && alter.changes().type() != null)
				? List.of(alter.changes().type()) : List.of();
	}

	private static Optional<String> enumeration(@Nullable ColumnType type) {
		return Optional.ofNullable(type).map(ColumnType::enumeration).map(ColumnType.Enumeration::name);
	}

	private Optional<String> needed(TableName table, TableRule rule) {
		return this.columns.getOrDefault(table, Set.of())
			.stream()
			.filter((column) -> this.meaning.needs(rule, column))
			.findFirst();
	}

	/**
	 * The column, or the enum type, for which an operation has to wait.
	 */
	private final class Needs implements GroupingOperationVisitor<Optional<String>> {

		@Override
		public Optional<String> visit(AddConstraint add) {
			return constraint(add.table(), add.constraint());
		}

		@Override
		public Optional<String> visit(DropConstraint drop) {
			return (drop.existing() != null) ? constraint(drop.table(), drop.existing()) : Optional.empty();
		}

		private Optional<String> constraint(TableName table, Constraint constraint) {
			Optional<String> own = needed(table, new TableRule(constraint, null));
			TableName target = constraint.referencedTable();
			return (own.isPresent() || target == null) ? own
					: WithheldTypes.this.columns.getOrDefault(target, Set.of())
						.stream()
						.filter(constraint.referencedColumns()::contains)
						.findFirst();
		}

		@Override
		public Optional<String> visit(CreateIndex create) {
			return index(create.index());
		}

		@Override
		public Optional<String> visit(DropIndex drop) {
			return (drop.existing() != null) ? index(drop.existing()) : Optional.empty();
		}

		private Optional<String> index(Index index) {
			return needed(index.table(), new TableRule(null, index));
		}

		@Override
		public Optional<String> visit(AddColumn add) {
			return computed(add.table(), add.column());
		}

		@Override
		public Optional<String> visit(DropColumn drop) {
			return (drop.existing() != null) ? computed(drop.table(), drop.existing()) : Optional.empty();
		}

		private Optional<String> computed(TableName table, Column column) {
			return (column.computed() == null) ? Optional.empty()
					: WithheldTypes.this.columns.getOrDefault(table, Set.of())
						.stream()
						.filter((each) -> WithheldTypes.this.text.mentions(column.computed().expression(), each))
						.findFirst();
		}

		@Override
		public Optional<String> visit(CreateEnum create) {
			return enumeration(create.enumeration().name());
		}

		@Override
		public Optional<String> visit(DropEnum drop) {
			return enumeration(drop.name());
		}

		private Optional<String> enumeration(String name) {
			return (WithheldTypes.this.waitingEnums.contains(name) && !WithheldTypes.this.neededEnums.contains(name))
					? Optional.of(name) : Optional.empty();
		}

		@Override
		public Optional<String> visitOther(Operation operation) {
			return Optional.empty();
		}

	}

}
