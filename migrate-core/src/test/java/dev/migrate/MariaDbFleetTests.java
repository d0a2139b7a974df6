package dev.migrate;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.AfterEach;

/**
 * Tenants on MariaDB, where a schema is a database of the server, which others of our
 * tests use as well.
 */
class MariaDbFleetTests extends DatabaseTests implements FleetContract {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.mariadb();
	}

	@Override
	public String schema(String name) {
		return jdbc().queryForObject("select database()", String.class) + "_" + name;
	}

	@Override
	public void dropSchema(String schema) {
		jdbc().execute("drop schema " + schema);
	}

	@AfterEach
	void dropSchemas() {
		jdbc()
			.queryForList("select schema_name from information_schema.schemata where schema_name like ?", String.class,
					schema("%"))
			.forEach(this::dropSchema);
	}

}
