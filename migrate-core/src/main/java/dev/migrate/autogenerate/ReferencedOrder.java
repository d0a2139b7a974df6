package dev.migrate.autogenerate;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

import dev.migrate.operation.AddConstraint;
import dev.migrate.operation.CreateTable;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Table;

/**
 * New foreign keys name the columns of a key that is there in the order which it has
 * there: some databases find no other key.
 *
 * @param live the tables that are there
 */
record ReferencedOrder(Collection<Table> live) {

	SchemaChange applied(SchemaChange change) {
		if (change.operation() instanceof AddConstraint add) {
			return new SchemaChange(new AddConstraint(add.table(), ordered(add.constraint())), change.withheld(),
					change.notes());
		}
		if (change.operation() instanceof CreateTable create) {
			Table table = create.table();
			return new SchemaChange(
					new CreateTable(table.withConstraints(table.constraints().stream().map(this::ordered).toList()),
							create.ifNotExists()),
					change.withheld(), change.notes());
		}
		return change;
	}

	private Constraint ordered(Constraint constraint) {
		if (!(constraint instanceof ForeignKey key) || key.columns().size() != key.referencedColumns().size()) {
			return constraint;
		}
		return order(key)
			.<Constraint>map((order) -> new ForeignKey(key.name(),
					order.stream().map((column) -> key.columns().get(key.referencedColumns().indexOf(column))).toList(),
					key.referencedTable(), order, key.onDelete(), key.onUpdate(), key.deferrability(), key.match(),
					key.isNotValid()))
			.orElse(key);
	}

	private Optional<List<String>> order(ForeignKey key) {
		return this.live.stream()
			.filter((table) -> table.name().equals(key.target()))
			.map(Table::primaryKeyColumns)
			.filter((columns) -> columns.size() == key.referencedColumns().size()
					&& new HashSet<>(columns).equals(new HashSet<>(key.referencedColumns())))
			.findFirst();
	}

}
