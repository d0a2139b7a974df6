package dev.migrate.autoconfigure.jpa;

import dev.migrate.test.database.TestDatabases;

/**
 * Tests of the zoo on PostgreSQL.
 */
class PostgresEntityZooTests extends EntityZooTests {

	PostgresEntityZooTests() {
		super(TestDatabases.postgresql());
	}

}
