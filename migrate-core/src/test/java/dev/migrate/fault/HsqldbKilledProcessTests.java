package dev.migrate.fault;

import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;

/**
 * Processes that are killed while they migrate HSQLDB.
 */
class HsqldbKilledProcessTests extends KilledProcessTests {

	@Override
	TestDatabase create() {
		return TestDatabases.hsqldbFiles().create();
	}

	@Override
	int distance() {
		return 3001;
	}

}
