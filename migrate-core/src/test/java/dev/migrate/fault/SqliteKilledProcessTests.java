package dev.migrate.fault;

import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;

/**
 * Processes that are killed while they migrate SQLite.
 */
class SqliteKilledProcessTests extends KilledProcessTests {

	@Override
	TestDatabase create() {
		return TestDatabases.sqlite().create();
	}

	@Override
	int distance() {
		return 4001;
	}

}
