package dev.migrate.fault;

import dev.migrate.start.MigrationStatus.State;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;

/**
 * Processes that are told to end while they migrate MariaDB.
 */
class MariaDbTerminatedProcessTests extends TerminatedProcessTests {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.mariadb();
	}

	@Override
	String sessions() {
		return "select id from information_schema.processlist where db = database() and command = 'Query' "
				+ "and id <> connection_id() and info like ?";
	}

	@Override
	String end(long session) {
		return "kill " + session;
	}

	@Override
	State stopped() {
		return State.INTERRUPTED;
	}

	@Test
	void queryIsCancelled() throws Exception {
		assertThatNextStartGoesOn("select sleep(300) from two", "select sleep(0) from two");
	}

	@Test
	void wokenProcessWritesNothing() throws Exception {
		assertThatWokenProcessWritesNothing("select sleep(300) from two", "select sleep(0) from two");
	}

	/**
	 * Without a table to read, a sleep of MySQL that is cancelled returns, and the
	 * statement is complete.
	 */
	@Test
	void definitionIsCancelledAndRunsAgain() throws Exception {
		assertThatNextStartGoesOn("create table copied as select sleep(300) as n from two",
				"create table copied as select 1 as n from two");
	}

}
