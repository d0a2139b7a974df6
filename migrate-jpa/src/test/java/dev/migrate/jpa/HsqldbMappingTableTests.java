package dev.migrate.jpa;

import dev.migrate.test.database.TestDatabases;

class HsqldbMappingTableTests extends MappingTableTests {

	HsqldbMappingTableTests() {
		super(TestDatabases.hsqldb());
	}

}
