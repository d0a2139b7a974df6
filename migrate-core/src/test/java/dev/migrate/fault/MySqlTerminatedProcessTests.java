package dev.migrate.fault;

import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

/**
 * Processes that are told to end while they migrate MySQL.
 */
class MySqlTerminatedProcessTests extends MariaDbTerminatedProcessTests {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.mysql();
	}

}
