package db.revisions;

import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;
import dev.migrate.script.Revision;

import static dev.migrate.schema.Definitions.varchar;

/**
 * Alters type and nullability in one call. With the existing type given, the downgrade
 * can be derived.
 */
@Revision(id = "44d0c97a6be1", downRevision = "3b8f2d61e0a5", message = "Widen customers.name")
public class WidenCustomerName implements Migration {

	@Override
	public void upgrade(Operations op) {
		op.alterColumn("customers", "name", (name) -> name.from(varchar(50)).to(varchar(120)).notNull());
	}

}
