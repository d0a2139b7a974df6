package dev.migrate.autoconfigure.data.jdbc;

import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;

class H2AggregateTests extends AggregateContractTests {

	// Spring Data JDBC puts names of annotations in quotes as they are
	@Override
	String url(TestDatabase database) {
		return database.url() + ";CASE_INSENSITIVE_IDENTIFIERS=TRUE";
	}

	@Override
	TestDatabase create() {
		return TestDatabases.h2().create();
	}

}
