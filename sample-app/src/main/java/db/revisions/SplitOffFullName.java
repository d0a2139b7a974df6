package db.revisions;

import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;
import dev.migrate.script.Revision;

import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.varchar;

/**
 * A data migration: adds a column, fills it from another one, and drops that one.
 */
@Revision(id = "8f3d6b0e2c57", downRevision = "7e2c5a9d1b46", message = "Replace customers.name by full_name")
public class SplitOffFullName implements Migration {

	@Override
	public void upgrade(Operations op) {
		op.addColumn("customers", column("full_name", varchar(120)));
		op.execute("update customers set full_name = name");
		op.alterColumn("customers", "full_name", (fullName) -> fullName.notNull());
		op.dropColumn("customers", "name");
	}

	@Override
	public void downgrade(Operations op) {
		op.addColumn("customers", column("name", varchar(120)));
		op.execute("update customers set name = full_name");
		op.alterColumn("customers", "name", (name) -> name.notNull());
		op.dropColumn("customers", "full_name");
	}

}
