package dev.migrate.test.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * PostgreSQL from the binaries that the build has downloaded for this platform.
 */
final class PostgresqlBinariesSource implements ServerSource {

	@Override
	public ServerAddress start() throws ServerNotAvailableException {
		if (!hasBinaries()) {
			throw new ServerNotAvailableException("the build has no PostgreSQL binaries for this platform");
		}
		try {
			EmbeddedPostgres server = EmbeddedPostgres.builder()
				.setOverrideWorkingDirectory(TestFolders.shared("postgresql").toFile())
				.setDataDirectory(TestFolders.create("postgresql-data"))
				.setServerConfig("max_connections", "200")
				.setRegisterShutdownHook(false)
				.start();
			Shutdown.first(() -> close(server));
			return new ServerAddress("binaries", "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(server.getPort()),
					"postgres", "");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private boolean hasBinaries() {
		ClassLoader loader = getClass().getClassLoader();
		return Stream.of("linux-x86_64", "linux-arm_64", "darwin-x86_64", "darwin-arm_64", "windows-x86_64")
			.anyMatch((platform) -> loader.getResource("postgres-" + platform + ".txz") != null);
	}

	private void close(EmbeddedPostgres server) {
		try {
			server.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
