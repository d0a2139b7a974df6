package dev.migrate;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.contract.AdviceContract;
import dev.migrate.contract.InterruptionContract;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

/**
 * What is seen and said of a run that failed or was killed on MariaDB.
 */
class MariaDbInterruptionTests extends DatabaseTests implements InterruptionContract, AdviceContract {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.mariadb();
	}

}
