package dev.migrate.autoconfigure.data.jdbc;

import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;

class HsqldbAggregateTests extends AggregateContractTests {

	@Override
	TestDatabase create() {
		return TestDatabases.hsqldb().create();
	}

}
