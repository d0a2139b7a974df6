package dev.migrate;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

/**
 * Tenants on H2.
 */
class H2FleetTests extends DatabaseTests implements FleetContract {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.h2();
	}

}
