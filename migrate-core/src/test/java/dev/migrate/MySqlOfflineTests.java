package dev.migrate;

import java.net.URI;
import java.util.List;

import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

/**
 * Scripts on MySQL: its {@code mysql}.
 */
class MySqlOfflineTests extends OfflineTests {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.mysql();
	}

	@Override
	ScriptClient client() {
		return (script, database) -> {
			URI uri = URI.create(database.url().substring("jdbc:".length()));
			ScriptClient.feed(script,
					List.of(ScriptClient.unpacked("mysql"), "--no-defaults", "--protocol=tcp",
							"--host=" + uri.getHost(), "--port=" + uri.getPort(), "--user=" + database.user(),
							"--password=" + database.password(), uri.getPath().substring(1)));
		};
	}

}
