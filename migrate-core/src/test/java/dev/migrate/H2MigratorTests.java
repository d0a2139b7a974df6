package dev.migrate;

import java.io.StringReader;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.migrate.connect.DatabaseConnectionException;
import dev.migrate.connect.DatabaseTests;
import dev.migrate.connect.NotPermittedException;
import dev.migrate.connect.UnsupportedDatabaseException;
import dev.migrate.contract.CallerTransactionContract;
import dev.migrate.contract.ChangedOperationsContract;
import dev.migrate.contract.ConcurrencyContract;
import dev.migrate.contract.CrashContract;
import dev.migrate.contract.FailureContract;
import dev.migrate.contract.JoinedTransactionContract;
import dev.migrate.contract.MigratorContract;
import dev.migrate.contract.ObjectContract;
import dev.migrate.contract.OutcomeContract;
import dev.migrate.contract.OwnSchemasContract;
import dev.migrate.contract.StartContract;
import dev.migrate.contract.StatementInFlightContract;
import dev.migrate.dialect.OperationNotSupportedException;
import dev.migrate.execute.RevisionFailedException;
import dev.migrate.operation.Operations;
import dev.migrate.schema.SchemaObject;
import dev.migrate.script.Migration;
import dev.migrate.script.MigrationBeans;
import dev.migrate.script.Revision;
import dev.migrate.settings.Mode;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.function;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.text;
import static dev.migrate.schema.Definitions.trigger;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The engine on H2.
 */
class H2MigratorTests extends DatabaseTests
		implements ObjectContract, CrashContract, StatementInFlightContract, StartContract, FailureContract,
		OutcomeContract, ConcurrencyContract, MigratorContract, CallerTransactionContract, JoinedTransactionContract,
		ChangedOperationsContract, EmbeddedContract, OwnSchemasContract {

	@Override
	public String statementsInFlight() {
		return """
				create table one (id integer not null)     | alter table one add primary key (id)            | drop table one
				create table one (id integer not null)     | alter table one add constraint pk primary key (id) | drop table one
				create table one (id integer primary key)  | alter table one drop primary key                | drop table one
				create table one (id integer)              | truncate table one               | drop table one
				create table one (id integer, constraint a unique (id)) | alter table one rename constraint a to b | drop table one
				create table one (id integer); create index a on one (id) | alter index a rename to b        | drop table one
				create table one (id integer); create view a as select id from one | alter view a rename to b | drop view b; drop table one
				create schema a                            | alter schema a rename to b                      | drop schema b
				values (1)                                 | create user bob password 'x'                    | drop user bob
				create user bob password 'x'               | drop user bob                                   | values (1)
				create user bob password 'x'               | alter user bob set password 'y'                 | drop user bob
				values (1)                                 | create role bosses                              | drop role bosses
				""";
	}

	@Override
	public List<SchemaObject> functions() {
		return List.of(function("f").as("for 'java.lang.Math.abs(int)'"),
				function("f").as("for 'java.lang.Math.negateExact(int)'"));
	}

	@Override
	public List<SchemaObject> triggers() {
		return List.of(trigger("tr").as("after insert on t for each row call 'dev.migrate.H2LogTrigger$One'"),
				trigger("tr").as("after insert on t for each row call 'dev.migrate.H2LogTrigger$Two'"));
	}

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.h2();
	}

	/** The lock is a row. */
	@Override
	public List<String> ownTables() {
		return List.of("migrate_history", "migrate_journal", "migrate_version", "migrate_version_lock");
	}

	@Override
	public String url() {
		return database().url();
	}

	@Override
	public String longAgo() {
		return "2026-01-01 00:00:00+00";
	}

	@Override
	public String fileUrl() {
		return "jdbc:h2:" + files().resolve("db").toUri();
	}

	@Override
	public String readOnly() {
		return ";ACCESS_MODE_DATA=r";
	}

	@Override
	public String settingThatCommits() {
		return "set referential_integrity false";
	}

	/**
	 * To H2, how long a statement may run is a setting of the session, which a pool gives
	 * to the application next.
	 */
	@Test
	void leavesNoLimitOfTimeInTheSession() throws SQLException {
		try (Connection connection = dataSource().getConnection()) {
			JdbcTemplate session = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
			session.execute("set query_timeout 60000");
			Migrator migrator = builder(new SingleConnectionDataSource(connection, true)).locations(List.of())
				.scriptSource(new MigrationBeans().add(new Counters()))
				.statementTimeout(Duration.ofSeconds(7))
				.build();
			migrator.status();
			migrator.run();
			migrator.status();
			assertThat(session.queryForObject(
					"select setting_value from information_schema.settings where setting_name = 'QUERY_TIMEOUT'",
					Integer.class))
				.isEqualTo(60_000);
		}
	}

	/**
	 * H2 takes no literal of more than 1,048,576 characters.
	 */
	@Test
	void textThatIsTooLongForALiteralIsBound() {
		beans(new LongText()).run();
		assertThat(jdbc().queryForList("select length(body) from notes", Integer.class)).containsExactly(2_000_000);
	}

	@Revision(id = "c0b3")
	static class LongText implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.createTable("notes", column("id", integer()), column("body", text()));
			op.execute("insert into notes (id, body) values (:id, :body)",
					Map.of("id", 1, "body", "x".repeat(2_000_000)));
		}

	}

	/**
	 * H2 undoes the statement that has waited too long, not those before it in the batch.
	 */
	@Test
	void batchIsNeverRepeatedInPart() throws Exception {
		beans(new Counters()).run();
		CompletableFuture<Void> holder;
		try (Connection connection = database().dataSource().getConnection()) {
			connection.setAutoCommit(false);
			connection.createStatement().execute("update counters set n = 100 where id = 2");
			holder = CompletableFuture.runAsync(() -> rollBack(connection),
					CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS));
			assertThatExceptionOfType(RevisionFailedException.class)
				.isThrownBy(() -> builder(dataSource()).locations(List.of())
					.scriptSource(new MigrationBeans().add(new Counters()).add(new Counting()))
					.statementLockTimeout(Duration.ofMillis(50))
					.statementRetries(5)
					.build()
					.run());
			holder.get();
		}
		assertThat(jdbc().queryForList("select n from counters", Integer.class)).containsExactly(0, 0);
	}

	private static void rollBack(Connection connection) {
		try {
			connection.rollback();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Revision(id = "c0b4")
	static class Counters implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.execute("create table counters (id integer primary key, n integer)");
			op.execute("insert into counters values (1, 0), (2, 0)");
		}

	}

	@Revision(id = "c0b5", downRevision = "c0b4")
	static class Counting implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.executeBatch("update counters set n = n + 1 where id = :id", List.of(Map.of("id", 1), Map.of("id", 2)));
		}

	}

	@Test
	void copyIsRefusedWithTheWayRound() {
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> beans(new Copying()).run())
			.havingCause()
			.isInstanceOf(OperationNotSupportedException.class)
			.withMessageContaining("is not possible on H2. COPY")
			.withMessageContaining("op.executeBatch(…)");
	}

	@Revision(id = "c0b1")
	static class Copying implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.copy("copy copied from stdin", new StringReader(""));
		}

	}

	@Test
	void databaseThatComesUpLateIsWaitedFor() throws Exception {
		String url = "jdbc:h2:mem:late_" + System.nanoTime() + ";DB_CLOSE_DELAY=-1";
		DataSource late = new DriverManagerDataSource(url + ";IFEXISTS=TRUE", "sa", "");
		MigratorBuilder migrator = Migrator.builder(late).locations(List.of());
		assertThatExceptionOfType(DatabaseConnectionException.class).isThrownBy(() -> migrator.build().run())
			.withMessageContaining("MigratorBuilder.connectTimeout(…)");
		CompletableFuture<Void> creation = CompletableFuture.runAsync(
				() -> new JdbcTemplate(new DriverManagerDataSource(url, "sa", ""))
					.execute("create table t (id integer)"),
				CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS));
		assertThat(migrator.connectTimeout(Duration.ofSeconds(20)).build().run().steps()).isEmpty();
		creation.get();
	}

	@Test
	void unknownDatabaseIsRefused() {
		DataSource unknown = new DelegatingDataSource(dataSource()) {

			@Override
			public Connection getConnection() throws SQLException {
				Connection connection = super.getConnection();
				return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(),
						new Class<?>[] { Connection.class },
						(proxy, method, arguments) -> method.getName().equals("getMetaData") ? metaData()
								: method.invoke(connection, arguments));
			}

			private DatabaseMetaData metaData() {
				return (DatabaseMetaData) Proxy.newProxyInstance(getClass().getClassLoader(),
						new Class<?>[] { DatabaseMetaData.class }, (proxy, method, arguments) -> "Frobnicator");
			}

		};
		assertThatExceptionOfType(UnsupportedDatabaseException.class)
			.isThrownBy(() -> Migrator.builder(unknown).locations(List.of()).build().run())
			.withMessageContaining("Frobnicator");
	}

	@ParameterizedTest
	@ValueSource(strings = { "READER", "MIGRATE READER" })
	void userWhoMayNotCreateTablesIsToldWhatToGrant(String user) {
		jdbc().execute("create user \"" + user + "\" password 'x'");
		// Settings in the URL are for administrators
		DataSource reader = new DriverManagerDataSource(database().url().split(";", 2)[0], user, "x");
		tableRevision("a001", "", "one");
		MigratorBuilder migrator = Migrator.builder(reader).locations(files().toUri().toString());
		assertThatExceptionOfType(NotPermittedException.class).isThrownBy(() -> migrator.build().run())
			.satisfies((ex) -> jdbc().execute(ex.advice().toString().replaceAll("(?s).*?`(.*)`.*", "$1")));
		assertThat(migrator.build().run().steps()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "READER", "MIGRATE READER" })
	void userWhoMayNotReadIsToldWhatToGrant(String user) {
		jdbc().execute("create user \"" + user + "\" password 'x'");
		DataSource reader = new DriverManagerDataSource(database().url().split(";", 2)[0], user, "x");
		tableRevision("a001", "", "one");
		migrator().build().run();
		Migrator verifier = builderOfFiles(reader).mode(Mode.VERIFY).build();
		assertThatExceptionOfType(NotPermittedException.class).isThrownBy(verifier::run)
			.satisfies((ex) -> Stream.of(ex.advice().toString().replaceAll("(?s).*?`(.*)`.*", "$1").split("; "))
				.forEach((grant) -> jdbc().execute(grant)));
		assertThat(verifier.run().steps()).isEmpty();
	}

	@Test
	void whatOnlyAdministratorsMayIsSaidWithTheRight() {
		revision("a001", "", "create table one (id integer);\ncreate alias nano for \"java.lang.System.nanoTime\";",
				"");
		jdbc().execute("create user worker password 'secret'");
		jdbc().execute("grant alter any schema to worker");
		DataSource worker = new DriverManagerDataSource(database().url(), "worker", "secret");
		DataSource without = new DriverManagerDataSource(database().url().split(";")[0], "worker", "secret");
		assertThatExceptionOfType(DatabaseConnectionException.class)
			.isThrownBy(() -> builderOfFiles(worker).build().run())
			.withMessageContaining("The database refuses the user of the DataSource: Admin rights are required")
			.satisfies((ex) -> assertThat(ex.refused()).isTrue())
			.satisfies((ex) -> assertThat(ex.action()).contains("run `alter user … admin true`",
					"It is a setting in the URL that only an administrator may make, such as DB_CLOSE_DELAY"));
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> builderOfFiles(without).build().run())
			.withMessageContaining("[90040]")
			.withMessageContaining("so statement 1 stays applied")
			.satisfies((ex) -> assertThat(ex.action()).startsWith("Grant the database user what the statement needs")
				.endsWith("it goes on where this run has ended."));
		jdbc().execute("alter user worker admin true");
		assertThat(builderOfFiles(worker).build().run().steps()).hasSize(1);
	}

}
