package dev.migrate;

import java.util.List;

import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

/**
 * The engine on H2.
 */
class H2MigratorTests extends MigratorContractTests {

	@Override
	TestDatabaseServer server() {
		return TestDatabases.h2();
	}

	/** The lock is a row. */
	@Override
	List<String> ownTables() {
		return List.of("migrate_history", "migrate_version", "migrate_version_lock");
	}

}
