package dev.migrate.dialect.mysql;

import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

class MySqlHostileTextTests extends MariaDbHostileTextTests {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.mysql();
	}

}
