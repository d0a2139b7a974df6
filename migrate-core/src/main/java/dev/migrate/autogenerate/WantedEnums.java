package dev.migrate.autogenerate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.schema.ColumnType;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;

/**
 * Collects the enum types that are wanted, those that columns bring along too.
 */
final class WantedEnums {

	private final Map<TableName, EnumType> types = new LinkedHashMap<>();

	private final CurrentSchema current;

	/**
	 * Create a collection.
	 * @param current the schema that names without one are in
	 */
	WantedEnums(CurrentSchema current) {
		this.current = current;
	}

	void add(String origin, Schema schema) {
		schema.enums().forEach((type) -> add(origin, type));
		for (Table table : schema.tables()) {
			table.columns().forEach((column) -> add(origin, table.name(), column.type()));
		}
	}

	private void add(String origin, TableName table, ColumnType type) {
		ColumnType.Enumeration enumeration = type.enumeration();
		if (enumeration != null && !enumeration.values().isEmpty()) {
			TableName name = this.current.of(name(table, enumeration));
			add(origin, new EnumType(name.schema(), name.name(), enumeration.values()));
		}
		if (type.element() != null) {
			add(origin, table, type.element());
		}
	}

	private void add(String origin, EnumType type) {
		EnumType other = this.types.putIfAbsent(new TableName(type.schema(), type.name()), type);
		if (other != null && !other.values().equals(type.values())) {
			throw new ConflictingSourcesException("enum type '" + type.name() + "'", List.of(origin),
					"once " + other.values() + " and once " + type.values());
		}
	}

	/**
	 * The name of an enum type; without a schema it is in the table's.
	 */
	static TableName name(TableName table, ColumnType.Enumeration enumeration) {
		return new TableName((enumeration.schema() != null) ? enumeration.schema() : table.schema(),
				enumeration.name());
	}

	List<EnumType> all() {
		return new ArrayList<>(this.types.values());
	}

}
