package dev.migrate.autogenerate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.DialectFact;
import dev.migrate.operation.AddConstraint;
import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.DropConstraint;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;

/**
 * Where a foreign key holds the types of its columns, it makes way while one of them
 * changes.
 *
 * @param dialect the database
 * @param live the tables that are there
 */
record PinnedColumns(Dialect dialect, Collection<Table> live) {

	List<SchemaChange> released(List<SchemaChange> changes) {
		Set<List<Object>> altered = new LinkedHashSet<>();
		Set<String> dropped = new LinkedHashSet<>();
		changes.forEach((change) -> {
			if (!change.withheld() && change.operation() instanceof AlterColumn alter
					&& alter.changes().type() != null) {
				altered.add(column(alter.table(), alter.column()));
			}
			if (change.operation() instanceof DropConstraint drop) {
				dropped.add(drop.table() + " " + drop.name());
			}
		});
		List<SchemaChange> all = new ArrayList<>(changes);
		if (this.dialect.has(DialectFact.INDEXES_FOREIGN_KEYS) && !altered.isEmpty()) {
			this.live.forEach((table) -> table.foreignKeys()
				.stream()
				.filter((key) -> uses(table.name(), key, altered) && !dropped.contains(table.name() + " " + key.name()))
				.forEach((key) -> all.addAll(around(table.name(), key))));
		}
		return all;
	}

	private static List<Object> column(TableName table, String column) {
		return List.of(table, column);
	}

	private static boolean uses(TableName table, ForeignKey key, Set<List<Object>> altered) {
		return key.columns().stream().anyMatch((column) -> altered.contains(column(table, column)))
				|| key.referencedColumns()
					.stream()
					.anyMatch((column) -> altered.contains(column(key.target(), column)));
	}

	private static List<SchemaChange> around(TableName table, ForeignKey key) {
		String note = "The foreign key makes way while its columns change";
		return List.of(
				SchemaChange.of(new DropConstraint(table, String.valueOf(key.name()), key.kind(), false, key), note),
				SchemaChange.of(new AddConstraint(table, key)));
	}

}
