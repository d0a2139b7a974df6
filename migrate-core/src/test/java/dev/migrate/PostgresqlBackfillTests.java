package dev.migrate;

import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

/**
 * Backfills on PostgreSQL.
 */
class PostgresqlBackfillTests extends BackfillContractTests {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.postgresql();
	}

}
