package dev.migrate.dialect;

import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;

class MySqlRoundTripTests extends SchemaRoundTripTests {

	@Override
	TestDatabase create() {
		return TestDatabases.mysql().create();
	}

	@Override
	Dialect dialect() {
		return new MySqlDialect();
	}

}
