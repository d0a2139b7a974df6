package dev.migrate.jpa;

import dev.migrate.test.database.TestDatabases;

class MariaDbMappingTableTests extends MappingTableTests {

	MariaDbMappingTableTests() {
		super(TestDatabases.mariadb());
	}

}
