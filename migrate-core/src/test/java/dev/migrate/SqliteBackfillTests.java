package dev.migrate;

import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

/**
 * Backfills on SQLite.
 */
class SqliteBackfillTests extends BackfillContractTests {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.sqlite();
	}

}
