package db.revisions;

import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;
import dev.migrate.script.Revision;

import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.varchar;

/**
 * Drops a column; it says what the column was, so that the downgrade can be derived.
 */
@Revision(id = "3b8f2d61e0a5", downRevision = "27c6a30d7c24", message = "Drop customers.legacy_code")
public class DropCustomerLegacyCode implements Migration {

	@Override
	public void upgrade(Operations op) {
		op.dropColumn("customers", column("legacy_code", varchar(20)));
	}

}
