package dev.migrate.fault;

import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

/**
 * Faults at round trips to MariaDB.
 */
class MariaDbFaultPointTests extends FaultPointTests {

	@Override
	TestDatabaseServer server() {
		return TestDatabases.mariadb();
	}

}
