package dev.migrate.dialect.hsqldb;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.contract.HostileTextContract;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

class HsqldbHostileTextTests extends DatabaseTests implements HostileTextContract {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.hsqldb();
	}

}
