package dev.migrate.fault;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import dev.migrate.contract.FaultyDataSource;
import dev.migrate.start.MigrationStatus.State;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Processes that are told to end while they migrate SQLite, whose statements run in them.
 */
class SqliteTerminatedProcessTests extends TerminatedProcessTests {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.sqlite();
	}

	@Override
	String sessions() {
		return "select 1 where ? is null";
	}

	@Override
	String end(long session) {
		throw new UnsupportedOperationException("There are no sessions");
	}

	@Override
	State stopped() {
		return State.PENDING;
	}

	/**
	 * Nothing but the process itself can tell.
	 */
	@Override
	Process start(String statement, String quick) throws Exception {
		write(quick);
		int trip;
		try (TestDatabase other = server().create()) {
			FaultyDataSource counting = new FaultyDataSource(other.dataSource(), Integer.MAX_VALUE, false);
			builderOfFiles(counting).build().run();
			trip = counting.trips().indexOf(quick) + 1;
			assertThat(trip).isPositive();
		}
		write(statement);
		Process process = MigratingProcess.startAndTell(database(), files(), trip);
		InputStream output = process.getInputStream();
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		while (!line.toString(StandardCharsets.UTF_8).startsWith(MigratingProcess.REACHED)) {
			int next = output.read();
			assertThat(next).as("The process goes on").isNotNegative();
			line.write(next);
			if (next == '\n') {
				line.reset();
			}
		}
		return process;
	}

	@Test
	void statementIsCancelledAndTheRevisionRolledBack() throws Exception {
		assertThatNextStartGoesOn(
				"select count(*) from (with recursive c(n) as (select 1 union all select n + 1 from c) select n from c)",
				"select count(*) from (select 1)");
	}

}
