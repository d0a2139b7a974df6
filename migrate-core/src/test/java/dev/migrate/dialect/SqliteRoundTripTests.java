package dev.migrate.dialect;

import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;

class SqliteRoundTripTests extends SchemaRoundTripTests {

	@Override
	TestDatabase create() {
		return TestDatabases.sqlite().create();
	}

	@Override
	Dialect dialect() {
		return new SqliteDialect();
	}

}
