package dev.migrate.dialect.postgresql;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.SchemaRoundTripTests;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Definitions;
import dev.migrate.schema.TypeName;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;

class PostgresqlRoundTripTests extends SchemaRoundTripTests {

	@Override
	protected TestDatabase create() {
		return TestDatabases.postgresql().create();
	}

	@Override
	protected Dialect dialect() {
		return new PostgresqlDialect();
	}

	@Override
	protected ColumnType inspected(ColumnType type) {
		return (type.name() == TypeName.VARBINARY) ? Definitions.blob() : type;
	}

}
