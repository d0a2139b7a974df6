package dev.migrate.dialect.mysql;

import dev.migrate.connect.Dialects;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.HostileTextTests;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.TableElement;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;

import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.type;

class MySqlHostileTextTests extends HostileTextTests {

	@Override
	protected TestDatabase create() {
		return TestDatabases.mysql().create();
	}

	@Override
	protected Dialect dialect() {
		return Dialects.named("mysql");
	}

	@Override
	protected ColumnType anyText() {
		return type("longtext character set utf8mb4");
	}

	@Override
	protected ColumnType shortText() {
		return type("varchar(100) character set utf8mb4");
	}

	@Override
	protected TableElement enumColumn(ColumnType type) {
		return column("s", type).collation("utf8mb4_bin");
	}

}
