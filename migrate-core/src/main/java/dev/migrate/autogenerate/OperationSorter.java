package dev.migrate.autogenerate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
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
import dev.migrate.operation.AddColumn;
import dev.migrate.operation.AddConstraint;
import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.CreateIndex;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.DropColumn;
import dev.migrate.operation.DropConstraint;
import dev.migrate.operation.DropIndex;
import dev.migrate.operation.DropTable;
import dev.migrate.operation.Operation;
import dev.migrate.schema.Column;
import dev.migrate.schema.Computed;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexElement;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

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
		return new PhaseOfOperation(remade(changes), readded(changes), ObjectOrder.of(changes));
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
	 * Keys that new tables cannot refer to yet: those that come with the changes, and
	 * those of which a column gets another type.
	 */
	private static Predicate<ForeignKey> lateKeys(List<SchemaChange> changes) {
		Set<List<Object>> keys = new LinkedHashSet<>();
		Set<List<Object>> columns = new LinkedHashSet<>();
		for (SchemaChange change : changes) {
			if (change.operation() instanceof AddConstraint add && isKey(add.constraint().kind())) {
				keys.add(List.of(add.table(), Set.copyOf(add.constraint().columns())));
			}
			else if (change.operation() instanceof CreateIndex create && create.index().unique()) {
				keys.add(List.of(create.index().table(), columns(create.index())));
			}
			else if (change.operation() instanceof AlterColumn alter && alter.changes().type() != null
					&& !change.withheld()) {
				columns.add(List.of(alter.table(), alter.column()));
			}
		}
		return (key) -> keys.contains(List.of(key.target(), Set.copyOf(key.referencedColumns())))
				|| key.referencedColumns()
					.stream()
					.anyMatch((column) -> columns.contains(List.of(key.target(), column)));
	}

	private static boolean isKey(Constraint.@Nullable Kind kind) {
		return kind == Constraint.Kind.PRIMARY_KEY || kind == Constraint.Kind.UNIQUE;
	}

	private static Set<String> columns(Index index) {
		return index.elements().stream().map(IndexElement::column).filter(Objects::nonNull).collect(Collectors.toSet());
	}

	/**
	 * The columns of keys that go, each with its table: a foreign key to them goes
	 * before, and comes back behind them.
	 */
	private static Set<List<Object>> goneKeys(List<SchemaChange> changes) {
		Set<List<Object>> keys = new LinkedHashSet<>();
		for (SchemaChange change : changes) {
			if (change.operation() instanceof DropConstraint drop && drop.existing() != null && isKey(drop.kind())) {
				keys.add(List.of(drop.table(), Set.copyOf(drop.existing().columns())));
			}
			else if (change.operation() instanceof DropIndex drop && drop.existing() != null) {
				keys.add(List.of(drop.existing().table(), columns(drop.existing())));
			}
		}
		return keys;
	}

	/**
	 * The columns that are dropped and added again.
	 */
	private static Set<List<Object>> readded(List<SchemaChange> changes) {
		return changes.stream()
			.filter((change) -> change.operation() instanceof AddColumn)
			.map((change) -> (AddColumn) change.operation())
			.map((add) -> List.<Object>of(add.table(), add.column().name()))
			.collect(Collectors.toSet());
	}

	/**
	 * Whether something is dropped only to be made anew.
	 */
	static boolean isRemade(DropIndex drop, Set<String> made) {
		return made.contains(drop.name().toLowerCase(Locale.ROOT));
	}

	static boolean isRemade(DropConstraint drop, Set<String> made) {
		return made.contains(drop.name().toLowerCase(Locale.ROOT));
	}

	static boolean isReadded(DropColumn drop, Set<List<Object>> added) {
		return added.contains(List.<Object>of(drop.table(), drop.column()));
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
			order.ordered.forEach((table) -> sorted.add(like(byName.get(table.name()), new CreateTable(table, false))));
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
							withheld(byName.get(table)), List.of()))));
			Collections.reverse(order.ordered);
			order.ordered.forEach(
					(table) -> sorted.add(like(byName.get(table.name()), new DropTable(table.name(), false, table))));
			return sorted;
		}

		private static boolean withheld(@Nullable SchemaChange change) {
			return change != null && change.withheld();
		}

		private static SchemaChange like(@Nullable SchemaChange change, Operation operation) {
			return (change == null) ? SchemaChange.of(operation)
					: new SchemaChange(operation, change.withheld(), change.notes());
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
			Map<List<Object>, Column> dropped = new HashMap<>();
			Map<List<Object>, Column> added = new HashMap<>();
			changes.forEach((change) -> {
				if (change.operation() instanceof DropColumn drop && drop.existing() != null) {
					dropped.put(List.of(drop.table(), drop.column()), drop.existing());
				}
				if (change.operation() instanceof AddColumn add) {
					added.put(List.of(add.table(), add.column().name()), add.column());
				}
			});
			List<SchemaChange> sorted = new ArrayList<>(changes);
			sorted.sort(Comparator.comparingInt((change) -> rank(change, dropped, added)));
			return sorted;
		}

		private int rank(SchemaChange change, Map<List<Object>, Column> dropped, Map<List<Object>, Column> added) {
			if (change.operation() instanceof DropColumn drop) {
				return -depth(drop.table(), drop.existing(), dropped, 0);
			}
			return (change.operation() instanceof AddColumn add) ? depth(add.table(), add.column(), added, 0) : 0;
		}

		/**
		 * How many computed columns are computed from one another, up to this one; 0 for
		 * one that is not computed.
		 */
		private int depth(TableName table, @Nullable Column column, Map<List<Object>, Column> all, int above) {
			Computed computed = (column != null) ? column.computed() : null;
			if (computed == null || above > all.size()) {
				return 0;
			}
			return 1 + all.entrySet()
				.stream()
				.filter((other) -> other.getKey().get(0).equals(table) && other.getValue() != column
						&& this.text.mentions(computed.expression(), other.getValue().name()))
				.mapToInt((other) -> depth(table, other.getValue(), all, above + 1))
				.max()
				.orElse(0);
		}

	}

}
