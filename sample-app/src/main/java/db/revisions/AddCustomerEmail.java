package db.revisions;

import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;
import dev.migrate.script.Revision;

import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.varchar;

/**
 * Adds a nullable column and an index.
 */
@Revision(id = "27c6a30d7c24", downRevision = "1975ea83b712", message = "Add customers.email")
public class AddCustomerEmail implements Migration {

	@Override
	public void upgrade(Operations op) {
		op.addColumn("customers", column("email", varchar(120)));
		op.createIndex("ix_customers_email", "customers", "email");
	}

	@Override
	public void downgrade(Operations op) {
		op.dropIndex("ix_customers_email", "customers");
		op.dropColumn("customers", "email");
	}

}
