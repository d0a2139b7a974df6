package dev.migrate.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An index and how to create it. Made with {@link Definitions#index}; each method gives a
 * new value.
 *
 * @param name the name, empty to have it called by the naming convention
 * @param table the table, or {@code null} inside a table's own definition
 * @param elements what is indexed
 * @param isUnique whether it is unique
 * @param where which rows it holds, or {@code null} for all
 * @param using the method, or {@code null} for the default
 * @param include columns stored but not searched
 * @param with storage parameters
 * @param isNullsNotDistinct whether two NULLs count as the same
 * @param prefix a word before INDEX, or {@code null} for none
 * @param isConcurrent whether to build it without blocking writes (PostgreSQL)
 */
public record IndexDefinition(String name, @Nullable TableName table, List<IndexElement> elements, boolean isUnique,
		@Nullable String where, @Nullable String using, List<String> include, Map<String, String> with,
		boolean isNullsNotDistinct, @Nullable String prefix, boolean isConcurrent) implements TableElement {

	/**
	 * Check and copy.
	 */
	public IndexDefinition {
		NameChecks.requireOrNone("name", name);
		elements = List.copyOf(elements);
		include = List.copyOf(include);
	}

	/**
	 * On columns of a table in the current schema.
	 * @param table the table
	 * @param columns the columns
	 * @return a new definition
	 */
	public IndexDefinition on(String table, String... columns) {
		return on(TableName.of(table), columns);
	}

	/**
	 * On columns of a table.
	 * @param table the table
	 * @param columns the columns
	 * @return a new definition
	 */
	public IndexDefinition on(TableName table, String... columns) {
		return onTable(table).columns(columns);
	}

	/**
	 * On a table, elements kept.
	 * @param table the table
	 * @return a new definition
	 */
	public IndexDefinition onTable(TableName table) {
		return new IndexDefinition(this.name, table, this.elements, this.isUnique, this.where, this.using, this.include,
				this.with, this.isNullsNotDistinct, this.prefix, this.isConcurrent);
	}

	/**
	 * With these columns behind the elements there are.
	 * @param columns the columns
	 * @return a new definition
	 */
	public IndexDefinition columns(String... columns) {
		return elements(Arrays.stream(columns).map(Definitions::element).toArray(IndexElement[]::new));
	}

	/**
	 * With an SQL expression behind the elements there are.
	 * @param sql the expression, taken as it is
	 * @return a new definition
	 */
	public IndexDefinition expression(String sql) {
		return elements(Definitions.elementExpression(sql));
	}

	/**
	 * With these elements behind those there are.
	 * @param elements the elements
	 * @return a new definition
	 */
	public IndexDefinition elements(IndexElement... elements) {
		List<IndexElement> all = new ArrayList<>(this.elements);
		all.addAll(List.of(elements));
		return new IndexDefinition(this.name, this.table, all, this.isUnique, this.where, this.using, this.include,
				this.with, this.isNullsNotDistinct, this.prefix, this.isConcurrent);
	}

	/**
	 * Made unique.
	 * @return a new definition
	 */
	public IndexDefinition unique() {
		return new IndexDefinition(this.name, this.table, this.elements, true, this.where, this.using, this.include,
				this.with, this.isNullsNotDistinct, this.prefix, this.isConcurrent);
	}

	/**
	 * Of some rows only (PostgreSQL, SQLite).
	 * @param where an SQL condition, taken as it is
	 * @return a new definition
	 */
	public IndexDefinition where(String where) {
		return new IndexDefinition(this.name, this.table, this.elements, this.isUnique, where, this.using, this.include,
				this.with, this.isNullsNotDistinct, this.prefix, this.isConcurrent);
	}

	/**
	 * By another method.
	 * @param using the method, such as {@code gin}
	 * @return a new definition
	 */
	public IndexDefinition using(String using) {
		return new IndexDefinition(this.name, this.table, this.elements, this.isUnique, this.where, using, this.include,
				this.with, this.isNullsNotDistinct, this.prefix, this.isConcurrent);
	}

	/**
	 * Storing further columns that are not searched (PostgreSQL).
	 * @param columns the columns
	 * @return a new definition
	 */
	public IndexDefinition include(String... columns) {
		return new IndexDefinition(this.name, this.table, this.elements, this.isUnique, this.where, this.using,
				List.of(columns), this.with, this.isNullsNotDistinct, this.prefix, this.isConcurrent);
	}

	/**
	 * With a storage parameter (PostgreSQL).
	 * @param parameter the parameter, such as {@code fillfactor}
	 * @param value the value
	 * @return a new definition
	 */
	public IndexDefinition with(String parameter, String value) {
		Map<String, String> all = new LinkedHashMap<>(this.with);
		all.put(parameter, value);
		return new IndexDefinition(this.name, this.table, this.elements, this.isUnique, this.where, this.using,
				this.include, all, this.isNullsNotDistinct, this.prefix, this.isConcurrent);
	}

	/**
	 * With two NULLs counting as the same (PostgreSQL 15 and later).
	 * @return a new definition
	 */
	public IndexDefinition nullsNotDistinct() {
		return new IndexDefinition(this.name, this.table, this.elements, this.isUnique, this.where, this.using,
				this.include, this.with, true, this.prefix, this.isConcurrent);
	}

	/**
	 * With a word before INDEX (MySQL, MariaDB).
	 * @param prefix {@code FULLTEXT} or {@code SPATIAL}
	 * @return a new definition
	 */
	public IndexDefinition prefix(String prefix) {
		return new IndexDefinition(this.name, this.table, this.elements, this.isUnique, this.where, this.using,
				this.include, this.with, this.isNullsNotDistinct, prefix, this.isConcurrent);
	}

	/**
	 * Built without blocking writes (PostgreSQL); it has to stand in an autocommit block
	 * or in a revision that is not transactional.
	 * @return a new definition
	 */
	public IndexDefinition concurrently() {
		return new IndexDefinition(this.name, this.table, this.elements, this.isUnique, this.where, this.using,
				this.include, this.with, this.isNullsNotDistinct, this.prefix, true);
	}

	/**
	 * The table that the index is of.
	 * @return the table
	 * @throws IllegalStateException if no table was given
	 */
	public TableName requiredTable() {
		if (this.table == null) {
			throw new IllegalStateException("Index '" + this.name + "' has no table: call on(…)");
		}
		return this.table;
	}

	/**
	 * The index without how to create it.
	 * @return the index
	 * @throws IllegalStateException if no table or no element was given
	 */
	public Index toIndex() {
		TableName table = requiredTable();
		if (this.elements.isEmpty()) {
			throw new IllegalStateException("Index '" + this.name + "' has no columns: call columns(…)");
		}
		return new Index(this.name, table, this.elements, this.isUnique, this.where, this.using, this.include,
				this.with, this.isNullsNotDistinct, this.prefix);
	}

}
