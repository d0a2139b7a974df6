package dev.migrate.dialect.hsqldb;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.SchemaRoundTripTests;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Definitions;
import dev.migrate.schema.IndexElement;
import dev.migrate.schema.TypeName;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;

class HsqldbRoundTripTests extends SchemaRoundTripTests {

	@Override
	protected TestDatabase create() {
		return TestDatabases.hsqldb().create();
	}

	@Override
	protected Dialect dialect() {
		return new HsqldbDialect();
	}

	@Override
	protected ColumnType inspected(ColumnType type) {
		return (type.name() == TypeName.REAL) ? Definitions.doublePrecision() : type;
	}

	/**
	 * An index is read in both directions.
	 */
	@Override
	protected IndexElement inspected(IndexElement element) {
		return Definitions.element(String.valueOf(element.column()));
	}

}
