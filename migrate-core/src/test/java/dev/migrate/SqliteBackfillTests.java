package dev.migrate;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.contract.BackfillContract;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

/**
 * Backfills on SQLite.
 */
class SqliteBackfillTests extends DatabaseTests implements BackfillContract {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.sqlite();
	}

	@Override
	public String fullName() {
		return "'name ' || number";
	}

}
