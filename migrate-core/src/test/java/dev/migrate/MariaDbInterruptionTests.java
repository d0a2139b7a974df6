package dev.migrate;

import java.util.List;

import javax.sql.DataSource;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.connect.NotPermittedException;
import dev.migrate.contract.AdviceContract;
import dev.migrate.contract.InterruptionContract;
import dev.migrate.contract.ServerAdviceContract;
import dev.migrate.settings.Mode;
import dev.migrate.start.MigrationStatus.State;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;

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
