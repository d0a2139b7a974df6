package dev.migrate.autogenerate;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Dialects;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;

class H2ComparisonTests extends ComparisonContractTests {

	@Override
	TestDatabase create() {
		return TestDatabases.h2().create();
	}

	@Override
	Dialect dialect() {
		return Dialects.named("h2");
	}

}
