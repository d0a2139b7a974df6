package dev.migrate.dialect.h2;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.contract.HostileTextContract;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

class H2HostileTextTests extends DatabaseTests implements HostileTextContract {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.h2();
	}

}
