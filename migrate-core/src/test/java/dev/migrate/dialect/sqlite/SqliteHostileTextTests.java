package dev.migrate.dialect.sqlite;

import java.util.List;

import dev.migrate.connect.Dialects;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.HostileTextTests;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;

class SqliteHostileTextTests extends HostileTextTests {

	@Override
	protected TestDatabase create() {
		return TestDatabases.sqlite().create();
	}

	@Override
	protected Dialect dialect() {
		return Dialects.named("sqlite");
	}

	/**
	 * Names may be of any length.
	 */
	@Override
	protected List<String> namesThatCannotBe() {
		return List.of("", "a\0b", "a\nb");
	}

}
