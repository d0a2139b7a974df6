package dev.migrate.autogenerate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.migrate.operation.RenameColumn;
import dev.migrate.operation.RenameTable;
import dev.migrate.schema.Column;
import dev.migrate.schema.Computed;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;

/**
 * Renames live tables and columns as it is said that they have been renamed, so that the
 * rest is compared under the new names. What has been renamed already is passed over.
 */
final class LiveRenaming {

	private final Map<TableName, Table> tables = new LinkedHashMap<>();

	private final Map<TableName, WantedTable> wanted = new LinkedHashMap<>();

	private final Map<TableName, TableName> newNames = new LinkedHashMap<>();

	private final SqlText text;

	private final List<SchemaChange> changes = new ArrayList<>();

	/**
	 * Create a renaming.
	 * @param live the tables that are there
	 * @param text finds columns in expressions
	 */
	LiveRenaming(List<Table> live, List<WantedTable> wanted, SqlText text) {
		live.forEach((table) -> this.tables.put(table.name(), table));
		wanted.forEach((table) -> this.wanted.put(table.name(), table));
		this.text = text;
	}

	/**
	 * Rename.
	 * @param renames what was renamed
	 * @param required whether each of them has to mean something
	 * @throws RenameException if one is required to and does not
	 */
	void apply(Renames renames, boolean required) {
		renames.tables().forEach((after, before) -> renameTable(before, after, required));
		renames.columns()
			.forEach((table, names) -> names.forEach((after, before) -> renameColumn(table, before, after, required)));
	}

	private void renameTable(TableName before, TableName after, boolean required) {
		String text = before + "=" + after;
		if (required && !this.wanted.containsKey(after)) {
			throw RenameException.nothingToRename(text, "nobody wants a table '" + after + "'");
		}
		Table table = this.tables.get(before);
		if (this.tables.containsKey(after) || !this.wanted.containsKey(after)) {
			return;
		}
		if (table == null) {
			if (required) {
				throw RenameException.nothingToRename(text, "the database has no table '" + before + "'");
			}
			return;
		}
		this.changes.add(SchemaChange.of(new RenameTable(before, after.name())));
		this.newNames.put(before, after);
		Map<TableName, Table> renamed = new LinkedHashMap<>();
		this.tables.forEach((name, other) -> {
			Table referring = other.withForeignKeys((key) -> before.equals(key.referencedTable())
					? key.references(after, key.referencedColumns().toArray(String[]::new)) : key);
			Table followed = name.equals(before) ? referring.named(after) : referring;
			renamed.put(followed.name(), followed);
		});
		this.tables.clear();
		this.tables.putAll(renamed);
	}

	private void renameColumn(TableName name, String before, String after, boolean required) {
		String text = name + "." + before + "=" + after;
		WantedTable target = this.wanted.get(name);
		boolean isWanted = target != null && target.table().column(after).isPresent();
		if (required && !isWanted) {
			throw RenameException.nothingToRename(text, "nobody wants a column '" + after + "' in '" + name + "'");
		}
		Table table = this.tables.get(name);
		if (!isWanted || table == null || table.column(after).isPresent()) {
			return;
		}
		if (table.column(before).isEmpty()) {
			if (required) {
				throw RenameException.nothingToRename(text, "the table in the database has no column '" + before + "'");
			}
			return;
		}
		this.changes.add(SchemaChange.of(new RenameColumn(name, before, after)));
		this.tables.replaceAll((other, value) -> new ColumnRenaming(name, before, after, this.text).of(value));
	}

	/**
	 * Tables that may have been renamed, under the names that they have now.
	 */
	Set<TableName> newNames(Set<TableName> names) {
		Set<TableName> newNames = new LinkedHashSet<>();
		names.forEach((name) -> newNames.add(this.newNames.getOrDefault(name, name)));
		return newNames;
	}

	List<SchemaChange> changes() {
		return List.copyOf(this.changes);
	}

	/**
	 * The live tables under their new names.
	 */
	List<Table> tables() {
		return List.copyOf(this.tables.values());
	}

	/**
	 * What tables are when a column of one of them has got another name: databases rename
	 * it in keys, indexes and expressions too.
	 *
	 * @param before the column's name
	 * @param after its new name
	 * @param text finds the column in expressions
	 */
	record ColumnRenaming(TableName table, String before, String after, SqlText text) {

		Table of(Table other) {
			if (!other.name().equals(this.table)) {
				return other.withForeignKeys(this::referencing);
			}
			return other.withColumns(other.columns().stream().map(this::of).toList())
				.withConstraints(other.constraints()
					.stream()
					.map((constraint) -> constraint.renamed(this::name, this::sql))
					.toList())
				.withForeignKeys(this::referencing)
				.withIndexes(other.indexes().stream().map((index) -> index.renamed(this::name, this::sql)).toList());
		}

		private ForeignKey referencing(ForeignKey key) {
			return this.table.equals(key.referencedTable()) ? key.references(this.table,
					key.referencedColumns().stream().map(this::name).toArray(String[]::new)) : key;
		}

		private Column of(Column column) {
			Column named = column.name().equals(this.before) ? column.named(this.after) : column;
			Computed computed = named.computed();
			return (computed != null) ? named.withComputed(new Computed(sql(computed.expression()), computed.stored()))
					: named;
		}

		private String name(String column) {
			return column.equals(this.before) ? this.after : column;
		}

		private String sql(String expression) {
			return this.text.renamed(expression, this.before, this.after);
		}

	}

}
