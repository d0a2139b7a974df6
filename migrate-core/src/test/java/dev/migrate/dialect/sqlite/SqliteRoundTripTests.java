package dev.migrate.dialect.sqlite;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.SchemaRoundTripTests;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;

class SqliteRoundTripTests extends SchemaRoundTripTests {

	@Override
	protected TestDatabase create() {
		return TestDatabases.sqlite().create();
	}

	@Override
	protected Dialect dialect() {
		return new SqliteDialect();
	}

}
