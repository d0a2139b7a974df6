package dev.migrate.dialect.sqlite;

import java.util.List;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.contract.HostileTextContract;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

class SqliteHostileTextTests extends DatabaseTests implements HostileTextContract {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.sqlite();
	}

	/**
	 * Names may be of any length.
	 */
	@Override
	public List<String> namesThatCannotBe() {
		return List.of("", "a\0b", "a\nb");
	}

}
