package dev.migrate.fault;

import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

/**
 * Faults at round trips to HSQLDB.
 */
class HsqldbFaultPointTests extends FaultPointTests {

	@Override
	TestDatabaseServer server() {
		return TestDatabases.hsqldb();
	}

}
