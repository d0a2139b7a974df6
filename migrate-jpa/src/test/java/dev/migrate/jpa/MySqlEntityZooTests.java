package dev.migrate.jpa;

import dev.migrate.test.database.TestDatabases;

/**
 * Tests of the zoo on MySQL, where generators need rows.
 */
class MySqlEntityZooTests extends EntityZooTests {

	MySqlEntityZooTests() {
		super(TestDatabases.mysql());
	}

}
