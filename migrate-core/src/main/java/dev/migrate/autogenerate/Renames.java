package dev.migrate.autogenerate;

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

	/**
	 * Copy.
	 */
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

}
