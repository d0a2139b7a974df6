package db.revisions;

import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;
import dev.migrate.script.Revision;

/**
 * Merges two branches: two down revisions, nothing to do.
 */
@Revision(id = "7e2c5a9d1b46", downRevision = { "6d1b9e4c8f05", "61f4b8e09c7d" }, message = "Merge catalog and sales")
public class MergeCatalogAndSales implements Migration {

	@Override
	public void upgrade(Operations op) {
	}

}
