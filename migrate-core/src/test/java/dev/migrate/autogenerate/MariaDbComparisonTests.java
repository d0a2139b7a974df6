package dev.migrate.autogenerate;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Dialects;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;

class MariaDbComparisonTests extends ComparisonContractTests {

	@Override
	TestDatabase create() {
		return TestDatabases.mariadb().create();
	}

	@Override
	Dialect dialect() {
		return Dialects.named("mariadb");
	}

}
