package dev.migrate.dialect.hsqldb;

import dev.migrate.connect.Dialects;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.HostileTextTests;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;

class HsqldbHostileTextTests extends HostileTextTests {

	@Override
	protected TestDatabase create() {
		return TestDatabases.hsqldb().create();
	}

	@Override
	protected Dialect dialect() {
		return Dialects.named("hsqldb");
	}

}
