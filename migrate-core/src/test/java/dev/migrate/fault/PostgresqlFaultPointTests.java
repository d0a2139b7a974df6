package dev.migrate.fault;

import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

/**
 * Faults at round trips to PostgreSQL.
 */
class PostgresqlFaultPointTests extends FaultPointTests {

	@Override
	TestDatabaseServer server() {
		return TestDatabases.postgresql();
	}

}
