package dev.migrate;

import java.util.List;
import java.util.Map;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.contract.BackfillContract;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

/**
 * Backfills on HSQLDB.
 */
class HsqldbBackfillTests extends DatabaseTests implements BackfillContract {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.hsqldb();
	}

	@Override
	public Map<String, List<String>> keys() {
		Map<String, List<String>> keys = BackfillContract.super.keys();
		keys.put("uuid", List.of("'00000000-0000-0000-0000-000000000001'", "'00000000-0000-0000-0000-000000000002'",
				"'70000000-0000-0000-0000-000000000000'", "'71000000-0000-0000-0000-000000000000'"));
		keys.put("binary(2)", List.of("x'0001'", "x'00ff'", "x'7f00'", "x'ff01'"));
		return keys;
	}

}
