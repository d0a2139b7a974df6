package dev.migrate;

import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

/**
 * Backfills on HSQLDB.
 */
class HsqldbBackfillTests extends BackfillContractTests {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.hsqldb();
	}

}
