package dev.migrate.autogenerate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.DialectFact;
import dev.migrate.operation.AddConstraint;
import dev.migrate.operation.DropConstraint;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;

/**
 * Where a foreign key holds the types of its columns, it makes way while one of them
 * changes.
 *
 * @param live the tables that are there
 */
record PinnedColumns(Dialect dialect, Collection<Table> live) {

	List<SchemaChange> released(List<SchemaChange> changes) {
		Map<List<Object>, Boolean> altered = new LinkedHashMap<>();
		Set<String> dropped = new LinkedHashSet<>();
		changes.forEach((change) -> {
			change.retyping()
				.ifPresent((alter) -> altered.put(column(alter.table(), alter.column()), change.withheld()));
			if (change.operation() instanceof DropConstraint drop) {
				dropped.add(drop.table() + " " + drop.name());
			}
		});
		List<SchemaChange> all = new ArrayList<>(changes);
		if (this.dialect.has(DialectFact.PINS_KEY_COLUMNS) && !altered.isEmpty()) {
			this.live.forEach((table) -> table.foreignKeys()
				.stream()
				.filter((key) -> !dropped.contains(table.name() + " " + key.name()))
				.forEach((key) -> all.addAll(around(table.name(), key,
						columns(table.name(), key).map(altered::get).filter(Objects::nonNull).toList()))));
		}
		return all;
	}

	private static List<Object> column(TableName table, String column) {
		return List.of(table, column);
	}

	private static Stream<List<Object>> columns(TableName table, ForeignKey key) {
		return Stream.concat(key.columns().stream().map((column) -> column(table, column)),
				key.referencedColumns().stream().map((column) -> column(key.target(), column)));
	}

	/**
	 * The key makes way for what is made; where all of that is withheld, so is this.
	 * @param withheld whether each change of its columns is withheld
	 */
	private static List<SchemaChange> around(TableName table, ForeignKey key, List<Boolean> withheld) {
		if (withheld.isEmpty()) {
			return List.of();
		}
		boolean all = withheld.stream().allMatch((each) -> each);
		return List.of(
				new SchemaChange(new DropConstraint(table, String.valueOf(key.name()), key.kind(), false, key), all,
						List.of("The foreign key makes way while its columns change")),
				new SchemaChange(new AddConstraint(table, key), all, List.of()));
	}

}
