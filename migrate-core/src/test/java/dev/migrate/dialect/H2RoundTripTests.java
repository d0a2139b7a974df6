package dev.migrate.dialect;

import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;

class H2RoundTripTests extends SchemaRoundTripTests {

	@Override
	TestDatabase create() {
		return TestDatabases.h2().create();
	}

	@Override
	Dialect dialect() {
		return new H2Dialect();
	}

}
