package dev.migrate.dialect.h2;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.contract.ColumnMoveContract;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

class H2ColumnMoveTests extends DatabaseTests implements ColumnMoveContract {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.h2();
	}

}
