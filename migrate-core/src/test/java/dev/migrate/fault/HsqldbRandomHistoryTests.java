package dev.migrate.fault;

import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

/**
 * Several migrators of one database of HSQLDB.
 */
class HsqldbRandomHistoryTests extends RandomHistoryTests {

	@Override
	TestDatabaseServer server() {
		return TestDatabases.hsqldb();
	}

	@Override
	int rounds() {
		return 12;
	}

}
