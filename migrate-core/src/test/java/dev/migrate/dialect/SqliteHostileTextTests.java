package dev.migrate.dialect;

import java.util.List;

import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;

class SqliteHostileTextTests extends HostileTextTests {

	@Override
	TestDatabase create() {
		return TestDatabases.sqlite().create();
	}

	@Override
	Dialect dialect() {
		return Dialects.named("sqlite");
	}

	/**
	 * Names may be of any length.
	 */
	@Override
	List<String> namesThatCannotBe() {
		return List.of("", "a\0b", "a\nb");
	}

}
