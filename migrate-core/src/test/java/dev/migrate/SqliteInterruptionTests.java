package dev.migrate;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.contract.AdviceContract;
import dev.migrate.contract.InterruptionContract;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

/**
 * What is seen and said of a run that failed or was killed on SQLite.
 */
class SqliteInterruptionTests extends DatabaseTests implements InterruptionContract, AdviceContract {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.sqlite();
	}

	/** A rule cannot be added to a table. */
	@Override
	public String unnamedRule() {
		return "";
	}

	/** Who writes has the file, and with it the migration lock. */
	@Override
	public boolean limitsWaits() {
		return false;
	}

}
