package db.revisions;

import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;
import dev.migrate.script.Revision;

import static dev.migrate.schema.Definitions.bigint;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.primaryKey;
import static dev.migrate.schema.Definitions.varchar;

/**
 * The first revision: a table with three columns and a primary key. Its downgrade is
 * derived.
 */
@Revision(id = "1975ea83b712", message = "Create customers")
public class CreateCustomers implements Migration {

	@Override
	public void upgrade(Operations op) {
		op.createTable("customers", column("id", bigint()).autoIncrement(), column("name", varchar(50)),
				column("legacy_code", varchar(20)), primaryKey("id").named("pk_customers"));
	}

}
