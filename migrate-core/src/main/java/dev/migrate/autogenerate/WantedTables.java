package dev.migrate.autogenerate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Definitions;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;

/**
 * Puts tables into the form in which they are compared: constraints beside the columns,
 * each with a name, keys with the columns that they reference.
 */
final class WantedTables {

	private final Map<TableName, Table> tables = new LinkedHashMap<>();

	private final NamingConvention names;

	/**
	 * Create a form for tables that belong together.
	 * @param tables the tables
	 * @param names names their constraints
	 */
	WantedTables(List<Table> tables, NamingConvention names) {
		this.names = names;
		tables.forEach((table) -> {
			this.tables.put(table.name(), table);
			names.reserve(table);
		});
	}

	/**
	 * A table in that form.
	 * @param table one of the tables
	 * @return the same in other words
	 */
	Table of(Table table) {
		List<Constraint> constraints = new ArrayList<>();
		primaryKey(table).ifPresent(constraints::add);
		table.columns().forEach((column) -> constraints.addAll(ofColumn(column)));
		table.constraints()
			.stream()
			.filter((constraint) -> constraint.kind() != Constraint.Kind.PRIMARY_KEY)
			.forEach(constraints::add);
		List<String> key = table.primaryKeyColumns();
		List<Column> columns = table.columns()
			.stream()
			.map((column) -> plain(key.contains(column.name()) ? column.notNull() : column))
			.toList();
		List<Constraint> named = constraints.stream()
			.map(this::complete)
			.map((constraint) -> this.names.named(table, constraint))
			.toList();
		return table.withColumns(columns).withConstraints(named);
	}

	private static Optional<Constraint> primaryKey(Table table) {
		Optional<Constraint> declared = table.constraints()
			.stream()
			.filter((constraint) -> constraint.kind() == Constraint.Kind.PRIMARY_KEY)
			.findFirst();
		List<String> columns = table.primaryKeyColumns();
		return (declared.isPresent() || columns.isEmpty()) ? declared
				: Optional.of(Definitions.primaryKey(columns.toArray(String[]::new)));
	}

	private static List<Constraint> ofColumn(Column column) {
		List<Constraint> constraints = new ArrayList<>();
		if (column.isUnique()) {
			constraints.add(Definitions.unique(column.name()));
		}
		if (column.references() != null) {
			constraints.add(column.references().columns(column.name()));
		}
		return constraints;
	}

	private static Column plain(Column column) {
		return column.withPrimaryKey(false).withUnique(false).withReferences(null);
	}

	private Constraint complete(Constraint constraint) {
		if (!(constraint instanceof ForeignKey key) || !key.referencedColumns().isEmpty()) {
			return constraint;
		}
		Table target = this.tables.get(key.target());
		return (target == null) ? key : key.references(key.target(), target.primaryKeyColumns().toArray(String[]::new));
	}

}
