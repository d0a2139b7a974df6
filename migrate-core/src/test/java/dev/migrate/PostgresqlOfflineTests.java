package dev.migrate;

import java.net.URI;
import java.util.List;

import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

/**
 * Scripts on PostgreSQL: its {@code psql}.
 */
class PostgresqlOfflineTests extends OfflineTests {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.postgresql();
	}

	@Override
	ScriptClient client() {
		return (script, database) -> {
			URI uri = URI.create(database.url().substring("jdbc:".length()));
			ScriptClient.feed(script,
					List.of(ScriptClient.onPath("psql"), "-X", "-v", "ON_ERROR_STOP=1", "-d",
							"postgresql://%s:%s@%s:%d%s".formatted(database.user(), database.password(), uri.getHost(),
									uri.getPort(), uri.getPath())));
		};
	}

}
