package dev.migrate.jpa;

import dev.migrate.test.database.TestDatabases;

/**
 * Tests of the zoo on H2.
 */
class H2EntityZooTests extends EntityZooTests {

	H2EntityZooTests() {
		super(TestDatabases.h2());
	}

}
