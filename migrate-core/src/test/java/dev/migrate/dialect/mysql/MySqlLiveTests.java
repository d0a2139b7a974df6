package dev.migrate.dialect.mysql;

import dev.migrate.connect.Dialects;
import dev.migrate.dialect.Dialect;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;

class MySqlLiveTests extends MySqlFamilyLiveTests {

	@Override
	TestDatabase create() {
		return TestDatabases.mysql().create();
	}

	@Override
	Dialect dialect() {
		return Dialects.named("mysql");
	}

}
