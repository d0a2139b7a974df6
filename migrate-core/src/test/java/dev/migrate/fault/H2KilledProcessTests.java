package dev.migrate.fault;

import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;

/**
 * Processes that are killed while they migrate H2.
 */
class H2KilledProcessTests extends KilledProcessTests {

	@Override
	TestDatabase create() {
		return TestDatabases.h2Files().create();
	}

	@Override
	int distance() {
		return 3001;
	}

}
