package dev.migrate.fault;

import dev.migrate.start.MigrationStatus.State;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;

/**
 * Processes that are told to end while they migrate PostgreSQL.
 */
class PostgresqlTerminatedProcessTests extends TerminatedProcessTests {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.postgresql();
	}

	@Override
	String sessions() {
		return "select pid from pg_stat_activity where datname = current_database() and state = 'active' "
				+ "and pid <> pg_backend_pid() and query like ?";
	}

	@Override
	String end(long session) {
		return "select pg_terminate_backend(" + session + ")";
	}

	@Override
	State stopped() {
		return State.PENDING;
	}

	@Test
	void wokenProcessWritesNothing() throws Exception {
		assertThatWokenProcessWritesNothing("select pg_sleep(300)", "select pg_sleep(0)");
	}

	@Test
	void statementIsCancelledAndTheRevisionRolledBack() throws Exception {
		assertThatNextStartGoesOn("select pg_sleep(300)", "select pg_sleep(0)");
	}

}
