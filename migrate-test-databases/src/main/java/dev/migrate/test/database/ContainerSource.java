package dev.migrate.test.database;

import java.util.function.Supplier;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.JdbcDatabaseContainer;

/**
 * A server in a container. Testcontainers removes it when the JVM ends.
 */
final class ContainerSource implements ServerSource {

	private final Supplier<JdbcDatabaseContainer<?>> container;

	ContainerSource(Supplier<JdbcDatabaseContainer<?>> container) {
		this.container = container;
	}

	@Override
	public ServerAddress start() throws ServerNotAvailableException {
		if (!DockerClientFactory.instance().isDockerAvailable()) {
			throw new ServerNotAvailableException("Docker does not answer");
		}
		JdbcDatabaseContainer<?> started = this.container.get();
		started.start();
		return new ServerAddress("container " + started.getDockerImageName(), started.getJdbcUrl(),
				started.getUsername(), started.getPassword());
	}

}
