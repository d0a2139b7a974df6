package dev.migrate.jpa;

import dev.migrate.test.database.TestDatabases;

/**
 * Tests of the zoo on PostgreSQL.
 */
class PostgresqlEntityZooTests extends EntityZooTests {

	PostgresqlEntityZooTests() {
		super(TestDatabases.postgresql());
	}

}
