package dev.migrate.dialect.mysql;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.contract.HostileTextContract;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.TableElement;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.type;

class MySqlHostileTextTests extends DatabaseTests implements HostileTextContract {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.mysql();
	}

	@Override
	public ColumnType anyText() {
		return type("longtext character set utf8mb4");
	}

	@Override
	public ColumnType shortText() {
		return type("varchar(100) character set utf8mb4");
	}

	@Override
	public TableElement enumColumn(ColumnType type) {
		return column("s", type).collation("utf8mb4_bin");
	}

}
