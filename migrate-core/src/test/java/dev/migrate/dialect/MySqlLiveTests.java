package dev.migrate.dialect;

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
