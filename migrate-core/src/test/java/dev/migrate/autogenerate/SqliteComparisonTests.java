package dev.migrate.autogenerate;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Dialects;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;

class SqliteComparisonTests extends ComparisonContractTests {

	@Override
	TestDatabase create() {
		return TestDatabases.sqlite().create();
	}

	@Override
	Dialect dialect() {
		return Dialects.named("sqlite");
	}

}
