package dev.migrate.contract.classrevisions;

import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;
import dev.migrate.script.Revision;

import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.integer;

/**
 * The one revision of a location on the class path.
 */
@Revision(id = "c1a55e500001", message = "Create things")
public class CreateThings implements Migration {

	@Override
	public void upgrade(Operations op) {
		op.createTable("things", column("id", integer()).notNull());
	}

}
