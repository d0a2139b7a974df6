package dev.migrate.dialect.mysql;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.contract.RoundTripContract;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

class MySqlRoundTripTests extends DatabaseTests implements RoundTripContract {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.mysql();
	}

}
