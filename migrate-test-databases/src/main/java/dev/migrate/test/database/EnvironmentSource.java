package dev.migrate.test.database;

import java.util.Map;

/**
 * A server that whoever runs the tests names in the environment.
 */
final class EnvironmentSource implements ServerSource {

	private final Map<String, String> environment = System.getenv();

	private final String prefix;

	private final String defaultUser;

	EnvironmentSource(String name, String defaultUser) {
		this.prefix = "MIGRATE_TEST_" + name;
		this.defaultUser = defaultUser;
	}

	@Override
	public ServerAddress start() throws ServerNotAvailableException {
		String url = this.environment.get(this.prefix + "_URL");
		if (url == null) {
			throw new ServerNotAvailableException(this.prefix + "_URL is not set");
		}
		return new ServerAddress(this.prefix + "_URL", url,
				this.environment.getOrDefault(this.prefix + "_USER", this.defaultUser),
				this.environment.getOrDefault(this.prefix + "_PASSWORD", ""));
	}

}
