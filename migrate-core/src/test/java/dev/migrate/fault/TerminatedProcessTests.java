package dev.migrate.fault;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.contract.DatabaseState;
import dev.migrate.start.MigrationStatus.State;
import dev.migrate.tables.Outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A process that is told to end while a statement runs for long: the statement ends on
 * the server, too, nothing else begins, and the next start goes on.
 */
abstract class TerminatedProcessTests extends DatabaseTests {

	private static final Duration LIMIT = Duration.ofSeconds(60);

	/**
	 * The numbers of sessions other than the one that asks that run a statement like the
	 * parameter.
	 */
	abstract String sessions();

	/**
	 * Ends a session.
	 * @param session its number
	 */
	abstract String end(long session);

	/**
	 * What a database is in that stopped in its second revision.
	 */
	abstract State stopped();

	final void write(String statement) {
		tableRevision("a001", "", "one");
		revision("a002", "a001", """
				create table two (id integer primary key);
				insert into two values (1);
				%s;
				create table three (id integer primary key);
				insert into three values (1);
				""".formatted(statement), "");
		tableRevision("a003", "a002", "four");
	}

	/**
	 * Start a process, which runs a statement when this returns.
	 * @param quick what stands in its place in a start that goes on
	 */
	Process start(String statement, String quick) throws Exception {
		write(statement);
		Process process = MigratingProcess.start(database(), files());
		try {
			await(() -> running(statement) == 1);
		}
		catch (InterruptedException | AssertionError ex) {
			process.destroyForcibly();
			throw ex;
		}
		return process;
	}

	void assertThatNextStartGoesOn(String statement, String quick) throws Exception {
		Process process = start(statement, quick);
		String output;
		try {
			assumeTrue(process.supportsNormalTermination());
			process.toHandle().destroy();
			assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
			output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
		finally {
			process.destroyForcibly();
		}
		await(() -> running(statement) == 0);
		assertThat(output).containsOnlyOnce("Revision 'a002' was stopped in upgrade at statement 3 (a002.sql:")
			.contains("'a001' of the same run stays applied.")
			.doesNotContain("ended\n");
		assertThat(rows()).containsExactly("a001");
		assertThat(tables()).doesNotContain("three", "four");
		assertThat(migrator().build().history()).extracting("outcome").containsOnly(Outcome.APPLIED);
		assertThat(migrator().build().status().state()).isEqualTo(stopped());
		write(quick);
		migrator().build().run();
		assertThat(rows()).containsExactly("a003");
		assertThat(DatabaseState.of(dialect(), jdbc()).parts()).containsEntry("rows of two", "[{id=1}]")
			.containsEntry("rows of three", "[{id=1}]")
			.containsEntry("journal", "[]");
	}

	/**
	 * A machine that stands still is not there for longer than the server waits, and goes
	 * on when another one has done its work.
	 */
	void assertThatWokenProcessWritesNothing(String statement, String quick) throws Exception {
		Process process = start(statement, quick);
		String output;
		DatabaseState done;
		try {
			signal(process, "-STOP");
			sessions(statement).forEach((session) -> jdbc().execute(end(session)));
			await(() -> running(statement) == 0);
			write(quick);
			migrator().build().run();
			done = DatabaseState.of(dialect(), jdbc());
			signal(process, "-CONT");
			assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
			output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
		finally {
			process.destroyForcibly();
		}
		assertThat(output).contains("Revision 'a002' failed in upgrade at statement 3 (a002.sql:")
			.doesNotContain("ended\n");
		assertThat(rows()).containsExactly("a003");
		assertThat(DatabaseState.of(dialect(), jdbc()).differences(done)).isEmpty();
		assertThat(done.parts()).containsEntry("rows of two", "[{id=1}]")
			.containsEntry("rows of three", "[{id=1}]")
			.containsEntry("journal", "[]");
		migrator().build().run();
		assertThat(DatabaseState.of(dialect(), jdbc()).differences(done)).isEmpty();
	}

	private static void signal(Process process, String signal) throws Exception {
		assumeTrue(process.supportsNormalTermination());
		assertThat(new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor()).isZero();
	}

	private int running(String statement) {
		return sessions(statement).size();
	}

	private List<Long> sessions(String statement) {
		return jdbc().queryForList(sessions(), Long.class, statement.substring(0, statement.indexOf('(')) + "%");
	}

	private static void await(BooleanSupplier condition) throws InterruptedException {
		Instant end = Instant.now().plus(LIMIT);
		while (!condition.getAsBoolean()) {
			assertThat(Instant.now()).isBefore(end);
			Thread.sleep(20);
		}
	}

}
