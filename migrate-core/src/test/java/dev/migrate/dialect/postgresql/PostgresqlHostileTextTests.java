package dev.migrate.dialect.postgresql;

import dev.migrate.connect.Dialects;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.HostileTextTests;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;

class PostgresqlHostileTextTests extends HostileTextTests {

	@Override
	protected TestDatabase create() {
		return TestDatabases.postgresql().create();
	}

	@Override
	protected Dialect dialect() {
		return Dialects.named("postgresql");
	}

}
