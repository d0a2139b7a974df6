package dev.migrate.autogenerate;

import java.util.List;

import dev.migrate.schema.Constraint;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;

/**
 * What tables are when one of them has got another name.
 *
 * @param before its name
 * @param after its new name
 */
record TableRenaming(TableName before, TableName after) {

	Table of(Table table) {
		List<Constraint> constraints = table.constraints().stream().map(this::of).toList();
		Table followed = new Table(table.name(), table.columns(), constraints, table.indexes(), table.comment(),
				table.options());
		return table.name().equals(this.before) ? followed.named(this.after) : followed;
	}

	private Constraint of(Constraint constraint) {
		return (constraint instanceof ForeignKey key && this.before.equals(key.referencedTable()))
				? key.references(this.after, key.referencedColumns().toArray(String[]::new)) : constraint;
	}

}
