package dev.migrate.dialect;

import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;

class MariaDbRoundTripTests extends SchemaRoundTripTests {

	@Override
	TestDatabase create() {
		return TestDatabases.mariadb().create();
	}

	@Override
	Dialect dialect() {
		return new MariaDbDialect();
	}

}
