package dev.migrate.dialect.postgresql;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.contract.RoundTripContract;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Definitions;
import dev.migrate.schema.TypeName;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

class PostgresqlRoundTripTests extends DatabaseTests implements RoundTripContract {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.postgresql();
	}

	@Override
	public ColumnType inspected(ColumnType type) {
		return (type.name() == TypeName.VARBINARY) ? Definitions.blob() : type;
	}

}
