package dev.migrate.dialect.mysql;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.SchemaRoundTripTests;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;

class MySqlRoundTripTests extends SchemaRoundTripTests {

	@Override
	protected TestDatabase create() {
		return TestDatabases.mysql().create();
	}

	@Override
	protected Dialect dialect() {
		return new MySqlDialect();
	}

}
