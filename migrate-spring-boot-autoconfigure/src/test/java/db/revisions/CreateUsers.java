package db.revisions;

import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;
import dev.migrate.script.Revision;

import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.primaryKey;
import static dev.migrate.schema.Definitions.varchar;

/**
 * The first revision of the tests' application.
 */
@Revision(id = "1975ea83b712", message = "Create users", branchLabels = "users")
public class CreateUsers implements Migration {

	@Override
	public void upgrade(Operations op) {
		op.createTable("users", column("id", integer()).notNull(), column("name", varchar(50)).notNull(),
				primaryKey("id"));
	}

}
