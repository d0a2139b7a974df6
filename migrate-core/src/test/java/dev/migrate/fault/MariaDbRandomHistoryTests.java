package dev.migrate.fault;

import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

/**
 * Several migrators of one database of MariaDB.
 */
class MariaDbRandomHistoryTests extends RandomHistoryTests {

	@Override
	TestDatabaseServer server() {
		return TestDatabases.mariadb();
	}

	@Override
	int rounds() {
		return 6;
	}

}
