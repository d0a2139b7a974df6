package dev.migrate.jpa;

import dev.migrate.test.database.TestDatabases;

class PostgresqlMappingTableTests extends MappingTableTests {

	PostgresqlMappingTableTests() {
		super(TestDatabases.postgresql());
	}

}
