package dev.migrate.autogenerate;

import java.util.List;
import java.util.stream.Stream;

import dev.migrate.schema.Constraint;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;

/**
 * Foreign keys that name a table alone refer to its primary key.
 *
 * @param tables the tables that may be referred to, the first of a name
 */
record ReferencedKeys(List<Table> tables) {

	static ReferencedKeys of(Schema first, Schema second) {
		return new ReferencedKeys(Stream.concat(first.tables().stream(), second.tables().stream()).toList());
	}

	Schema named(Schema schema) {
		return schema.withTables(schema.tables().stream().map(this::named).toList());
	}

	private Table named(Table table) {
		return table.withConstraints(table.constraints().stream().map(this::named).toList());
	}

	private Constraint named(Constraint constraint) {
		if (!(constraint instanceof ForeignKey key) || !key.referencedColumns().isEmpty()) {
			return constraint;
		}
		return this.tables.stream()
			.filter((table) -> table.name().equals(key.target()))
			.findFirst()
			.map((table) -> key.references(key.target(), table.primaryKeyColumns().toArray(String[]::new)))
			.orElse(key);
	}

}
