package dev.migrate;

import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

/**
 * The engine on MySQL, where there is one.
 */
class MySqlMigratorTests extends MigratorContractTests {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.mysql();
	}

}
