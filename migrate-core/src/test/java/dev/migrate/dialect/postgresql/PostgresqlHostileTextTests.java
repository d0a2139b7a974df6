package dev.migrate.dialect.postgresql;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.contract.HostileTextContract;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

class PostgresqlHostileTextTests extends DatabaseTests implements HostileTextContract {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.postgresql();
	}

}
