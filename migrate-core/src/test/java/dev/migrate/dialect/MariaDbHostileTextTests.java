package dev.migrate.dialect;

import dev.migrate.schema.ColumnType;
import dev.migrate.schema.TableElement;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;

import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.type;

class MariaDbHostileTextTests extends HostileTextTests {

	@Override
	TestDatabase create() {
		return TestDatabases.mariadb().create();
	}

	@Override
	Dialect dialect() {
		return Dialects.named("mariadb");
	}

	@Override
	ColumnType anyText() {
		return type("longtext character set utf8mb4");
	}

	@Override
	ColumnType shortText() {
		return type("varchar(100) character set utf8mb4");
	}

	@Override
	TableElement enumColumn(ColumnType type) {
		return column("s", type).collation("utf8mb4_bin");
	}

}
