package dev.migrate.fault;

import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

/**
 * Several migrators of one database of SQLite.
 */
class SqliteRandomHistoryTests extends RandomHistoryTests {

	@Override
	TestDatabaseServer server() {
		return TestDatabases.sqlite();
	}

	@Override
	int rounds() {
		return 12;
	}

}
