package dev.migrate;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.dialect.PooledConnectionException;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * PgBouncer itself, before PostgreSQL on this machine. {@code MIGRATE_TEST_PGBOUNCER}
 * says where its program is.
 */
@EnabledIfEnvironmentVariable(named = "MIGRATE_TEST_PGBOUNCER", matches = ".+",
		disabledReason = "MIGRATE_TEST_PGBOUNCER does not say where PgBouncer is")
class PgBouncerTests extends DatabaseTests {

	private static final String LEFT = "select count(*) from pg_locks where locktype = 'advisory' "
			+ "and database = (select oid from pg_database where datname = current_database())";

	private Process process;

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.postgresql();
	}

	@AfterEach
	void stop() throws InterruptedException {
		if (this.process != null) {
			this.process.destroy();
			this.process.waitFor(10, TimeUnit.SECONDS);
		}
	}

	/**
	 * Its output is read until it listens.
	 */
	private DataSource start(String mode) throws IOException {
		URI server = URI.create(database().url().substring("jdbc:".length()));
		int port;
		try (ServerSocket free = new ServerSocket(0)) {
			port = free.getLocalPort();
		}
		// PgBouncer reads it as another user
		Path directory = Files.createTempDirectory("pgbouncer");
		directory.toFile().deleteOnExit();
		Path settings = directory.resolve("pgbouncer.ini");
		settings.toFile().deleteOnExit();
		Files.writeString(settings, """
				[databases]
				pooled = host=127.0.0.1 port=%d dbname=%s user=%s%s
				[pgbouncer]
				listen_addr = 127.0.0.1
				listen_port = %d
				unix_socket_dir =
				auth_type = any
				pool_mode = %s
				default_pool_size = 4
				ignore_startup_parameters = extra_float_digits
				""".formatted(server.getPort(), server.getPath().substring(1), database().user(),
				database().password().isEmpty() ? "" : " password=" + database().password(), port, mode));
		directory.toFile().setExecutable(true, false);
		directory.toFile().setReadable(true, false);
		settings.toFile().setReadable(true, false);
		List<String> command = new ArrayList<>(List.of(System.getenv("MIGRATE_TEST_PGBOUNCER"), settings.toString()));
		if (System.getProperty("user.name").equals("root")) {
			command.addAll(1, List.of("-u", "nobody"));
		}
		this.process = new ProcessBuilder(command).redirectErrorStream(true).start();
		assertThat(this.process.inputReader().lines().anyMatch((line) -> line.contains("process up"))).isTrue();
		return new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:" + port + "/pooled?prepareThreshold=0",
				database().user(), database().password());
	}

	private void revisions() {
		tableRevision("a001", "", "one");
		file("a002.sql", """
				-- revision: a002
				-- down revision: a001
				-- upgrade
				create index concurrently ix_one on one (id);
				""");
	}

	@Test
	void transactionModeIsRefusedBeforeLockOfSession() throws Exception {
		revisions();
		DataSource pooled = start("transaction");
		assertThatExceptionOfType(PooledConnectionException.class)
			.isThrownBy(() -> builderOfFiles(pooled).build().run())
			.withMessageContaining("as in transaction mode");
		assertThat(rows()).containsExactly("a001");
		assertThat(jdbc().queryForObject(LEFT, Integer.class)).isZero();
	}

	@Test
	void sessionModeIsProven() throws Exception {
		revisions();
		builderOfFiles(start("session")).build().run();
		assertThat(rows()).containsExactly("a002");
		assertThat(jdbc().queryForObject(LEFT, Integer.class)).isZero();
	}

}
