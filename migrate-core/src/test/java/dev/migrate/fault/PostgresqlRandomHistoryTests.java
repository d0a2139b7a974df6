package dev.migrate.fault;

import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

/**
 * Several migrators of one database of PostgreSQL.
 */
class PostgresqlRandomHistoryTests extends RandomHistoryTests {

	@Override
	TestDatabaseServer server() {
		return TestDatabases.postgresql();
	}

	@Override
	int rounds() {
		return 6;
	}

}
