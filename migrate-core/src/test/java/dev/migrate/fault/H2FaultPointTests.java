package dev.migrate.fault;

import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

/**
 * Faults at round trips to H2.
 */
class H2FaultPointTests extends FaultPointTests {

	@Override
	TestDatabaseServer server() {
		return TestDatabases.h2();
	}

}
