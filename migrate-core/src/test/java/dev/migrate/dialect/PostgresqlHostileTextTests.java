package dev.migrate.dialect;

import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;

class PostgresqlHostileTextTests extends HostileTextTests {

	@Override
	TestDatabase create() {
		return TestDatabases.postgresql().create();
	}

	@Override
	Dialect dialect() {
		return Dialects.named("postgresql");
	}

}
