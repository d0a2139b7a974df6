package dev.migrate;

import java.util.List;

import javax.sql.DataSource;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.connect.NotPermittedException;
import dev.migrate.contract.AdviceContract;
import dev.migrate.contract.InterruptionContract;
import dev.migrate.contract.ServerAdviceContract;
import dev.migrate.execute.RevisionFailedException;
import dev.migrate.settings.Mode;
import dev.migrate.settings.NonEmptySchema;
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
 * What is seen and said of a run that failed or was killed on MariaDB.
 */
class MariaDbInterruptionTests extends DatabaseTests
		implements InterruptionContract, AdviceContract, ServerAdviceContract {

	private static final List<String> LIMITED = List.of("migrate_limited", "migrate_limited@localhost");

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.mariadb();
	}

	@Override
	public DataSource limited() {
		jdbc().execute("create or replace database migrate_vault");
		jdbc().execute("create table migrate_vault.vault (id integer)");
		String database = jdbc().queryForObject("select database()", String.class);
		for (String user : LIMITED) {
			jdbc().execute("create or replace user " + user + " identified by 'secret'");
			jdbc().execute("grant all privileges on " + database + ".* to " + user);
		}
		return new DriverManagerDataSource(database().url(), LIMITED.get(0), "secret");
	}

	@Override
	public String vault() {
		return "migrate_vault.vault";
	}

	@Override
	public void permit() {
		LIMITED.forEach((user) -> jdbc().execute("grant insert on migrate_vault.* to " + user));
	}

	@Override
	public void dropAccount() {
		jdbc().execute("drop user " + String.join(", ", LIMITED));
		jdbc().execute("drop database migrate_vault");
	}

	@Override
	public DataSource withLittleSpace() {
		return new DriverManagerDataSource(database().url() + "?sessionVariables=max_heap_table_size=16384",
				database().user(), database().password());
	}

	@Override
	public String large() {
		return "create table large engine=memory as select seq, repeat('x', 250) as b from seq_1_to_1000";
	}

	@Override
	public String procedure(String first, String second) {
		return "create procedure fill() begin " + first + "; commit; " + second + "; end";
	}

	@Override
	public boolean killWaiting() {
		List<Integer> waiting = jdbc().queryForList("select id from information_schema.processlist "
				+ "where db = database() and state like 'Waiting for%lock'", Integer.class);
		waiting.forEach((session) -> jdbc().execute("kill " + session));
		return !waiting.isEmpty();
	}

	/** Each of a list is done by itself, and what is replaced is dropped first. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			drop table gone, missing        | gone | drop table if exists gone, missing
			DROP VIEW seen, missing         | seen | drop view if exists seen, missing
			/*!drop sequence numbers, missing */ | numbers | drop sequence if exists numbers, missing
			drop role a_role, no_role       | '' | drop role if exists a_role, no_role
			create or replace table gone (n integer default (missing)) | gone | create or replace table gone (n integer)
			grant select (id), insert on one to a_role, no_role | '' | grant select (id) on one to a_role
			""")
	void statementOfWhichAPartIsDoneSaysSoAndGoesOnWithTheRest(String statement, String done, String corrected) {
		jdbc().execute("create table gone (id integer)");
		jdbc().execute("create view seen as select 1");
		jdbc().execute("create sequence numbers");
		jdbc().execute("create or replace role a_role");
		String form = "create table one (id integer primary key);\ninsert into one values (1);\n%s;\n"
				+ "insert into one values (2);";
		revision("a001", "", form.formatted(statement), "");
		Migrator migrator = migrator().onNonEmptySchema(NonEmptySchema.UPGRADE).build();
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(migrator::run)
			.withMessageContaining(
					"names no revision. A part of what the statement does may be done, as MariaDB does not take that back.")
			.satisfies((ex) -> assertThat(ex.action())
				.startsWith("Look what of the statement is done and leave that out of it, correct what is left"))
			.satisfies((ex) -> assertThat(ex.details().rolledBack()).isFalse());
		assertThat(jdbc().queryForList(
				"select table_name from information_schema.tables where table_schema = database()", String.class))
			.doesNotContain(done);
		revision("a001", "", form.formatted(corrected), "");
		builderOfFiles(dataSource()).onNonEmptySchema(NonEmptySchema.UPGRADE).build().run();
		assertThat(migrator().build().status().state()).isEqualTo(State.UP_TO_DATE);
		assertThat(jdbc().queryForList("select id from one order by id", Integer.class)).containsExactly(1, 2);
		jdbc().execute("drop role if exists a_role");
	}

	@ParameterizedTest
	@ValueSource(strings = { "drop table none", "grant select, insert on none to nobody_at_all",
			"create table two (id integer, id integer)", "create or replace view seen as select missing" })
	void statementThatIsDoneAsAWholeOrNotAtAllSaysNothingOfParts(String statement) {
		revision("a001", "", "create table one (id integer primary key);\n" + statement + ";", "");
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> migrator().build().run())
			.satisfies((ex) -> assertThat(ex.description()).endsWith("still names no revision."));
	}

	/** What docs/when-something-goes-wrong.md says of the account that verifies. */
	@Test
	void verifyingTakesTheRightToReadThreeTables() {
		List<String> users = List.of("migrate_verifier", "migrate_verifier@localhost");
		tableRevision("a001", "", "one");
		migrator().build().run();
		for (String user : users) {
			jdbc().execute("create or replace user " + user + " identified by 'secret'");
			jdbc().execute("grant insert on one to " + user);
		}
		Migrator verifier = builderOfFiles(new DriverManagerDataSource(database().url(), "migrate_verifier", "secret"))
			.mode(Mode.VERIFY)
			.build();
		assertThatExceptionOfType(NotPermittedException.class).isThrownBy(verifier::run)
			.withMessageContaining("may not read what is applied")
			.withMessageMatching("(?s).*run `grant select on (\\S+)\\.migrate_version to '(migrate_verifier'@'\\S+)'; "
					+ "grant select on \\1\\.migrate_history to '\\2'; grant select on \\1\\.migrate_journal to '\\2'`.*");
		for (String table : List.of("migrate_version", "migrate_history", "migrate_journal")) {
			users.forEach((user) -> jdbc().execute("grant select on " + table + " to " + user));
			assertThat(verifier.run().steps()).isEmpty();
		}
		users.forEach((user) -> jdbc().execute("revoke insert on one from " + user));
		assertThat(verifier.run().steps()).isEmpty();
		assertThat(verifier.status().state()).isEqualTo(State.UP_TO_DATE);
		jdbc().execute("drop user migrate_verifier, migrate_verifier@localhost");
	}

}
