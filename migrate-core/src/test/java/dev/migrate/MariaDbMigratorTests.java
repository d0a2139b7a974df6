package dev.migrate;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import dev.migrate.connect.DatabaseConnectionException;
import dev.migrate.connect.DatabaseTests;
import dev.migrate.connect.NotPermittedException;
import dev.migrate.contract.CallerTransactionContract;
import dev.migrate.contract.ChangedOperationsContract;
import dev.migrate.contract.ConcurrencyContract;
import dev.migrate.contract.CrashContract;
import dev.migrate.contract.FailureContract;
import dev.migrate.contract.JoinedTransactionContract;
import dev.migrate.contract.MigratorContract;
import dev.migrate.contract.OutcomeContract;
import dev.migrate.contract.OwnSchemasContract;
import dev.migrate.contract.SleepingRevision;
import dev.migrate.contract.StartContract;
import dev.migrate.execute.LockTimeoutException;
import dev.migrate.script.MigrationBeans;
import dev.migrate.tables.HistoryEntry;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The engine on MariaDB.
 */
class MariaDbMigratorTests extends DatabaseTests
		implements MySqlObjectContract, CrashContract, MySqlStatementInFlightContract, StartContract, FailureContract,
		OutcomeContract, ConcurrencyContract, MigratorContract, CallerTransactionContract, JoinedTransactionContract,
		ChangedOperationsContract, OwnSchemasContract, MySqlAccountContract, MySqlOwnTablesContract {

	private static final List<String> READERS = List.of("migrate_reader", "migrate_reader@localhost");

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.mariadb();
	}

	@Test
	void settingsOfTheSessionAreThoseFromBefore() {
		revision("a001", "", "set foreign_key_checks = 0; set sql_mode = 'ANSI_QUOTES'; set lock_wait_timeout = 7; "
				+ "set session transaction isolation level serializable; set max_statement_time = 33;", "");
		try (HikariDataSource pool = pool()) {
			JdbcTemplate jdbc = new JdbcTemplate(pool);
			String settings = "select concat(@@foreign_key_checks, @@sql_mode, @@lock_wait_timeout, @@autocommit, "
					+ "@@tx_isolation, @@max_statement_time)";
			String before = jdbc.queryForObject(settings, String.class);
			Migrator.builder(pool).locations(files().toUri().toString()).build().run();
			assertThat(jdbc.queryForObject(settings, String.class)).isEqualTo(before);
		}
	}

	@Test
	void keepsWhatNoCharacterOfTheSchemaCanSay() {
		jdbc().execute("alter database character set latin1");
		file("a001.sql", """
				-- revision: a001
				-- message: 漢字 😀

				-- upgrade
				create table t (`漢字` int) character set utf8mb4;
				""");
		Migrator migrator = migrator().build();
		migrator.upgrade("heads");
		assertThat(migrator.history()).extracting(HistoryEntry::description).containsExactly("漢字 😀");
	}

	@Test
	void userWithoutRightsIsToldWhatToGrant() {
		// An anonymous user of localhost would go before a user of any host
		for (String user : READERS) {
			jdbc().execute("create or replace user " + user + " identified by 'secret'");
			jdbc().execute("grant select on *.* to " + user);
		}
		tableRevision("a001", "", "one");
		DataSource reader = new DriverManagerDataSource(database().url(), "migrate_reader", "secret");
		MigratorBuilder migrator = Migrator.builder(reader).locations(files().toUri().toString());
		assertThatExceptionOfType(NotPermittedException.class).isThrownBy(() -> migrator.build().run())
			.withMessageContaining("`grant all privileges on ")
			.satisfies((ex) -> jdbc().execute(ex.advice().toString().replaceAll("(?s).*?`(.*)`.*", "$1")));
		assertThat(migrator.build().run().steps()).hasSize(1);
		for (String user : READERS) {
			jdbc().execute("revoke all privileges, grant option from " + user);
			jdbc().execute("grant select on *.* to " + user);
		}
		migrator().build().run();
		assertThat(migrator.build().run().steps()).isEmpty();
		READERS.forEach((user) -> jdbc().execute("drop user " + user));
	}

	@Test
	void driverWarnsOfNothingAtAFirstStart() {
		tableRevision("a001", "", "one");
		PrintStream out = System.out;
		ByteArrayOutputStream log = new ByteArrayOutputStream();
		System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
		try {
			migrator().build().run();
			migrator().build().run();
		}
		finally {
			System.setOut(out);
		}
		assertThat(log.toString(StandardCharsets.UTF_8)).contains("Applied upgrade a001");
		assertThat(log.toString(StandardCharsets.UTF_8)).doesNotContain("jdbc.message");
	}

	@Test
	void wrongPasswordIsNamedWithoutSecrets() {
		DataSource wrong = new DriverManagerDataSource(database().url(), "nobody_here", "s3cret");
		assertThatExceptionOfType(DatabaseConnectionException.class)
			.isThrownBy(() -> Migrator.builder(wrong).locations(List.of()).build().run())
			.satisfies((ex) -> assertThat(ex.refused()).isTrue())
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("s3cret"));
	}

	@Test
	void lockIsThatOfTheSchemaWhateverTheUrlNames() throws Exception {
		SleepingRevision revision = new SleepingRevision();
		String schema = jdbc().queryForObject("select database()", String.class);
		DataSource elsewhere = new DriverManagerDataSource(
				database().url().replace("/" + schema, "/information_schema"), database().user(),
				database().password());
		CompletableFuture<MigrationResult> first = CompletableFuture
			.supplyAsync(() -> sleeper(dataSource(), revision).build().run());
		try {
			revision.awaitRunning();
			assertThatExceptionOfType(LockTimeoutException.class)
				.isThrownBy(() -> sleeper(elsewhere, revision).defaultSchema(schema)
					.lockTimeout(Duration.ofMillis(300))
					.build()
					.run());
		}
		finally {
			revision.end();
		}
		assertThat(first.get(20, TimeUnit.SECONDS).steps()).hasSize(1);
	}

	private static MigratorBuilder sleeper(DataSource dataSource, SleepingRevision revision) {
		return Migrator.builder(dataSource).locations(List.of()).scriptSource(new MigrationBeans().add(revision));
	}

	@Test
	void lockOfAnotherSessionIsWaitedForStatementByStatement() throws Exception {
		tableRevision("a001", "", "one");
		migrator().build().run();
		revision("a002", "a001", "create table two (id integer); alter table one add column note text;", "");
		try (Connection other = dataSource().getConnection()) {
			other.setAutoCommit(false);
			new JdbcTemplate(new SingleConnectionDataSource(other, true)).queryForList("select * from one");
			CompletableFuture<MigrationResult> run = CompletableFuture
				.supplyAsync(() -> migrator().statementLockTimeout(Duration.ofSeconds(1)).build().run());
			Thread.sleep(1500);
			other.rollback();
			assertThat(run.get(20, TimeUnit.SECONDS).steps()).hasSize(1);
		}
		assertThat(rows()).containsExactly("a002");
	}

	@Override
	public void dropSchema(String schema) {
		jdbc().execute("drop schema " + schema);
	}

	@Override
	public String url() {
		return database().url();
	}

}
