package dev.migrate;

import javax.sql.DataSource;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.connect.NotPermittedException;
import dev.migrate.contract.AdviceContract;
import dev.migrate.contract.FaultyDataSource;
import dev.migrate.contract.InterruptionContract;
import dev.migrate.contract.ServerAdviceContract;
import dev.migrate.execute.RevisionFailedException;
import dev.migrate.execute.session.SessionLostException;
import dev.migrate.settings.Mode;
import dev.migrate.start.MigrationStatus.State;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is seen and said of a run that failed or was killed on PostgreSQL.
 */
class PostgresqlInterruptionTests extends DatabaseTests
		implements InterruptionContract, AdviceContract, ServerAdviceContract {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.postgresql();
	}

	@Override
	public DataSource limited() {
		jdbc().execute("create schema vault");
		jdbc().execute("create table vault.vault (id integer)");
		jdbc().execute("create role migrate_limited login password 'secret'");
		jdbc().execute("grant usage, create on schema public to migrate_limited");
		return new DriverManagerDataSource(database().url(), "migrate_limited", "secret");
	}

	@Override
	public String vault() {
		return "vault.vault";
	}

	@Override
	public void permit() {
		jdbc().execute("grant usage on schema vault to migrate_limited");
		jdbc().execute("grant insert on vault.vault to migrate_limited");
	}

	@Override
	public void dropAccount() {
		jdbc().execute("drop owned by migrate_limited");
		jdbc().execute("drop role migrate_limited");
	}

	@Override
	public DataSource withLittleSpace() {
		return new DriverManagerDataSource(database().url() + "?options=-c%20temp_file_limit=1000%20-c%20work_mem=64kB",
				database().user(), database().password());
	}

	@Override
	public String large() {
		return "create table large as select i from generate_series(1, 100000) i order by -i";
	}

	@Override
	public String procedure(String first, String second) {
		return "create procedure fill() language plpgsql as 'begin " + first + "; commit; " + second + "; end'";
	}

	@Override
	public boolean killWaiting() {
		return !jdbc()
			.queryForList("select pg_terminate_backend(pid) from pg_stat_activity "
					+ "where wait_event_type = 'Lock' and datname = current_database()")
			.isEmpty();
	}

	private void writeIn(String setting) {
		file("a001.sql", """
				-- revision: a001
				-- transactional: false
				-- upgrade
				create schema other;
				%s;
				create table one (id integer primary key);
				insert into one values (1);
				create table two (id integer primary key);
				""".formatted(setting));
	}

	@ParameterizedTest
	@ValueSource(strings = { "create table one", "insert into one", "create table two" })
	void settingOfFunctionIsSetAgain(String statement) {
		for (boolean after : new boolean[] { false, true }) {
			writeIn("select pg_catalog.set_config('search_path', 'other', false)");
			kill(statement, after, Migrator::run);
			migrator().build().run();
			assertThat(jdbc().queryForList("select id from other.one", Integer.class)).containsExactly(1);
			assertThat(jdbc().queryForList("select id from other.two")).isEmpty();
			assertThat(tables()).doesNotContain("one", "two");
			jdbc().execute("drop schema other cascade");
			jdbc().execute("drop table migrate_version, migrate_history, migrate_journal");
		}
	}

	@Test
	void settingOfBlockIsNotMissedInSilence() {
		writeIn("do $$ begin perform set_config('search_path', 'other', false); end $$");
		kill("create table two", false, Migrator::run);
		assertThatExceptionOfType(SessionLostException.class).isThrownBy(() -> migrator().build().run())
			.withMessageContaining("stopped behind line 5, do ");
		assertThat(tables()).doesNotContain("one", "two");
		jdbc().execute("drop schema other cascade");
	}

	/** What docs/when-something-goes-wrong.md says of the account that verifies. */
	@Test
	void verifyingTakesTheRightToReadThreeTables() {
		jdbc().execute("drop role if exists migrate_verifier");
		jdbc().execute("create role migrate_verifier login password 'secret'");
		tableRevision("a001", "", "one");
		migrator().build().run();
		Migrator verifier = builderOfFiles(new DriverManagerDataSource(database().url(), "migrate_verifier", "secret"))
			.mode(Mode.VERIFY)
			.build();
		assertThatExceptionOfType(NotPermittedException.class).isThrownBy(verifier::run)
			.withMessageContaining("may not read what is applied")
			.withMessageContaining("run `grant usage on schema public to migrate_verifier; "
					+ "grant select on public.migrate_version to migrate_verifier; "
					+ "grant select on public.migrate_history to migrate_verifier; "
					+ "grant select on public.migrate_journal to migrate_verifier`");
		jdbc().execute("grant select on migrate_version to migrate_verifier");
		assertThat(verifier.run().steps()).isEmpty();
		jdbc().execute("grant usage on schema public to migrate_verifier");
		jdbc().execute("grant select on migrate_version, migrate_history, migrate_journal to migrate_verifier");
		assertThat(verifier.run().steps()).isEmpty();
		assertThat(verifier.status().state()).isEqualTo(State.UP_TO_DATE);
		jdbc().execute("drop owned by migrate_verifier");
		jdbc().execute("drop role migrate_verifier");
	}

	@ParameterizedTest
	@CsvSource({ "migrate reader, public", "Reader@home, 'My \"50%\" shop'", "table, order" })
	void grantsToReadHelpAsTheyStand(String role, String schema) {
		String quoted = dialect().spelling().quote(role);
		jdbc().execute("drop role if exists " + quoted);
		jdbc().execute("create role " + quoted + " login password 'secret'");
		jdbc().execute("create schema if not exists " + dialect().spelling().quote(schema));
		String defaultSchema = schema.equals("public") ? null : schema;
		tableRevision("a001", "", "one");
		migrator().defaultSchema(defaultSchema).build().run();
		Migrator verifier = builderOfFiles(new DriverManagerDataSource(database().url(), role, "secret"))
			.defaultSchema(defaultSchema)
			.mode(Mode.VERIFY)
			.build();
		assertThatExceptionOfType(NotPermittedException.class).isThrownBy(verifier::run)
			.satisfies((ex) -> jdbc().execute(ex.advice().toString().replaceAll("(?s).*?`(.*)`.*", "$1")));
		assertThat(verifier.run().steps()).isEmpty();
		assertThat(verifier.status().state()).isEqualTo(State.UP_TO_DATE);
		jdbc().execute("drop owned by " + quoted);
		jdbc().execute("drop role " + quoted);
	}

	@Test
	void connectionLostBesideTheCommitLeavesItUnknown() {
		file("a001.sql", """
				-- revision: a001
				-- upgrade
				create table one (id integer primary key);
				create table two (id integer primary key);
				""");
		FaultyDataSource faulty = new FaultyDataSource(dataSource(), "create table two", true);
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> builderOfFiles(faulty).build().run())
			.withMessageContaining("Whether it was committed is unknown; the next run looks it up.")
			.satisfies((failure) -> assertThat(failure.action())
				.startsWith("Run it again when the database is back: it goes on where this run has ended."));
		// It was, and the next run sees it
		assertThat(migrator().build().run().steps()).isEmpty();
		assertThat(migrator().build().history()).singleElement();
	}

}
