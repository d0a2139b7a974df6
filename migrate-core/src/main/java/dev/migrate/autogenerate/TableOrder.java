package dev.migrate.autogenerate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.migrate.operation.AddConstraint;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.DropConstraint;
import dev.migrate.operation.DropTable;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;

/**
 * The order of tables along their foreign keys. Where the keys go round in a circle, the
 * first table in the given order is made without those that lead to tables not made yet.
 */
final class TableOrder {

	private final Map<TableName, Table> waiting = new LinkedHashMap<>();

	private final List<Table> ordered = new ArrayList<>();

	private final Map<TableName, List<ForeignKey>> cut = new LinkedHashMap<>();

	private TableOrder(List<Table> tables) {
		tables.forEach((table) -> this.waiting.put(table.name(), table));
		List<TableName> names = tables.stream().map(Table::name).toList();
		names.forEach((name) -> visit(name, new LinkedHashSet<>()));
	}

	/**
	 * Each table comes behind those that it references, unless one of them has asked for
	 * it.
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
	 * @return the creations, and the foreign keys that have to wait
	 */
	static List<SchemaChange> creations(List<SchemaChange> changes) {
		Map<TableName, SchemaChange> byName = new LinkedHashMap<>();
		changes.forEach((change) -> byName.put(((CreateTable) change.operation()).table().name(), change));
		TableOrder order = new TableOrder(
				changes.stream().map((change) -> ((CreateTable) change.operation()).table()).toList());
		List<SchemaChange> sorted = new ArrayList<>();
		order.ordered.forEach((table) -> sorted.add(like(byName.get(table.name()), new CreateTable(table, false))));
		order.cut.forEach(
				(table, keys) -> keys.forEach((key) -> sorted.add(SchemaChange.of(new AddConstraint(table, key)))));
		return sorted;
	}

	/**
	 * Put tables that go in order.
	 * @param changes the drops
	 * @return the drops, and the foreign keys that have to go before
	 */
	static List<SchemaChange> drops(List<SchemaChange> changes) {
		Map<TableName, SchemaChange> byName = new LinkedHashMap<>();
		List<Table> tables = new ArrayList<>();
		changes.forEach((change) -> {
			DropTable drop = (DropTable) change.operation();
			byName.put(drop.table(), change);
			tables.add(java.util.Objects.requireNonNull(drop.existing()));
		});
		TableOrder order = new TableOrder(tables);
		List<SchemaChange> sorted = new ArrayList<>();
		order.cut
			.forEach((table,
					keys) -> keys.forEach((key) -> sorted.add(new SchemaChange(
							new DropConstraint(table, String.valueOf(key.name()), key.kind(), false, key),
							withheld(byName.get(table)), List.of()))));
		Collections.reverse(order.ordered);
		order.ordered
			.forEach((table) -> sorted.add(like(byName.get(table.name()), new DropTable(table.name(), false, table))));
		return sorted;
	}

	private static boolean withheld(@org.jspecify.annotations.Nullable SchemaChange change) {
		return change != null && change.withheld();
	}

	private static SchemaChange like(@org.jspecify.annotations.Nullable SchemaChange change,
			dev.migrate.operation.Operation operation) {
		return (change == null) ? SchemaChange.of(operation)
				: new SchemaChange(operation, change.withheld(), change.notes());
	}

}
