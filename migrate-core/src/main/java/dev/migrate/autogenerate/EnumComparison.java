package dev.migrate.autogenerate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.migrate.operation.AddEnumValue;
import dev.migrate.operation.CreateEnum;
import dev.migrate.operation.DropEnum;
import dev.migrate.operation.ExecuteSql;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnPosition;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Compares enum types that have a name of their own.
 *
 * @param comparison how to compare
 * @param live the types that are there
 * @param made the types that revisions of ours have made
 */
record EnumComparison(Comparison comparison, List<EnumType> live, List<EnumType> wanted, Set<TableName> made) {

	/**
	 * What leads from the types that are there to those that are wanted.
	 * @param tables the tables that are wanted
	 */
	List<SchemaChange> changes(List<Table> tables) {
		Map<TableName, EnumType> before = byName(this.live);
		Map<TableName, EnumType> after = byName(this.wanted);
		List<SchemaChange> changes = new ArrayList<>();
		after.forEach((name, type) -> {
			EnumType existing = before.get(name);
			if (existing == null) {
				changes.add(SchemaChange.of(new CreateEnum(enumeration(type))));
			}
			else if (!this.comparison.isValidating()) {
				changes.addAll(added(existing, type));
				changes.addAll(removed(existing, type, tables));
			}
		});
		before.forEach((name, type) -> {
			if (!after.containsKey(name) && this.made.contains(name) && !this.comparison.isValidating()) {
				changes.add(this.comparison.losing(new DropEnum(type.schema(), type.name(), false, enumeration(type))));
			}
		});
		return changes;
	}

	private Map<TableName, EnumType> byName(List<EnumType> types) {
		Map<TableName, EnumType> byName = new LinkedHashMap<>();
		types.forEach((type) -> {
			TableName name = new TableName(type.schema(), type.name());
			if (this.comparison.includes(ObjectKind.ENUM, name, type.name())) {
				byName.put(name, type);
			}
		});
		return byName;
	}

	private static ColumnType.Enumeration enumeration(EnumType type) {
		return new ColumnType.Enumeration(type.schema(), type.name(), type.values(), false);
	}

	private static List<SchemaChange> added(EnumType before, EnumType after) {
		List<SchemaChange> changes = new ArrayList<>();
		List<String> values = new ArrayList<>(before.values());
		for (int i = 0; i < after.values().size(); i++) {
			String value = after.values().get(i);
			if (!values.contains(value)) {
				ColumnPosition position = position(values, after.values(), i);
				changes.add(SchemaChange.of(new AddEnumValue(after.schema(), after.name(), value, true, position)));
				values.add(place(values, position), value);
			}
		}
		return changes;
	}

	private static @Nullable ColumnPosition position(List<String> values, List<String> wanted, int index) {
		if (index == 0) {
			return values.isEmpty() ? null : new ColumnPosition(true, values.get(0));
		}
		String previous = wanted.get(index - 1);
		return (values.indexOf(previous) == values.size() - 1) ? null : new ColumnPosition(false, previous);
	}

	private static int place(List<String> values, @Nullable ColumnPosition position) {
		if (position == null) {
			return values.size();
		}
		return values.indexOf(position.neighbour()) + (position.before() ? 0 : 1);
	}

	/**
	 * A value cannot be taken away: the type is made anew, if a person has decided what
	 * becomes of its rows.
	 */
	private List<SchemaChange> removed(EnumType before, EnumType after, List<Table> tables) {
		List<String> gone = before.values().stream().filter((value) -> !after.values().contains(value)).toList();
		if (gone.isEmpty()) {
			return List.of();
		}
		return List.of(SchemaChange.withheld(new ExecuteSql(String.join(";\n", rebuild(after, tables)), "", 1, null),
				"The enum type '" + after.name() + "' has values that are not wanted: " + String.join(", ", gone)
						+ ". Rows with them have to get another one before the type is made anew"));
	}

	private List<String> rebuild(EnumType type, List<Table> tables) {
		TableName name = new TableName(type.schema(), type.name());
		TableName old = name.withName(type.name() + "_old");
		List<String> statements = new ArrayList<>();
		statements
			.add("alter type " + quote(name) + " rename to " + this.comparison.dialect().spelling().quote(old.name()));
		statements.add("create type " + quote(name) + " as enum ("
				+ type.values()
					.stream()
					.map((value) -> this.comparison.dialect().spelling().literal(value))
					.collect(Collectors.joining(", "))
				+ ")");
		tables.forEach((table) -> table.columns()
			.stream()
			.filter((column) -> uses(table, column, name))
			.forEach((column) -> statements.addAll(conversion(table.name(), column, name))));
		statements.add("drop type " + quote(old));
		return statements;
	}

	private boolean uses(Table table, Column column, TableName name) {
		ColumnType.Enumeration enumeration = column.type().enumeration();
		return enumeration != null
				&& name.equals(this.comparison.current().of(WantedEnums.name(table.name(), enumeration)));
	}

	private List<String> conversion(TableName table, Column column, TableName type) {
		String alter = "alter table " + quote(table) + " alter column "
				+ this.comparison.dialect().spelling().quote(column.name());
		List<String> statements = new ArrayList<>();
		if (column.defaultValue() instanceof SqlValue.Literal) {
			statements.add(alter + " drop default");
		}
		statements.add(alter + " type " + quote(type) + " using "
				+ this.comparison.dialect().spelling().quote(column.name()) + "::text::" + quote(type));
		if (column.defaultValue() instanceof SqlValue.Literal literal) {
			statements.add(alter + " set default " + this.comparison.dialect().spelling().literal(literal.value()));
		}
		return statements;
	}

	private String quote(TableName name) {
		return this.comparison.dialect().spelling().quote(name);
	}

}
