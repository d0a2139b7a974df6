package dev.migrate.jpa;

import dev.migrate.test.database.TestDatabases;

class H2MappingTableTests extends MappingTableTests {

	H2MappingTableTests() {
		super(TestDatabases.h2());
	}

}
