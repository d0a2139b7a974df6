package dev.migrate.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * An index.
 *
 * @param name the name, empty to have it called by the naming convention
 * @param table the table
 * @param elements what is indexed, in order
 * @param unique whether it is unique
 * @param where which rows it holds (PostgreSQL, SQLite), or {@code null} for all
 * @param using the method, such as {@code gin} (PostgreSQL) or {@code HASH} (MySQL), or
 * {@code null} for the default
 * @param include columns stored in it but not searched (PostgreSQL)
 * @param with storage parameters (PostgreSQL)
 * @param nullsNotDistinct whether two NULLs count as the same (PostgreSQL 15, H2)
 * @param prefix a word before INDEX, such as {@code FULLTEXT} (MySQL, MariaDB), or
 * {@code null} for none
 */
public record Index(String name, TableName table, List<IndexElement> elements, boolean unique, @Nullable String where,
		@Nullable String using, List<String> include, Map<String, String> with, boolean nullsNotDistinct,
		@Nullable String prefix) {

	/**
	 * Check and copy.
	 */
	public Index {
		NameChecks.requireOrNone("name", name);
		elements = List.copyOf(elements);
		include = List.copyOf(include);
		with = Collections.unmodifiableMap(new LinkedHashMap<>(with));
	}

	/**
	 * An index of columns and nothing else.
	 * @param name the name
	 * @param table the table
	 * @param columns the columns
	 * @return the index
	 */
	public static Index of(String name, TableName table, List<String> columns) {
		return new Index(name, table, columns.stream().map(Definitions::element).toList(), false, null, null, List.of(),
				Map.of(), false, null);
	}

	/**
	 * The same index under another name.
	 * @param name the name
	 * @return a new index
	 */
	public Index named(String name) {
		return new Index(name, this.table, this.elements, this.unique, this.where, this.using, this.include, this.with,
				this.nullsNotDistinct, this.prefix);
	}

	/**
	 * The same index of another table.
	 * @param table the table
	 * @return a new index
	 */
	public Index onTable(TableName table) {
		return new Index(this.name, table, this.elements, this.unique, this.where, this.using, this.include, this.with,
				this.nullsNotDistinct, this.prefix);
	}

	/**
	 * The same index over other elements.
	 * @param elements what is indexed, in order
	 * @return a new index
	 */
	public Index withElements(List<IndexElement> elements) {
		return new Index(this.name, this.table, elements, this.unique, this.where, this.using, this.include, this.with,
				this.nullsNotDistinct, this.prefix);
	}

	/**
	 * The same index over columns that are called otherwise.
	 * @param column gives a column its other name
	 * @param sql gives an expression in which its columns have their other names
	 * @return a new index
	 */
	public Index renamed(UnaryOperator<String> column, UnaryOperator<String> sql) {
		List<IndexElement> renamed = this.elements.stream()
			.map((element) -> new IndexElement((element.column() != null) ? column.apply(element.column()) : null,
					(element.expression() != null) ? sql.apply(element.expression()) : null, element.order(),
					element.operatorClass(), element.length()))
			.toList();
		return new Index(this.name, this.table, renamed, this.unique,
				(this.where != null) ? sql.apply(this.where) : null, this.using,
				this.include.stream().map(column).toList(), this.with, this.nullsNotDistinct, this.prefix);
	}

}
