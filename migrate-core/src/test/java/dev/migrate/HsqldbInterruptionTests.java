package dev.migrate;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.contract.AdviceContract;
import dev.migrate.contract.InterruptionContract;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

/**
 * What is seen and said of a run that failed or was killed on HSQLDB.
 */
class HsqldbInterruptionTests extends DatabaseTests implements InterruptionContract, AdviceContract {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.hsqldb();
	}

	/** DDL waits for other sessions as long as they last. */
	@Override
	public boolean limitsWaits() {
		return false;
	}

}
