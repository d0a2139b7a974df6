package dev.migrate;

import java.util.List;

import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

/**
 * Scripts on SQLite: its {@code sqlite3}.
 */
class SqliteOfflineTests extends OfflineTests {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.sqlite();
	}

	@Override
	ScriptClient client() {
		return (script, database) -> ScriptClient.feed(script,
				List.of(ScriptClient.onPath("sqlite3"), "-bail", database.url().substring("jdbc:sqlite:".length())));
	}

}
