package dev.migrate;

import java.util.List;
import java.util.Map;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.contract.BackfillContract;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

/**
 * Backfills on H2.
 */
class H2BackfillTests extends DatabaseTests implements BackfillContract {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.h2();
	}

	@Override
	public Map<String, List<String>> keys() {
		Map<String, List<String>> keys = BackfillContract.super.keys();
		keys.put("uuid", List.of("'00000000-0000-0000-0000-000000000001'", "'00000000-0000-0000-0000-000000000002'",
				"'70000000-0000-0000-0000-000000000000'", "'71000000-0000-0000-0000-000000000000'"));
		keys.put("timestamp(6) with time zone", List.of("'2020-01-01 00:00:00+00:00'",
				"'2020-03-29 02:30:00.123456+02:00'", "'2020-07-01 12:30:00+00:00'", "'2021-01-01 00:00:01-05:00'"));
		keys.put("binary(2)", List.of("x'0001'", "x'00ff'", "x'7f00'", "x'ff01'"));
		return keys;
	}

}
