package dev.migrate.dialect.sqlite;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.contract.RoundTripContract;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Definitions;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

class SqliteRoundTripTests extends DatabaseTests implements RoundTripContract {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.sqlite();
	}

	@Override
	public ColumnType inspectedIdentity(ColumnType type) {
		return Definitions.integer();
	}

}
