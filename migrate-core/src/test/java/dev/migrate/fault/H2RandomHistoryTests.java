package dev.migrate.fault;

import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

/**
 * Several migrators of one database of H2.
 */
class H2RandomHistoryTests extends RandomHistoryTests {

	@Override
	TestDatabaseServer server() {
		return TestDatabases.h2();
	}

	@Override
	int rounds() {
		return 12;
	}

}
