package dev.migrate.test.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * MySQL from the distribution that the Maven profile {@code mysql} unpacks.
 */
final class MySqlBinariesSource implements ServerSource {

	private static final String PROPERTY = "migrate.test.mysql.home";

	@Override
	public ServerAddress start() throws ServerNotAvailableException {
		MySqlProcess server = new MySqlProcess(executable(), TestFolders.create("mysql"));
		Shutdown.first(server::stop);
		return new ServerAddress("binaries", server.start(), "root", "");
	}

	private Path executable() throws ServerNotAvailableException {
		String home = System.getProperty(PROPERTY);
		if (home == null) {
			throw new ServerNotAvailableException("the Maven profile 'mysql' is not active");
		}
		if (Files.notExists(Path.of(home))) {
			throw new ServerNotAvailableException(home + " does not exist, build migrate-test-databases first");
		}
		try (Stream<Path> files = Files.find(Path.of(home), 4, (file, attributes) -> file.endsWith("bin/mysqld"))) {
			return files.findFirst().orElseThrow(() -> new IllegalStateException(home + " has no bin/mysqld"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
