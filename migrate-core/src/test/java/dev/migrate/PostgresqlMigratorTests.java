package dev.migrate;

import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

/**
 * The engine on PostgreSQL.
 */
class PostgresqlMigratorTests extends MigratorContractTests {

	@Override
	TestDatabaseServer server() {
		return TestDatabases.postgresql();
	}

}
