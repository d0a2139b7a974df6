package dev.migrate.test.revisions;

import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;
import dev.migrate.script.Revision;

import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.varchar;

@Revision(id = "b2", downRevision = "a1", message = "Split names")
public class SplitNames implements Migration {

	@Override
	public void upgrade(Operations op) {
		op.addColumn("people", column("family", varchar(50)));
		op.execute("update people set family = substr(name, 5)");
	}

	@Override
	public void downgrade(Operations op) {
		op.dropColumn("people", "family");
	}

}
