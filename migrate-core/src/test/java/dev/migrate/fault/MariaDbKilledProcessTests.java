package dev.migrate.fault;

import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;

/**
 * Processes that are killed while they migrate MariaDB.
 */
class MariaDbKilledProcessTests extends KilledProcessTests {

	@Override
	TestDatabase create() {
		return TestDatabases.mariadb().create();
	}

	@Override
	int distance() {
		return 701;
	}

}
