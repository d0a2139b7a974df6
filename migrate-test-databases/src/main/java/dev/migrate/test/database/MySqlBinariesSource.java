package dev.migrate.test.database;

import java.nio.file.Files;
import java.nio.file.Path;

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
		Path executable = Path.of(home, "bin", "mysqld");
		if (Files.notExists(executable)) {
			throw new ServerNotAvailableException(executable + " does not exist: build with the profile from the root");
		}
		return executable;
	}

}
