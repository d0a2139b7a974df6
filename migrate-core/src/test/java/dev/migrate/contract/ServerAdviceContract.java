package dev.migrate.contract;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import dev.migrate.execute.RevisionFailedException;
import dev.migrate.execute.journal.OutcomeUnknownException;
import dev.migrate.start.Answer;
import dev.migrate.start.MigrationStatus.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What is advised where a server with accounts, procedures and other sessions has failed
 * a revision, and what becomes of it if that is followed.
 */
public interface ServerAdviceContract extends TestedDatabase {

	/**
	 * Connect as an account that may migrate, but not write into the table
	 * {@link #vault()}, which is made besides.
	 * @return connects as that account
	 */
	DataSource limited();

	/**
	 * A table that the account may not write into.
	 * @return its name
	 */
	String vault();

	/**
	 * Let the account write into that table.
	 */
	void permit();

	/**
	 * Drop account and table.
	 */
	void dropAccount();

	/**
	 * A procedure that commits a part of what it does.
	 * @param first is committed
	 * @param second comes behind the commit
	 * @return the statement that makes the procedure {@code fill}, or makes it anew
	 */
	String procedure(String first, String second);

	/**
	 * End a session that waits for the lock of another one.
	 * @return whether there was one
	 */
	boolean killWaiting();

	private RevisionFailedException failure(DataSource dataSource, Duration statementTimeout, String rows) {
		RevisionFailedException failure = catchThrowableOfType(RevisionFailedException.class,
				() -> builderOfFiles(dataSource)
					.statementLockTimeout((statementTimeout != null) ? null : Duration.ofSeconds(30))
					.statementTimeout(statementTimeout)
					.build()
					.run());
		assertThat(failure).isNotNull();
		boolean rolledBack = dialect().transactionalDdl();
		assertThat(failure.getMessage()).contains((rolledBack ? "It was rolled back," : "so statement 1 stays applied")
				+ " and the version table " + rows + ".");
		assertThat(failure.action()).contains(rolledBack ? "again" : "goes on where this run has ended.");
		return failure;
	}

	private void assertThatNextRunGoesToTheEnd(DataSource dataSource) {
		assertThat(builderOfFiles(dataSource).build().run().steps()).hasSize(1);
		assertThat(migrator().build().status().state()).isEqualTo(State.UP_TO_DATE);
	}

	@Test
	default void revisionGoesOnWhenItsRightIsGranted() {
		DataSource account = limited();
		try {
			revision("a001", "", "create table two (id integer primary key);\ninsert into " + vault() + " values (1);",
					"");
			assertThat(failure(account, null, "still names no revision").action()).startsWith(
					"Grant the database user what the statement needs, or build the migrator with a DataSource of a user that has it; then run it again");
			assertThat(jdbc().queryForList("select id from " + vault(), Integer.class)).isEmpty();
			permit();
			assertThatNextRunGoesToTheEnd(account);
			assertThat(jdbc().queryForList("select id from " + vault(), Integer.class)).containsExactly(1);
		}
		finally {
			dropAccount();
		}
	}

	private Connection inTheWay() throws SQLException {
		tableRevision("a001", "", "one");
		migrator().build().run();
		revision("a002", "a001", "create table two (id integer primary key);\nalter table one add note integer;", "");
		Connection other = dataSource().getConnection();
		other.setAutoCommit(false);
		new JdbcTemplate(new SingleConnectionDataSource(other, true)).update("insert into one values (9)");
		return other;
	}

	@Test
	default void statementThatTookTooLongRunsWithALongerLimit() throws SQLException {
		try (Connection other = inTheWay()) {
			assertThat(failure(dataSource(), Duration.ofSeconds(1), "still names 'a001'").action())
				.startsWith("If it was a limit of time that ended the statement, ")
				.contains("MigratorBuilder.statementTimeout(…)");
			other.rollback();
		}
		assertThatNextRunGoesToTheEnd(dataSource());
	}

	@Test
	default void revisionWhoseSessionWasKilledGoesOn() throws Exception {
		try (Connection other = inTheWay()) {
			CompletableFuture<RevisionFailedException> failure = CompletableFuture
				.supplyAsync(() -> failure(dataSource(), null,
						"named 'a001' when this revision began, and others may have gone on since"));
			while (!failure.isDone() && !killWaiting()) {
				TimeUnit.MILLISECONDS.sleep(20);
			}
			assertThat(failure.get(1, TimeUnit.MINUTES).action()).startsWith("Run it again when the database is back");
			other.rollback();
		}
		assertThatNextRunGoesToTheEnd(dataSource());
	}

	@Test
	default void partOfAProcedureThatFailedIsTakenBackByHand() {
		jdbc().execute(procedure("insert into one values (1)", "insert into one values (1)"));
		file("a001.sql", """
				-- revision: a001
				-- transactional: false
				-- upgrade
				create table one (id integer primary key);
				call fill();
				""");
		RevisionFailedException failure = catchThrowableOfType(RevisionFailedException.class,
				() -> migrator().build().run());
		assertThat(failure).hasMessageContaining("so statement 1 stays applied")
			.hasMessageContaining("A part of what the statement does may stay, too.");
		assertThat(failure.action()).startsWith("Take back what may stay of what failed and tell that with "
				+ "`Migrator.resume(\"a001\", Answer.NOT_DONE)`, correct what is left of the revision and run it again: ");
		assertThat(jdbc().queryForList("select id from one", Integer.class)).containsExactly(1);
		jdbc().execute("delete from one");
		migrator().build().resume("a001", Answer.NOT_DONE);
		jdbc().execute("drop procedure fill");
		jdbc().execute(procedure("insert into one values (1)", "insert into one values (2)"));
		assertThatNextRunGoesToTheEnd(dataSource());
		assertThat(jdbc().queryForList("select id from one order by id", Integer.class)).containsExactly(1, 2);
	}

	/**
	 * What a procedure does has no name in the catalog, and some of it may be committed.
	 */
	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	default void callInDoubtIsAskedAboutAndBothAnswersAreFollowed(boolean done) {
		jdbc().execute(procedure("insert into one values (1)", "insert into one values (2)"));
		file("a001.sql", """
				-- revision: a001
				-- transactional: false
				-- upgrade
				create table one (id integer primary key);
				call fill();
				insert into one values (3);
				""");
		FaultyDataSource faulty = new FaultyDataSource(dataSource(), "call fill()", done);
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> builderOfFiles(faulty).build().run())
			.withMessageContaining(
					"Whether the statement that ran is done is not known; the next run looks it up, or asks.")
			.satisfies((ex) -> assertThat(ex.action()).startsWith("Run it again when the database is back"));
		for (int i = 0; i < 2; i++) {
			assertThatExceptionOfType(OutcomeUnknownException.class).isThrownBy(() -> migrator().build().run())
				.withMessageContaining("while a statement ran (")
				.withMessageContaining(
						"a001.sql, line 5, call fill()), and the catalog does not tell whether it is done.");
		}
		assertThat(jdbc().queryForList("select id from one order by id", Integer.class))
			.isEqualTo(done ? List.of(1, 2) : List.of());
		migrator().build().resume("a001", done ? Answer.DONE : Answer.NOT_DONE);
		assertThatNextRunGoesToTheEnd(dataSource());
		assertThat(jdbc().queryForList("select id from one order by id", Integer.class)).containsExactly(1, 2, 3);
	}

}
