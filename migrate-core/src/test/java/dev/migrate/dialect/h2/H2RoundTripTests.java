package dev.migrate.dialect.h2;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.SchemaRoundTripTests;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;

class H2RoundTripTests extends SchemaRoundTripTests {

	@Override
	protected TestDatabase create() {
		return TestDatabases.h2().create();
	}

	@Override
	protected Dialect dialect() {
		return new H2Dialect();
	}

}
