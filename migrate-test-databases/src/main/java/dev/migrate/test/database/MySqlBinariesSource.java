package dev.migrate.test.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

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

	/**
	 * A MySQL server process with a data folder of its own. Its root has no password.
	 */
	private static final class MySqlProcess {

		private static final Duration PATIENCE = Duration.ofMinutes(1);

		private final Path executable;

		private final Path folder;

		private @Nullable Process process;

		MySqlProcess(Path executable, Path folder) {
			this.executable = executable;
			this.folder = folder;
		}

		/** Start the server, wait until it answers, and give its JDBC URL. */
		String start() {
			await(run("--initialize-insecure"), PATIENCE);
			int port = freePort();
			// What is committed outlives a killed server; no test takes the power away
			Process server = run("--mysqlx=OFF", "--innodb-flush-log-at-trx-commit=2", "--sync-binlog=0",
					"--bind-address=127.0.0.1", "--port=" + port,
					"--socket=" + TestFolders.createForSocket().resolve("s"));
			this.process = server;
			String url = "jdbc:mysql://127.0.0.1:%d/mysql".formatted(port);
			Instant end = Instant.now().plus(PATIENCE);
			while (!answers(url)) {
				if (await(server, Duration.ofMillis(100)) || Instant.now().isAfter(end)) {
					throw new IllegalStateException("MySQL did not start: " + log());
				}
			}
			return url;
		}

		void stop() {
			if (this.process != null) {
				this.process.destroy();
				await(this.process, PATIENCE);
			}
		}

		private Process run(String... options) {
			List<String> command = new ArrayList<>(List.of(this.executable.toString(), "--no-defaults",
					"--basedir=" + this.executable.resolve("../..").normalize(),
					"--datadir=" + this.folder.resolve("data")));
			if ("root".equals(System.getProperty("user.name"))) {
				command.add("--user=root");
			}
			command.addAll(List.of(options));
			try {
				return new ProcessBuilder(command).redirectErrorStream(true)
					.redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()))
					.start();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		private boolean await(Process process, Duration patience) {
			try {
				return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException("Interrupted while waiting for MySQL", ex);
			}
		}

		private boolean answers(String url) {
			try (Connection connection = DriverManager.getConnection(url, "root", "")) {
				return connection.isValid(1);
			}
			catch (SQLException ex) {
				return false;
			}
		}

		private int freePort() {
			try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
				return socket.getLocalPort();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		private Path logFile() {
			return this.folder.resolve("log");
		}

		private String log() {
			try {
				return Files.readString(logFile());
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
