package dev.migrate;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.contract.InterruptionContract;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

/**
 * What is seen of a killed run on H2.
 */
class H2InterruptionTests extends DatabaseTests implements InterruptionContract {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.h2();
	}

}
