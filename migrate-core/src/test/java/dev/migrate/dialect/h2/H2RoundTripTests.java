package dev.migrate.dialect.h2;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.contract.RoundTripContract;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

class H2RoundTripTests extends DatabaseTests implements RoundTripContract {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.h2();
	}

}
