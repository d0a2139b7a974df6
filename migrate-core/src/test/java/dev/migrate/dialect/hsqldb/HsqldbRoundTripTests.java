package dev.migrate.dialect.hsqldb;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.contract.RoundTripContract;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Definitions;
import dev.migrate.schema.IndexElement;
import dev.migrate.schema.TypeName;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

class HsqldbRoundTripTests extends DatabaseTests implements RoundTripContract {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.hsqldb();
	}

	@Override
	public ColumnType inspected(ColumnType type) {
		return (type.name() == TypeName.REAL) ? Definitions.doublePrecision() : type;
	}

	/**
	 * An index is read in both directions.
	 */
	@Override
	public IndexElement inspected(IndexElement element) {
		return Definitions.element(String.valueOf(element.column()));
	}

}
