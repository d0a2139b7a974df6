package dev.migrate.autogenerate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.schema.TableName;

/**
 * What tables and columns were called before.
 *
 * @param tables old names by new ones
 * @param columns by the new name of the table: old names of columns by new ones
 */
public record Renames(Map<TableName, TableName> tables, Map<TableName, Map<String, String>> columns) {

	/** Nothing was renamed. */
	public static final Renames NONE = new Renames(Map.of(), Map.of());

	public Renames {
		tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
		Map<TableName, Map<String, String>> copy = new LinkedHashMap<>();
		columns.forEach((table, names) -> copy.put(table, Collections.unmodifiableMap(new LinkedHashMap<>(names))));
		columns = Collections.unmodifiableMap(copy);
	}

	/**
	 * Read what users write: {@code orders.note=remark} for a column, of which the old
	 * name goes first, {@code orders=purchases} for a table, each with a schema before
	 * the table if it is not the current one: {@code shop.orders.note=remark},
	 * {@code shop.orders=shop.purchases}. The table of a column is given by its old or
	 * its new name.
	 * @param texts one renaming each
	 * @return the renames
	 * @throws RenameException if a text is not like that, or two of them exclude each
	 * other
	 */
	public static Renames parse(List<String> texts) {
		return RenameParser.parse(texts);
	}

	/**
	 * These and others; where both say something of one name, the others count.
	 * @param others the others
	 * @return new renames
	 */
	public Renames and(Renames others) {
		Map<TableName, TableName> allTables = new LinkedHashMap<>(this.tables);
		allTables.putAll(others.tables);
		Map<TableName, Map<String, String>> allColumns = new LinkedHashMap<>(this.columns);
		others.columns.forEach((table, names) -> allColumns.merge(table, names, (one, two) -> {
			Map<String, String> both = new LinkedHashMap<>(one);
			both.putAll(two);
			return both;
		}));
		return new Renames(allTables, allColumns);
	}

	/**
	 * Reads renames as users write them. A table has as many parts before the sign as
	 * behind it; a column has its table before the sign.
	 */
	private static final class RenameParser {

		private final Map<TableName, TableName> tables = new LinkedHashMap<>();

		private final List<Column> columns = new ArrayList<>();

		private RenameParser() {
		}

		static Renames parse(List<String> texts) {
			RenameParser parser = new RenameParser();
			texts.forEach(parser::add);
			return parser.renames();
		}

		private void add(String text) {
			String[] sides = text.split("=", -1);
			if (sides.length != 2) {
				throw RenameException.unreadable(text);
			}
			List<String> before = parts(text, sides[0]);
			List<String> after = parts(text, sides[1]);
			if (before.size() == after.size() && before.size() <= 2) {
				add(text, table(before), table(after));
			}
			else if (after.size() == 1 && before.size() <= 3) {
				this.columns.add(new Column(text, table(before.subList(0, before.size() - 1)),
						before.get(before.size() - 1), after.get(0)));
			}
			else {
				throw RenameException.unreadable(text);
			}
		}

		private static List<String> parts(String text, String side) {
			List<String> parts = List.of(side.strip().split("\\.", -1));
			if (parts.stream().anyMatch(String::isBlank)) {
				throw RenameException.unreadable(text);
			}
			return parts;
		}

		private static TableName table(List<String> parts) {
			return (parts.size() == 1) ? TableName.of(parts.get(0)) : new TableName(parts.get(0), parts.get(1));
		}

		private void add(String text, TableName before, TableName after) {
			boolean moved = before.schema() != null && !before.schema().equals(after.schema());
			if (moved) {
				throw RenameException.otherSchema(text);
			}
			if (this.tables.putIfAbsent(after, before) != null || before.equals(after)) {
				throw RenameException.twice(text);
			}
		}

		private Renames renames() {
			Map<TableName, TableName> newNames = new LinkedHashMap<>();
			this.tables.forEach((after, before) -> {
				if (newNames.put(before, after) != null) {
					throw RenameException.twice(before + "=" + after);
				}
			});
			Map<TableName, Map<String, String>> names = new LinkedHashMap<>();
			for (Column column : this.columns) {
				TableName table = newNames.getOrDefault(column.table(), column.table());
				Map<String, String> ofTable = names.computeIfAbsent(table, (added) -> new LinkedHashMap<>());
				boolean taken = ofTable.containsKey(column.after()) || ofTable.containsValue(column.before());
				if (taken || column.before().equals(column.after())) {
					throw RenameException.twice(column.text());
				}
				ofTable.put(column.after(), column.before());
			}
			return new Renames(this.tables, names);
		}

		/**
		 * A column that is renamed.
		 *
		 * @param text what the user wrote
		 * @param table its table, by its old or new name
		 * @param before its old name
		 * @param after its new name
		 */
		private record Column(String text, TableName table, String before, String after) {
		}

	}

}
