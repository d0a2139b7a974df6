package dev.migrate.dialect.mysql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.migrate.schema.Constraint;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexElement;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * The indexes of a table that its foreign keys need. The server makes one for a key that
 * has none, drops it when another one is made for the same columns, and then lets nobody
 * drop that one: what made an index could not be undone.
 *
 * @param indexes the columns that are indexed whole, by index
 * @param keys the columns of each foreign key, by its name
 */
record KeyedIndexes(TableName table, Map<String, List<String>> indexes, Map<String, List<String>> keys) {

	static KeyedIndexes of(JdbcOperations jdbc, TableName table) {
		return new KeyedIndexes(table, columns(jdbc, table, """
				select index_name, if(sub_part is null, column_name, null) from information_schema.statistics
				where table_schema = coalesce(?, database()) and table_name = ? and index_type = 'BTREE'
				order by index_name, seq_in_index
				"""), columns(jdbc, table, """
				select constraint_name, column_name from information_schema.key_column_usage
				where table_schema = coalesce(?, database()) and table_name = ? and referenced_table_name is not null
				order by constraint_name, ordinal_position
				"""));
	}

	/**
	 * The indexes of a table as operations have left it. The server has none for a key
	 * besides, as it drops that when another one is made.
	 */
	static KeyedIndexes of(Table table) {
		Map<String, List<String>> indexes = new LinkedHashMap<>();
		Map<String, List<String>> keys = new LinkedHashMap<>();
		List<Constraint> constraints = new ArrayList<>(table.columnConstraints());
		constraints.addAll(table.constraints());
		for (Constraint constraint : constraints) {
			String name = Objects.requireNonNullElse(constraint.name(), String.join("_", constraint.columns()));
			switch (constraint.kind()) {
				case PRIMARY_KEY -> indexes.put("PRIMARY", constraint.columns());
				case UNIQUE -> indexes.put(name, constraint.columns());
				case FOREIGN_KEY -> keys.put(name, constraint.columns());
				case CHECK, EXCLUDE -> {
				}
			}
		}
		table.indexes()
			.forEach((index) -> indexes.put(index.name(), index.elements().stream().map(KeyedIndexes::whole).toList()));
		return new KeyedIndexes(table.name(), indexes, keys);
	}

	// Nothing else than a whole column, in the usual order, is of use to a key
	private static String whole(IndexElement element) {
		boolean whole = element.column() != null && element.length() == null
				&& (element.order() == null || element.order().equalsIgnoreCase("asc"));
		return whole ? String.valueOf(element.column()) : "";
	}

	private static Map<String, List<String>> columns(JdbcOperations jdbc, TableName table, String query) {
		Map<String, List<String>> columns = new LinkedHashMap<>();
		jdbc.query(query, (row) -> {
			columns.computeIfAbsent(row.getString(1), (added) -> new ArrayList<>()).add(row.getString(2));
		}, table.schema(), table.name());
		return columns;
	}

	/**
	 * The indexes that foreign keys need when one goes.
	 * @param dropped the index, whose name is the same in any case
	 * @return what has to come in its place, as the server would have made it
	 */
	List<Index> insteadOf(String dropped) {
		Map<List<String>, Index> instead = new LinkedHashMap<>();
		this.keys.forEach((name, columns) -> {
			if (isBehind(dropped, columns) && instead.keySet().stream().noneMatch((other) -> begins(other, columns))) {
				instead.put(columns, Index.of(free(name), this.table, columns));
			}
		});
		return List.copyOf(instead.values());
	}

	/**
	 * Whether an index, and no other one, has the columns of a key.
	 */
	private boolean isBehind(String index, List<String> key) {
		List<String> covering = this.indexes.entrySet()
			.stream()
			.filter((entry) -> begins(entry.getValue(), key))
			.map(Map.Entry::getKey)
			.toList();
		return covering.size() == 1 && covering.get(0).equalsIgnoreCase(index);
	}

	private static boolean begins(List<@Nullable String> columns, List<String> key) {
		return columns.size() >= key.size() && columns.subList(0, key.size()).equals(key);
	}

	// The index that goes may have the name of the key
	private String free(String key) {
		return this.indexes.keySet().stream().anyMatch(key::equalsIgnoreCase) ? key + "_key" : key;
	}

}
