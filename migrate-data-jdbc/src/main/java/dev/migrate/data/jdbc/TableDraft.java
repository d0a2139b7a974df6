package dev.migrate.data.jdbc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.migrate.autogenerate.Renames;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Definitions;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * A table while its columns are gathered.
 */
final class TableDraft {

	private final TableName name;

	private final Map<String, Column> columns = new LinkedHashMap<>();

	private final Map<String, String> formerNames = new LinkedHashMap<>();

	private @Nullable TableName formerName;

	private final Set<String> primaryKey = new LinkedHashSet<>();

	private final Set<ForeignKey> foreignKeys = new LinkedHashSet<>();

	TableDraft(TableName name) {
		this.name = name;
	}

	TableName name() {
		return this.name;
	}

	void add(Column column) {
		this.columns.putIfAbsent(column.name(), column);
	}

	/**
	 * Say what the table was called before.
	 */
	void renamed(String former) {
		this.formerName = this.name.withName(former);
	}

	/**
	 * Say what a column was called before.
	 */
	void renamed(String column, String former) {
		this.formerNames.put(column, former);
	}

	Renames renames() {
		return new Renames((this.formerName != null) ? Map.of(this.name, this.formerName) : Map.of(),
				this.formerNames.isEmpty() ? Map.of() : Map.of(this.name, this.formerNames));
	}

	void addKey(Column column) {
		add(column.notNull());
		this.primaryKey.add(column.name());
	}

	void addForeignKey(List<String> columns, TableName target, List<String> targetColumns) {
		this.foreignKeys.add(Definitions.foreignKey()
			.columns(columns.toArray(String[]::new))
			.references(target, targetColumns.toArray(String[]::new)));
	}

	/**
	 * Add what the same table needs elsewhere: entities of one class may be part of
	 * several aggregates. Each row belongs to one of them, and the columns of the others
	 * are NULL in it.
	 */
	void merge(TableDraft other) {
		this.columns.replaceAll((column, mine) -> mine.withNullable(mine.nullable() || other.mayBeNull(column)));
		other.columns
			.forEach((column, theirs) -> this.columns.computeIfAbsent(column, (missing) -> theirs.withNullable(true)));
		if (!this.primaryKey.equals(other.primaryKey)) {
			this.primaryKey.clear();
		}
		this.foreignKeys.addAll(other.foreignKeys);
		this.formerNames.putAll(other.formerNames);
	}

	private boolean mayBeNull(String column) {
		Column mine = this.columns.get(column);
		return mine == null || mine.nullable();
	}

	Table toTable() {
		List<Constraint> constraints = new ArrayList<>();
		if (!this.primaryKey.isEmpty()) {
			constraints.add(new PrimaryKey(null, List.copyOf(this.primaryKey)));
		}
		constraints.addAll(this.foreignKeys);
		return new Table(this.name, List.copyOf(this.columns.values()), constraints, List.of(), null, Map.of());
	}

}
