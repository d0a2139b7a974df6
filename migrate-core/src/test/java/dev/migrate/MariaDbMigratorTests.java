package dev.migrate;

import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

/**
 * The engine on MariaDB.
 */
class MariaDbMigratorTests extends MigratorContractTests {

	@Override
	TestDatabaseServer server() {
		return TestDatabases.mariadb();
	}

}
