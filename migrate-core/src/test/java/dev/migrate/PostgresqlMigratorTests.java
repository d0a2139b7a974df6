package dev.migrate;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import dev.migrate.connect.DatabaseConnectionException;
import dev.migrate.connect.DatabaseTests;
import dev.migrate.connect.NotPermittedException;
import dev.migrate.connect.ReadOnlyDatabaseException;
import dev.migrate.contract.CallerTransactionContract;
import dev.migrate.contract.ChangedOperationsContract;
import dev.migrate.contract.ConcurrencyContract;
import dev.migrate.contract.CrashContract;
import dev.migrate.contract.FailureContract;
import dev.migrate.contract.FaultyDataSource;
import dev.migrate.contract.JoinedTransactionContract;
import dev.migrate.contract.MigratorContract;
import dev.migrate.contract.ObjectContract;
import dev.migrate.contract.OutcomeContract;
import dev.migrate.contract.OwnSchemasContract;
import dev.migrate.contract.StartContract;
import dev.migrate.contract.StatementInFlightContract;
import dev.migrate.execute.LockTimeoutException;
import dev.migrate.execute.RevisionFailedException;
import dev.migrate.execute.journal.OtherSchemaException;
import dev.migrate.operation.Operations;
import dev.migrate.schema.SchemaObject;
import dev.migrate.script.Migration;
import dev.migrate.script.MigrationBeans;
import dev.migrate.script.Revision;
import dev.migrate.settings.Mode;
import dev.migrate.start.Answer;
import dev.migrate.start.MigrationStatus;
import dev.migrate.start.MigrationStatus.State;
import dev.migrate.start.PendingRevisionsException;
import dev.migrate.tables.HistoryEntry;
import dev.migrate.tables.SchemaMissingException;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.enumeration;
import static dev.migrate.schema.Definitions.function;
import static dev.migrate.schema.Definitions.index;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.procedure;
import static dev.migrate.schema.Definitions.text;
import static dev.migrate.schema.Definitions.trigger;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatRuntimeException;

/**
 * The engine on PostgreSQL.
 */
class PostgresqlMigratorTests extends DatabaseTests implements ObjectContract, CrashContract, StatementInFlightContract,
		StartContract, FailureContract, OutcomeContract, ConcurrencyContract, MigratorContract,
		CallerTransactionContract, JoinedTransactionContract, ChangedOperationsContract, OwnSchemasContract {

	@Override
	public String statementsInFlight() {
		return """
				create table one (id integer not null)     | alter table one add primary key (id)            | drop table one
				create table one (id integer not null)     | alter table one add constraint pk primary key (id) | drop table one
				create table one (id integer)              | truncate table one               | drop table one
				""";
	}

	@Override
	public List<SchemaObject> functions() {
		return List.of(function("f(x integer)").as("returns integer language sql as $$ select x $$"),
				function("f(y bigint, z integer default 3)").as("returns bigint language sql as $$ select - y $$"));
	}

	@Override
	public List<SchemaObject> procedures() {
		return List.of(procedure("p(x int)").as("language sql as $$ insert into log values (x) $$"),
				procedure("p(x int)").as("language plpgsql as $$ begin insert into log values (10 * x); end $$"));
	}

	@Override
	public List<SchemaObject> triggers() {
		return List.of(trigger("tr").as("after insert on t for each row execute function log_one()"),
				trigger("tr").as("after insert on \"t\" for each row when (new.a = 5) execute function log_two()"));
	}

	@Override
	public void beforeTriggers(Operations op) {
		for (String name : List.of("one", "two")) {
			op.createFunction(function("log_" + name + "()").as("returns trigger language plpgsql as $$ begin "
					+ "insert into log values (" + (name.equals("one") ? 1 : 2) + "); return null; end $$"));
		}
	}

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.postgresql();
	}

	@Override
	public String holderPattern() {
		return "pid \\d+ 127\\.0\\.0\\.1 'migrate migration 51ee00000001' since \\d\\d:\\d\\d:\\d\\dZ";
	}

	@Test
	void joinedTransactionHasTheLockToItsEndAndKeepsItsSettings() {
		tableRevision("a001", "", "one");
		tableRevision("a002", "a001", "two");
		DataSource dataSource = dataSource();
		Migrator migrator = builderOfFiles(dataSource).joinTransaction().build();
		String locks = "select count(*) from pg_locks l join pg_database d on d.oid = l.database "
				+ "where locktype = 'advisory' and datname = current_database()";
		JdbcTemplate joined = new JdbcTemplate(dataSource);
		new TransactionTemplate(new DataSourceTransactionManager(dataSource)).executeWithoutResult((status) -> {
			joined.execute("set local lock_timeout = '17s'");
			String application = joined.queryForObject("show application_name", String.class);
			migrator.run();
			assertThat(joined.queryForObject("show lock_timeout", String.class)).isEqualTo("17s");
			assertThat(joined.queryForObject("show application_name", String.class)).isEqualTo(application);
			assertThat(jdbc().queryForObject(locks, Integer.class)).isOne();
			assertThatExceptionOfType(LockTimeoutException.class)
				.isThrownBy(() -> migrator().lockTimeout(Duration.ZERO).build().run());
			status.setRollbackOnly();
		});
		assertThat(jdbc().queryForObject(locks, Integer.class)).isZero();
		assertThat(migrator().build().run().steps()).hasSize(2);
	}

	@Test
	void replicasBuildAnIndexConcurrently() throws Exception {
		tableRevision("a001", "", "one");
		file("a002.sql", """
				-- revision: a002
				-- down revision: a001
				-- upgrade
				create index concurrently ix_one on one (id);
				""");
		List<MigrationResult> results = ConcurrencyContract.atOnce(8, () -> migrator().build().run());
		assertThat(results.stream().mapToInt((result) -> result.steps().size()).sum()).isEqualTo(2);
		assertThat(jdbc().queryForObject("select indisvalid from pg_index where indexrelid = 'ix_one'::regclass",
				Boolean.class))
			.isTrue();
	}

	@Test
	void rowsAreCopiedInTheTransactionOfTheRevision() {
		beans(new Copying()).run();
		assertThat(jdbc().queryForList("select name from copied order by id", String.class)).containsExactly("one",
				"it's", "drei");
	}

	@Revision(id = "c0b1")
	static class Copying implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.createTable("copied", column("id", integer()), column("name", text()));
			assertThat(op.copy("copy copied from stdin", new StringReader("1\tone\n2\tit's\n"))).isEqualTo(2);
			InputStream csv = new ByteArrayInputStream("3,drei\n".getBytes(StandardCharsets.UTF_8));
			assertThat(op.copy("copy copied from stdin (format csv)", csv)).isEqualTo(1);
			op.execute("update copied set id = id + :more where name::text = :name and '{\"a\": 1}'::jsonb ? 'a'",
					Map.of("more", 0, "name", "one"));
		}

		@Override
		public void downgrade(Operations op) {
			op.dropTable("copied");
		}

	}

	@Test
	void parametersMeanInARunWhatTheyMeanInAScript() {
		beans(new Parameters()).run();
		List<String> run = jdbc().queryForList("select what::text from told order by id", String.class);
		assertThat(run).containsExactly("{\"k\": \"it's\"}", "[\"integer\", \"numeric\", \"numeric\", \"boolean\"]",
				"[\"bytea\"]", "[\"2026-11-29\"]");
		String script = Migrator.offline("postgresql")
			.locations(List.of())
			.scriptSource(new MigrationBeans().add(new Parameters()))
			.build()
			.upgrade("heads");
		jdbc().execute("drop table told, migrate_version, migrate_history");
		jdbc().execute(script);
		assertThat(jdbc().queryForList("select what::text from told order by id", String.class)).isEqualTo(run);
	}

	@Revision(id = "c0b2")
	static class Parameters implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.execute("create table told (id serial, what jsonb)");
			op.execute("insert into told (what) values (jsonb_build_object('k', :text))", Map.of("text", "it's"));
			op.execute("""
					insert into told (what) values (jsonb_build_array(pg_typeof(:whole), pg_typeof(:decimal),
						pg_typeof(:floating), pg_typeof(:truth)))""",
					Map.of("whole", 7, "decimal", new BigDecimal("1.50"), "floating", 0.1, "truth", true));
			op.execute("insert into told (what) values (jsonb_build_array(pg_typeof(:bytes)))",
					Map.of("bytes", new byte[] { 1, 2 }));
			op.execute("insert into told (what) values (jsonb_build_array(:day))",
					Map.of("day", LocalDate.of(2026, 11, 29)));
		}

	}

	@Test
	void autocommitBlockRunsOutsideOfTheTransactionUnderTheLock() throws Exception {
		List<MigrationResult> results = ConcurrencyContract.atOnce(8, () -> beans(new IndexInBlock()).run());
		assertThat(results.stream().mapToInt((result) -> result.steps().size()).sum()).isEqualTo(1);
		assertThat(rows()).containsExactly("b001");
		assertThat(tables()).contains("things", "more_things");
	}

	@Test
	void failureAfterAutocommitBlockSaysWhatStays() {
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> beans(new FailingAfterBlock()).run())
			.withMessageContaining("failed in upgrade at operation 3 (")
			.withMessageContaining("so operations 1–2 stay applied and the version table still names no revision");
		assertThat(tables()).contains("things");
	}

	@Test
	void lostConnectionIsToldAndTheNextRunGoesOn() {
		tableRevision("a001", "", "one");
		revision("a002", "a001", "create table two (id integer); select pg_terminate_backend(pg_backend_pid());", "");
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> migrator().build().run())
			.withMessageContaining("at statement 2")
			.withMessageContaining("It was rolled back, and the version table named 'a001' when this revision began")
			.satisfies((ex) -> assertThat(ex.action()).startsWith("Run it again when the database is back"));
		tableRevision("a002", "a001", "two");
		assertThat(migrator().build().run().steps()).hasSize(1);
	}

	@Test
	void copyOfDataRuns() {
		revision("a001", "", """
				create table cities (id integer, name text);
				copy cities (id, name) from stdin;
				1\tParis
				2\tRome
				\\.
				""", "");
		migrator().build().run();
		assertThat(jdbc().queryForList("select name from cities order by id", String.class)).containsExactly("Paris",
				"Rome");
	}

	@Test
	void settingsOfTheSessionAreThoseFromBefore() {
		revision("a001", "", "set search_path to pg_catalog; set work_mem = '5MB'; set role none;", "");
		try (HikariDataSource pool = pool()) {
			JdbcTemplate jdbc = new JdbcTemplate(pool);
			jdbc.execute("set statement_timeout = '77s'");
			String settings = "select string_agg(name || '=' || setting, ', ' order by name) from pg_settings "
					+ "where source = 'session' and setting is distinct from reset_val or name = 'application_name'";
			String before = jdbc.queryForObject(settings, String.class);
			Migrator.builder(pool).locations(files().toUri().toString()).build().run();
			assertThat(jdbc.queryForObject(settings, String.class)).isEqualTo(before);
			assertThat(rows("public.migrate_version")).containsExactly("a001");
		}
	}

	@Test
	void revisionDoesNotGoOnInAnotherSchemaThanItBeganIn() {
		jdbc().execute("create schema a");
		jdbc().execute("create schema b");
		file("a000.sql", "-- revision: a000\n-- upgrade\ncreate table base (id integer primary key);\n");
		migrator().build().run();
		file("a001.sql", "-- revision: a001\n-- down revision: a000\n-- transactional: false\n-- upgrade\n"
				+ "create table one (id integer primary key);\ncreate table two (id integer primary key);\n");
		FaultyDataSource faulty = new FaultyDataSource(searching("a,public"), "create table two", true);
		assertThatRuntimeException().isThrownBy(() -> builderOfFiles(faulty).build().upgrade("heads"));
		Migrator elsewhere = builderOfFiles(searching("b,public")).build();
		assertThatExceptionOfType(OtherSchemaException.class).isThrownBy(() -> elsewhere.upgrade("heads"))
			.withMessageContaining(
					"at line 6, create table two (id integer primary key) (a001.sql) while names without a schema meant "
							+ "'a, public'; now they mean 'b, public'. Set the search path back");
		elsewhere.resume("a001", Answer.NOT_DONE);
		assertThatExceptionOfType(OtherSchemaException.class).isThrownBy(() -> elsewhere.upgrade("heads"));
		assertThat(jdbc().queryForList("select table_name from information_schema.tables where table_schema = 'b'"))
			.isEmpty();
		jdbc().execute("drop table a.two");
		builderOfFiles(searching("a,%20public")).build().upgrade("heads");
		assertThat(jdbc().queryForList("select id from a.two")).isEmpty();
		assertThat(rows()).containsExactly("a001");
	}

	private DataSource searching(String schemas) {
		String url = database().url();
		return new DriverManagerDataSource(url + (url.contains("?") ? "&" : "?") + "currentSchema=" + schemas,
				database().user(), database().password());
	}

	@Test
	void defaultSchemaIsUsedAndCreatedIfAskedFor() {
		tableRevision("a001", "", "one");
		MigratorBuilder migrator = migrator().defaultSchema("Shop");
		assertThatExceptionOfType(SchemaMissingException.class).isThrownBy(() -> migrator.build().run());
		migrator.createSchemas(true).build().run();
		assertThat(rows("\"Shop\".migrate_version")).containsExactly("a001");
		assertThat(jdbc().queryForList("select table_schema from information_schema.tables where table_name = 'one'",
				String.class))
			.containsExactly("Shop");
		assertThat(migrator.build().status().schema()).isEqualTo("Shop");
	}

	@Test
	void lockOfAnotherSessionIsNamedWhenTriesAreUsedUp() throws Exception {
		tableRevision("a001", "", "one");
		migrator().build().run();
		revision("a002", "a001", "alter table one add column note text;", "");
		try (Connection other = dataSource().getConnection()) {
			other.setAutoCommit(false);
			new JdbcTemplate(new SingleConnectionDataSource(other, true)).queryForList("select * from one");
			assertThatExceptionOfType(RevisionFailedException.class)
				.isThrownBy(
						() -> migrator().statementLockTimeout(Duration.ofMillis(50)).statementRetries(1).build().run())
				.withMessageContaining("[55P03]; these sessions hold locks: pid ")
				.withMessageContaining(", now in an idle transaction with a lock on one");
		}
		migrator().build().run();
		assertThat(rows()).containsExactly("a002");
	}

	@Test
	void readOnlyDatabaseIsNamedOnlyIfThereIsWork() {
		tableRevision("a001", "", "one");
		migrator().build().run();
		try (HikariDataSource pool = pool()) {
			pool.setConnectionInitSql("set default_transaction_read_only = on");
			MigratorBuilder migrator = Migrator.builder(pool).locations(files().toUri().toString());
			assertThat(migrator.build().run().steps()).isEmpty();
			tableRevision("a002", "a001", "two");
			assertThatExceptionOfType(ReadOnlyDatabaseException.class).isThrownBy(() -> migrator.build().run())
				.withMessageContaining("PostgreSQL database is read-only");
			assertThatExceptionOfType(PendingRevisionsException.class)
				.isThrownBy(() -> migrator.mode(Mode.VERIFY).build().run());
			assertThat(migrator.build().status().state()).isEqualTo(State.PENDING);
			assertThat(migrator.target("a001").build().run().steps()).isEmpty();
		}
	}

	private DataSource account(String role) {
		String quoted = dialect().spelling().quote(role);
		jdbc().execute("drop role if exists " + quoted);
		jdbc().execute("create role " + quoted + " login password 'secret'");
		return new DriverManagerDataSource(database().url(), role, "secret");
	}

	private void drop(String role) {
		String quoted = dialect().spelling().quote(role);
		jdbc().execute("drop owned by " + quoted);
		jdbc().execute("drop role " + quoted);
	}

	@ParameterizedTest
	@CsvSource({ "migrate_reader, public", "migrate reader, public", "Reader@home, 'My \"shop\"'", "table, order" })
	void userWithoutRightsIsToldWhatToGrant(String role, String schema) {
		DataSource reader = account(role);
		jdbc().execute("create schema if not exists " + dialect().spelling().quote(schema));
		// Until PostgreSQL 14, everybody may
		jdbc().execute("revoke create on schema public from public");
		tableRevision("a001", "", "one");
		MigratorBuilder migrator = Migrator.builder(reader)
			.locations(files().toUri().toString())
			.defaultSchema(schema.equals("public") ? null : schema);
		if (!schema.equals("public")) {
			jdbc().execute("grant usage on schema " + dialect().spelling().quote(schema) + " to "
					+ dialect().spelling().quote(role));
		}
		assertThatExceptionOfType(NotPermittedException.class).isThrownBy(() -> migrator.build().run())
			.satisfies((ex) -> assertThat(ex.user()).isEqualTo(role))
			.satisfies((ex) -> assertThat(ex.schema()).isEqualTo(schema))
			.satisfies((ex) -> jdbc().execute(ex.advice().toString().replaceAll("(?s).*?`(.*)`.*", "$1")));
		assertThat(migrator.build().run().steps()).hasSize(1);
		drop(role);
	}

	/**
	 * A schema of the search path that the user may not use is passed over, as if nothing
	 * were there.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "app", "My \"shop\"" })
	void userWhoMayNotUseTheSchemaIsToldSo(String schema) {
		DataSource reader = account("migrate_reader");
		String name = dialect().spelling().quote(schema);
		jdbc().execute("create schema " + name);
		jdbc().execute("alter role migrate_reader in database \""
				+ jdbc().queryForObject("select current_database()", String.class) + "\" set search_path = " + name
				+ ", public");
		tableRevision("a001", "", "one");
		migrator().defaultSchema(schema).build().run();
		MigratorBuilder builder = builderOfFiles(reader);
		Migrator verifier = builder.mode(Mode.VERIFY).build();
		assertThatExceptionOfType(NotPermittedException.class).isThrownBy(verifier::status)
			.withMessageContaining("may not read what is applied: permission denied for schema ");
		assertThatExceptionOfType(NotPermittedException.class)
			.isThrownBy(() -> builder.mode(Mode.UPGRADE).build().run())
			.satisfies((ex) -> assertThat(ex.schema()).isEqualTo(schema))
			.withMessageContaining("`grant usage, create on schema " + name + " to migrate_reader`");
		assertThatExceptionOfType(NotPermittedException.class).isThrownBy(verifier::run)
			.satisfies((ex) -> jdbc().execute(ex.advice().toString().replaceAll("(?s).*?`(.*)`.*", "$1")));
		assertThat(verifier.run().steps()).isEmpty();
		assertThat(verifier.status().state()).isEqualTo(State.UP_TO_DATE);
		drop("migrate_reader");
	}

	@Test
	void grantsToReadFollowTheSchemas() {
		DataSource reader = account("migrate_reader");
		tableRevision("a001", "", "one");
		migrator().versionSchema("versions").historySchema("records").createSchemas(true).build().run();
		Migrator verifier = builderOfFiles(reader).versionSchema("versions")
			.historySchema("records")
			.mode(Mode.VERIFY)
			.build();
		assertThatExceptionOfType(NotPermittedException.class).isThrownBy(verifier::run)
			.withMessageContaining("`grant usage on schema versions to migrate_reader; grant select on "
					+ "versions.migrate_version to migrate_reader; grant usage on schema records to migrate_reader; "
					+ "grant select on records.migrate_history to migrate_reader; grant select on "
					+ "records.migrate_journal to migrate_reader`")
			.satisfies((ex) -> jdbc().execute(ex.advice().toString().replaceAll("(?s).*?`(.*)`.*", "$1")));
		assertThat(verifier.run().steps()).isEmpty();
		assertThat(verifier.status().history()).hasSize(1);
		drop("migrate_reader");
	}

	@Test
	void userWhoMayReadTheVersionTableNeedsNoMoreWhereNothingIsToDo() {
		DataSource reader = account("migrate_reader");
		tableRevision("a001", "", "one");
		migrator().build().run();
		jdbc().execute("grant select on migrate_version to migrate_reader");
		assertThat(Migrator.builder(reader).locations(files().toUri().toString()).build().run().steps()).isEmpty();
		drop("migrate_reader");
	}

	/**
	 * Only who owns a table may add a column to it.
	 */
	@Test
	void userWhoMayNotAlterTheHistoryWritesRowsAsBefore() {
		DataSource other = account("migrate_other");
		tableRevision("a001", "", "one");
		migrator().build().run();
		for (String column : List.of("digest", "host", "reason", "format")) {
			jdbc().execute("alter table migrate_history drop column " + column);
		}
		jdbc().execute("grant create, usage on schema public to migrate_other");
		jdbc().execute("grant select, insert, update, delete on migrate_version, migrate_history, migrate_journal "
				+ "to migrate_other");
		tableRevision("a002", "a001", "two");
		MigratorBuilder builder = Migrator.builder(other)
			.locations(files().toUri().toString())
			.installedReason("SHOP-7");
		assertThat(builder.build().run().steps()).hasSize(1);
		assertThat(builder.build().run().steps()).isEmpty();
		assertThat(builder.build().history()).extracting(HistoryEntry::reason)
			.containsExactly(Optional.empty(), Optional.empty());
		assertThat(builder.build().status().state()).isEqualTo(MigrationStatus.State.UP_TO_DATE);
		drop("migrate_other");
	}

	@Test
	void whatTheCatalogDoesNotTellIsNamedWithTheQuestion() {
		DataSource other = account("migrate_other");
		jdbc().execute("create table one (id integer primary key)");
		jdbc().execute("revoke select on pg_catalog.pg_constraint from public");
		try {
			Migrator migrator = Migrator.builder(other).locations(List.of()).failOnMissingLocations(false).build();
			assertThatExceptionOfType(NotPermittedException.class).isThrownBy(migrator::schema)
				.withMessageContaining(
						"The database user 'migrate_other' may not read what the database says of itself: permission "
								+ "denied for table pg_constraint [42501]")
				.withMessageContaining("It was asked: with t as ( select ")
				.withMessageContaining("Let an administrator grant it SELECT on what is named there");
			jdbc().execute("grant select on pg_catalog.pg_constraint to migrate_other");
			assertThat(migrator.schema().tables()).hasSize(1);
		}
		finally {
			jdbc().execute("grant select on pg_catalog.pg_constraint to public");
			drop("migrate_other");
		}
	}

	@Test
	void userWhoMayNotConnectIsToldWhatToGrant() {
		String name = jdbc().queryForObject("select current_database()", String.class);
		DataSource other = account("migrate_other");
		jdbc().execute("revoke connect on database \"" + name + "\" from public");
		Migrator migrator = Migrator.builder(other).locations(List.of()).failOnMissingLocations(false).build();
		assertThatExceptionOfType(DatabaseConnectionException.class).isThrownBy(migrator::status)
			.withMessageStartingWith("The database refuses the user of ")
			.satisfies((ex) -> assertThat(ex.refused()).isTrue())
			.satisfies((ex) -> jdbc()
				.execute(ex.advice().toString().replaceAll("(?s).*?`(.*?)`.*", "$1").replace("…", "migrate_other")));
		assertThat(migrator.status().current()).isEmpty();
		drop("migrate_other");
	}

	@Test
	void serverThatLetsInNoMoreSessionsIsNotSaidToBeDown() throws SQLException {
		DataSource other = account("migrate_other");
		jdbc().execute("alter role migrate_other connection limit 1");
		Migrator migrator = Migrator.builder(other)
			.locations(List.of())
			.failOnMissingLocations(false)
			.connectTimeout(Duration.ZERO)
			.build();
		try (Connection only = other.getConnection()) {
			assertThat(only.isValid(0)).isTrue();
			assertThatExceptionOfType(DatabaseConnectionException.class).isThrownBy(migrator::status)
				.withMessageContaining("too many connections for role \"migrate_other\" [53300]")
				.satisfies((ex) -> assertThat(ex.refused()).isFalse())
				.satisfies((ex) -> assertThat(ex.advice().toString()).startsWith("It lets in no more sessions.")
					.contains("connectTimeout")
					.doesNotContain("that the database runs"));
			jdbc().execute("alter role migrate_other connection limit 2");
			assertThat(migrator.status().current()).isEmpty();
		}
		drop("migrate_other");
	}

	@Test
	void wrongPasswordIsNamedWithoutSecrets() {
		DataSource wrong = new DriverManagerDataSource(database().url(), "nobody_here", "s3cret");
		assertThatExceptionOfType(DatabaseConnectionException.class)
			.isThrownBy(
					() -> Migrator.builder(wrong).locations(List.of()).dataSourceName("'migrate.url'").build().run())
			.withMessageContaining("'migrate.url'")
			.satisfies((ex) -> assertThat(ex.refused()).isTrue())
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("s3cret"));
	}

	@Revision(id = "b001")
	static class IndexInBlock implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.createTable("things", column("id", integer()).notNull());
			op.createEnum("mood", "sad");
			op.autocommit(() -> op.addEnumValue("mood", "calm"));
			op.addColumn("things", column("m", enumeration("mood", "sad", "calm").existing()).defaultValue("calm"));
			op.autocommit(() -> op.createIndex(index("ix_things").on("things", "id").concurrently()));
			op.createIndex(index("ix_things_2").on("things", "id").concurrently());
			op.createTable("more_things", column("id", integer()).notNull());
		}

	}

	@Revision(id = "b001")
	static class FailingAfterBlock implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.createTable("things", column("id", integer()).notNull());
			op.createIndex(index("ix_things").on("things", "id").concurrently());
			op.execute("select 1 / 0");
		}

	}

}
