package dev.migrate.autogenerate;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Dialects;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;

class PostgresqlComparisonTests extends ComparisonContractTests {

	@Override
	TestDatabase create() {
		return TestDatabases.postgresql().create();
	}

	@Override
	Dialect dialect() {
		return Dialects.named("postgresql");
	}

}
