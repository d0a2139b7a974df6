package dev.migrate.autogenerate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.migrate.operation.AddColumn;
import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.CreateEnum;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.DropEnum;
import dev.migrate.operation.GroupingOperationVisitor;
import dev.migrate.operation.Operation;
import dev.migrate.operation.TableChange;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Constraint;
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
		changes.stream()
			.filter(SchemaChange::withheld)
			.flatMap((change) -> change.retyping().stream())
			.forEach((alter) -> {
				this.columns.computeIfAbsent(alter.table(), (table) -> new LinkedHashSet<>()).add(alter.column());
				enumeration(alter.changes().type()).ifPresent(this.waitingEnums::add);
				enumeration(alter.existing().type()).ifPresent(this.waitingEnums::add);
			});
		changes.stream()
			.filter((change) -> !change.withheld())
			.flatMap((change) -> change.operation().accept(new Types()))
			.forEach((type) -> enumeration(type).ifPresent(this.neededEnums::add));
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

	private static Optional<String> enumeration(@Nullable ColumnType type) {
		return Optional.ofNullable(type).map(ColumnType::enumeration).map(ColumnType.Enumeration::name);
	}

	private Optional<String> needed(TableName table, TableRule rule) {
		Optional<String> own = retyped(table).filter((column) -> this.meaning.needs(rule, column)).findFirst();
		Constraint key = rule.constraint();
		return (own.isPresent() || key == null || key.referencedTable() == null) ? own
				: retyped(key.referencedTable()).filter(key.referencedColumns()::contains).findFirst();
	}

	private Optional<String> needed(ChangedColumn changed) {
		return Optional.ofNullable(changed.column().computed())
			.flatMap((computed) -> retyped(changed.table())
				.filter((each) -> this.text.mentions(computed.expression(), each))
				.findFirst());
	}

	private Stream<String> retyped(TableName table) {
		return this.columns.getOrDefault(table, Set.of()).stream();
	}

	/**
	 * The types of columns that an operation brings.
	 */
	private static final class Types implements GroupingOperationVisitor<Stream<ColumnType>> {

		@Override
		public Stream<ColumnType> visit(CreateTable create) {
			return create.table().columns().stream().map(Column::type);
		}

		@Override
		public Stream<ColumnType> visit(AddColumn add) {
			return Stream.of(add.column().type());
		}

		@Override
		public Stream<ColumnType> visit(AlterColumn alter) {
			return Stream.ofNullable(alter.changes().type());
		}

		@Override
		public Stream<ColumnType> visitOther(Operation operation) {
			return Stream.empty();
		}

	}

	/**
	 * The column, or the enum type, for which an operation has to wait.
	 */
	private final class Needs implements GroupingOperationVisitor<Optional<String>> {

		@Override
		public Optional<String> visitTableChange(TableChange change) {
			return TableRule.madeBy(change)
				.or(() -> change.inverse().flatMap(TableRule::madeBy))
				.flatMap((rule) -> needed(change.table(), rule))
				.or(() -> ChangedColumn.of(change).flatMap(WithheldTypes.this::needed));
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
