package dev.migrate;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.contract.InterruptionContract;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

/**
 * What is seen of a killed run on SQLite.
 */
class SqliteInterruptionTests extends DatabaseTests implements InterruptionContract {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.sqlite();
	}

	/** A lock of a file has no name. */
	@Override
	public boolean namesHolder() {
		return false;
	}

}
