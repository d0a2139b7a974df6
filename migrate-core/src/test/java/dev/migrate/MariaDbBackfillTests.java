package dev.migrate;

import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

/**
 * Backfills on MariaDB.
 */
class MariaDbBackfillTests extends BackfillContractTests {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.mariadb();
	}

}
