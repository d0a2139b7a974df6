package db.revisions;

import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;
import dev.migrate.script.Revision;

import static dev.migrate.schema.Definitions.varchar;

/**
 * A batch operation: on SQLite, which cannot alter a column, the table is rebuilt;
 * elsewhere the column is altered in place.
 */
@Revision(id = "9a4e7c1f3d68", downRevision = "8f3d6b0e2c57", message = "Widen orders.note")
public class WidenOrderNote implements Migration {

	@Override
	public void upgrade(Operations op) {
		op.batchAlterTable("orders",
				(orders) -> orders.alterColumn("note", (note) -> note.from(varchar(50)).to(varchar(500))));
	}

}
