package dev.migrate.dialect.h2;

import dev.migrate.connect.Dialects;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.HostileTextTests;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;

class H2HostileTextTests extends HostileTextTests {

	@Override
	protected TestDatabase create() {
		return TestDatabases.h2().create();
	}

	@Override
	protected Dialect dialect() {
		return Dialects.named("h2");
	}

}
