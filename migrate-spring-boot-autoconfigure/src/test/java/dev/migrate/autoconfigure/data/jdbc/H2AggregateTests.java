package dev.migrate.autoconfigure.data.jdbc;

import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;

class H2AggregateTests extends AggregateContractTests {

	@Override
	TestDatabase create() {
		return TestDatabases.h2().create();
	}

}
