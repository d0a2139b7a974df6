package dev.migrate.autogenerate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.autogenerate.PhaseOfOperation.Phase;
import dev.migrate.operation.AddConstraint;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.DropConstraint;
import dev.migrate.operation.DropTable;
import dev.migrate.operation.Operation;
import dev.migrate.schema.Column;
import dev.migrate.schema.Computed;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Index;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;

/**
 * Puts changes into an order in which they can be run: what is in the way goes first,
 * then what others need is made, then what needs it; what is no longer needed goes last,
 * in the reverse order. The same changes give the same order.
 */
final class OperationSorter {

	private OperationSorter() {
	}

	/**
	 * Sort changes.
	 * @param changes the changes; those of one phase stay in their order, but for
	 * computed columns
	 * @param text reads expressions
	 * @return the changes in order; tables whose foreign keys go round in a circle have
	 * some of them apart
	 */
	static List<SchemaChange> sort(List<SchemaChange> changes, SqlText text) {
		PhaseOfOperation phases = phases(changes);
		ObjectOrder objects = phases.objects();
		Map<Phase, List<SchemaChange>> phased = changes.stream()
			.collect(Collectors.groupingBy((change) -> change.operation().accept(phases),
					() -> new EnumMap<>(Phase.class), Collectors.toList()));
		List<SchemaChange> all = new ArrayList<>();
		all.addAll(TableOrder.creations(removed(phased, Phase.CREATE_TABLE), lateKeys(changes)));
		all.addAll(TableOrder.drops(removed(phased, Phase.DROP_TABLE), goneKeys(changes)));
		phased.values().forEach((phase) -> all.addAll(objects.sorted(new ComputedOrder(text).sorted(phase))));
		all.sort(Comparator.comparing((change) -> change.operation().accept(phases)));
		return all;
	}

	/**
	 * Says in which phase each of these changes is.
	 */
	static PhaseOfOperation phases(List<SchemaChange> changes) {
		return new PhaseOfOperation(remade(changes), readded(changes), instead(changes), ObjectOrder.of(changes));
	}

	private static List<SchemaChange> removed(Map<Phase, List<SchemaChange>> phased, Phase phase) {
		List<SchemaChange> changes = phased.remove(phase);
		return (changes != null) ? changes : List.of();
	}

	/**
	 * The names that are free only when something else has gone.
	 */
	private static Set<String> remade(List<SchemaChange> changes) {
		return changes.stream()
			.flatMap((change) -> TableRule.madeBy(change.operation()).stream())
			.map(TableRule::name)
			.filter(Objects::nonNull)
			.map((name) -> name.toLowerCase(Locale.ROOT))
			.collect(Collectors.toSet());
	}

	/**
	 * New indexes over the first columns of a primary key that goes, unless something
	 * else has to go for their name.
	 */
	private static Set<Index> instead(List<SchemaChange> changes) {
		List<Operation> operations = changes.stream().map(SchemaChange::operation).toList();
		return operations.stream()
			.flatMap((operation) -> TableRule.madeBy(operation)
				.filter((rule) -> rule.constraint() == null && operations.stream().noneMatch(rule::isDroppedBy))
				.map(TableRule::index)
				.stream())
			.filter((index) -> operations.stream().anyMatch((operation) -> isBegunBy(operation, index)))
			.collect(Collectors.toSet());
	}

	private static boolean isBegunBy(Operation dropped, Index index) {
		return dropped.inverse()
			.filter((inverse) -> inverse.tableName().filter(index.table()::equals).isPresent())
			.flatMap(TableRule::madeBy)
			.filter((key) -> key.kind() == ObjectKind.PRIMARY_KEY && index.elements().size() <= key.columns().size())
			.map((key) -> Index.of(index.name(), index.table(), key.columns().subList(0, index.elements().size())))
			.filter(index::equals)
			.isPresent();
	}

	/**
	 * Keys that new tables cannot refer to yet: those that come with the changes, and
	 * those of which a column gets another type.
	 */
	private static Predicate<ForeignKey> lateKeys(List<SchemaChange> changes) {
		Set<List<Object>> keys = rules(changes.stream().map(SchemaChange::operation), TableRule::isKey);
		Set<List<Object>> columns = changes.stream()
			.filter((change) -> !change.withheld())
			.flatMap((change) -> change.retyping().stream())
			.map((alter) -> List.<Object>of(alter.table(), alter.column()))
			.collect(Collectors.toSet());
		return (key) -> keys.contains(List.of(key.target(), Set.copyOf(key.referencedColumns())))
				|| key.referencedColumns()
					.stream()
					.anyMatch((column) -> columns.contains(List.of(key.target(), column)));
	}

	/**
	 * The columns of keys that go, each with its table: a foreign key to them goes
	 * before, and comes back behind them.
	 */
	private static Set<List<Object>> goneKeys(List<SchemaChange> changes) {
		return rules(changes.stream().flatMap((change) -> change.operation().inverse().stream()),
				(rule) -> rule.isKey() || rule.kind() == ObjectKind.INDEX);
	}

	/**
	 * The columns of rules that operations make, each with its table.
	 */
	private static Set<List<Object>> rules(Stream<Operation> operations, Predicate<TableRule> which) {
		return operations
			.flatMap((operation) -> TableRule.madeBy(operation)
				.filter(which)
				.map((rule) -> List.<Object>of(operation.tableName().orElseThrow(), Set.copyOf(rule.columns())))
				.stream())
			.collect(Collectors.toSet());
	}

	/**
	 * The columns that are dropped and added again.
	 */
	private static Set<List<Object>> readded(List<SchemaChange> changes) {
		return changes.stream()
			.flatMap((change) -> ChangedColumn.of(change.operation()).stream())
			.filter(ChangedColumn::added)
			.map((changed) -> List.<Object>of(changed.table(), changed.column().name()))
			.collect(Collectors.toSet());
	}

	/**
	 * The order of tables along their foreign keys. Where the keys go round in a circle,
	 * the first table in the given order is made without those that lead to tables not
	 * made yet.
	 */
	private static final class TableOrder {

		private final Map<TableName, Table> waiting = new LinkedHashMap<>();

		private final List<Table> ordered = new ArrayList<>();

		private final Map<TableName, List<ForeignKey>> cut = new LinkedHashMap<>();

		private TableOrder(List<Table> tables) {
			tables.forEach((table) -> this.waiting.put(table.name(), table));
			List<TableName> names = tables.stream().map(Table::name).toList();
			names.forEach((name) -> visit(name, new LinkedHashSet<>()));
		}

		/**
		 * Each table comes behind those that it references, unless one of them has asked
		 * for it.
		 */
		private void visit(TableName start, Set<TableName> above) {
			Table table = this.waiting.get(start);
			if (table == null) {
				return;
			}
			above.add(start);
			List<ForeignKey> circular = new ArrayList<>();
			for (ForeignKey key : keys(table)) {
				if (above.contains(key.target())) {
					circular.add(key);
				}
				else {
					visit(key.target(), above);
				}
			}
			above.remove(start);
			this.waiting.remove(start);
			this.ordered.add(without(table, circular));
			if (!circular.isEmpty()) {
				this.cut.put(start, circular);
			}
		}

		/**
		 * Foreign keys to other tables.
		 */
		private static List<ForeignKey> keys(Table table) {
			return table.foreignKeys().stream().filter((key) -> !key.target().equals(table.name())).toList();
		}

		private static Table without(Table table, List<ForeignKey> keys) {
			List<Constraint> rest = table.constraints()
				.stream()
				.filter((constraint) -> !keys.contains(constraint))
				.toList();
			return table.withConstraints(rest);
		}

		/**
		 * Put new tables in order.
		 * @param changes the creations
		 * @param late which foreign keys have to wait for what they refer to
		 * @return the creations, and the foreign keys that have to wait
		 */
		static List<SchemaChange> creations(List<SchemaChange> changes, Predicate<ForeignKey> late) {
			Map<TableName, SchemaChange> byName = new LinkedHashMap<>();
			List<Table> tables = new ArrayList<>();
			Map<TableName, List<ForeignKey>> waiting = new LinkedHashMap<>();
			changes.forEach((change) -> {
				Table table = ((CreateTable) change.operation()).table();
				List<ForeignKey> keys = table.foreignKeys().stream().filter(late).toList();
				byName.put(table.name(), change);
				tables.add(without(table, keys));
				waiting.put(table.name(), keys);
			});
			TableOrder order = new TableOrder(tables);
			waiting.forEach((table, keys) -> order.cut.merge(table, keys,
					(one, two) -> Stream.concat(one.stream(), two.stream()).toList()));
			List<SchemaChange> sorted = new ArrayList<>();
			order.ordered.forEach((table) -> sorted
				.add(Objects.requireNonNull(byName.get(table.name())).with(new CreateTable(table, false))));
			order.cut.forEach(
					(table, keys) -> keys.forEach((key) -> sorted.add(SchemaChange.of(new AddConstraint(table, key)))));
			return sorted;
		}

		/**
		 * Put tables that go in order.
		 * @param changes the drops
		 * @param goneKeys the columns of keys that go without their table
		 * @return the drops, and the foreign keys that have to go before
		 */
		static List<SchemaChange> drops(List<SchemaChange> changes, Set<List<Object>> goneKeys) {
			Map<TableName, SchemaChange> byName = new LinkedHashMap<>();
			List<Table> tables = new ArrayList<>();
			Map<TableName, List<ForeignKey>> first = new LinkedHashMap<>();
			changes.forEach((change) -> {
				DropTable drop = (DropTable) change.operation();
				Table table = Objects.requireNonNull(drop.existing());
				List<ForeignKey> keys = table.foreignKeys()
					.stream()
					.filter((key) -> goneKeys.contains(List.of(key.target(), Set.copyOf(key.referencedColumns()))))
					.toList();
				byName.put(drop.table(), change);
				first.put(drop.table(), keys);
				tables.add(without(table, keys));
			});
			TableOrder order = new TableOrder(tables);
			first.forEach((table, keys) -> order.cut.merge(table, keys,
					(one, two) -> Stream.concat(one.stream(), two.stream()).toList()));
			List<SchemaChange> sorted = new ArrayList<>();
			order.cut.forEach((table,
					keys) -> keys.forEach((key) -> sorted.add(new SchemaChange(
							new DropConstraint(table, String.valueOf(key.name()), key.kind(), false, key),
							Objects.requireNonNull(byName.get(table)).withheld(), List.of()))));
			Collections.reverse(order.ordered);
			order.ordered.forEach((table) -> sorted
				.add(Objects.requireNonNull(byName.get(table.name())).with(new DropTable(table.name(), false, table))));
			return sorted;
		}

	}

	/**
	 * Where columns are computed from others: a computed one goes before those that it is
	 * computed from, and comes behind them.
	 *
	 * @param text reads expressions
	 */
	private record ComputedOrder(SqlText text) {

		/**
		 * Put the changes of columns in order; what is not about computed columns stays
		 * in its order.
		 */
		List<SchemaChange> sorted(List<SchemaChange> changes) {
			List<ChangedColumn> columns = changes.stream()
				.flatMap((change) -> ChangedColumn.of(change.operation()).stream())
				.toList();
			List<SchemaChange> sorted = new ArrayList<>(changes);
			sorted.sort(Comparator.comparingInt(
					(change) -> ChangedColumn.of(change.operation()).map((column) -> rank(column, columns)).orElse(0)));
			return sorted;
		}

		private int rank(ChangedColumn changed, List<ChangedColumn> all) {
			if (changed.column().computed() == null) {
				return 0;
			}
			List<Column> others = all.stream()
				.filter((other) -> other.table().equals(changed.table()) && other.added() == changed.added())
				.map(ChangedColumn::column)
				.toList();
			int depth = depth(changed.column(), others, 0);
			return changed.added() ? depth : -depth;
		}

		/**
		 * How many computed columns are computed from one another, up to this one; 0 for
		 * one that is not computed.
		 */
		private int depth(Column column, List<Column> all, int above) {
			Computed computed = column.computed();
			if (computed == null || above > all.size()) {
				return 0;
			}
			return 1 + all.stream()
				.filter((other) -> other != column && this.text.mentions(computed.expression(), other.name()))
				.mapToInt((other) -> depth(other, all, above + 1))
				.max()
				.orElse(0);
		}

	}

}
