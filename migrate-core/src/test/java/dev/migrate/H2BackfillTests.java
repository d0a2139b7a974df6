package dev.migrate;

import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

/**
 * Backfills on H2.
 */
class H2BackfillTests extends BackfillContractTests {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.h2();
	}

}
