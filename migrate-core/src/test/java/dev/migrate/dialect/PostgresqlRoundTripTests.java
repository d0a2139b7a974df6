package dev.migrate.dialect;

import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Definitions;
import dev.migrate.schema.TypeName;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;

class PostgresqlRoundTripTests extends SchemaRoundTripTests {

	@Override
	TestDatabase create() {
		return TestDatabases.postgresql().create();
	}

	@Override
	Dialect dialect() {
		return new PostgresqlDialect();
	}

	@Override
	ColumnType inspected(ColumnType type) {
		return (type.name() == TypeName.VARBINARY) ? Definitions.blob() : type;
	}

}
