package dev.migrate.jpa;

import dev.migrate.test.database.TestDatabases;

/**
 * Tests of the zoo on MariaDB.
 */
class MariaDbEntityZooTests extends EntityZooTests {

	MariaDbEntityZooTests() {
		super(TestDatabases.mariadb());
	}

}
