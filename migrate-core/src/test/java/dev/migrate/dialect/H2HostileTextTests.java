package dev.migrate.dialect;

import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;

class H2HostileTextTests extends HostileTextTests {

	@Override
	TestDatabase create() {
		return TestDatabases.h2().create();
	}

	@Override
	Dialect dialect() {
		return Dialects.named("h2");
	}

}
