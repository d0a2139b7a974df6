package dev.migrate;

import java.nio.charset.StandardCharsets;

import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.h2.tools.RunScript;

/**
 * Scripts on H2: its {@code RunScript}.
 */
class H2OfflineTests extends OfflineTests {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.h2();
	}

	@Override
	ScriptClient client() {
		return (script, database) -> RunScript.execute(database.url(), database.user(), database.password(),
				script.toString(), StandardCharsets.UTF_8, false);
	}

}
