package dev.migrate;

import java.util.List;
import java.util.Map;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.contract.BackfillContract;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

/**
 * Backfills on MariaDB.
 */
class MariaDbBackfillTests extends DatabaseTests implements BackfillContract {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.mariadb();
	}

	@Override
	public Map<String, List<String>> keys() {
		Map<String, List<String>> keys = BackfillContract.super.keys();
		keys.put("binary(2)", List.of("x'0001'", "x'00ff'", "x'7f00'", "x'ff01'"));
		keys.put("bigint unsigned", List.of("0", "5", "9223372036854775808", "18446744073709551615"));
		keys.put("datetime(6)", List.of("'2020-01-01 00:00:00.000001'", "'2020-03-29 02:30:00.5'",
				"'2020-07-01 12:30:00'", "'2021-01-01 00:00:01'"));
		keys.put("uuid", List.of("'00000000-0000-0000-0000-000000000001'", "'00000000-0000-0000-0000-000000000002'",
				"'70000000-0000-0000-0000-000000000000'", "'71000000-0000-0000-0000-000000000000'"));
		return keys;
	}

}
