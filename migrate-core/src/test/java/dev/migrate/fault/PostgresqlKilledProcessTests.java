package dev.migrate.fault;

import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;

/**
 * Processes that are killed while they migrate PostgreSQL.
 */
class PostgresqlKilledProcessTests extends KilledProcessTests {

	@Override
	TestDatabase create() {
		return TestDatabases.postgresql().create();
	}

	@Override
	int distance() {
		return 1301;
	}

}
