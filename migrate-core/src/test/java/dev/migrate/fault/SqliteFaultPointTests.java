package dev.migrate.fault;

import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

/**
 * Faults at round trips to SQLite.
 */
class SqliteFaultPointTests extends FaultPointTests {

	@Override
	TestDatabaseServer server() {
		return TestDatabases.sqlite();
	}

}
