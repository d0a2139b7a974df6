package dev.migrate;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.contract.BackfillContract;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

/**
 * Backfills on MariaDB.
 */
class MariaDbBackfillTests extends DatabaseTests implements BackfillContract {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.mariadb();
	}

}
