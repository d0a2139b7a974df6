package dev.migrate.contract;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.migrate.Migrator;
import dev.migrate.connect.DatabaseFailedException;
import dev.migrate.execute.InterruptedElsewhereException;
import dev.migrate.execute.RevisionFailedException;
import dev.migrate.execute.journal.ChangedStatementException;
import dev.migrate.execute.journal.NotInDoubtException;
import dev.migrate.execute.journal.OutcomeUnknownException;
import dev.migrate.operation.Backfill;
import dev.migrate.operation.Operations;
import dev.migrate.plan.Direction;
import dev.migrate.plan.Step;
import dev.migrate.schema.TableName;
import dev.migrate.schema.UniqueConstraint;
import dev.migrate.script.Migration;
import dev.migrate.script.MigrationBeans;
import dev.migrate.script.Revision;
import dev.migrate.start.Answer;
import dev.migrate.start.MigrationStatus.State;
import dev.migrate.tables.CorruptVersionTableException;
import dev.migrate.tables.JournalNotReadableException;
import dev.migrate.tables.Outcome;
import dev.migrate.tables.VersionTableMismatchException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.integer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Each message says what the database is in, and whoever does what it advises gets what
 * it promises.
 */
public interface AdviceContract extends TestedDatabase {

	/**
	 * Run and fail.
	 * @return how it failed
	 */
	private static RevisionFailedException failure(Runnable run) {
		try {
			run.run();
		}
		catch (RevisionFailedException ex) {
			return ex;
		}
		throw new AssertionError("The run has not failed");
	}

	private void assertThatNextRunGoesToTheEnd() {
		migrator().build().run();
		assertThat(migrator().build().status().state()).isEqualTo(State.UP_TO_DATE);
		assertThat(jdbc().queryForList("select revision from migrate_journal", String.class)).isEmpty();
	}

	private void twoTables(String transactional, String last) {
		file("a001.sql", """
				-- revision: a001
				-- transactional: %s
				-- upgrade
				create table one (id integer primary key);
				create table two (id integer primary key);
				insert into one values (1);
				%s
				""".formatted(transactional, last));
	}

	@Test
	default void lostConnectionInStatementThatCommitsIsLookedUp() {
		for (boolean after : new boolean[] { false, true }) {
			twoTables("false", "");
			FaultyDataSource faulty = new FaultyDataSource(dataSource(), "create table two", after);
			RevisionFailedException failure = failure(() -> builderOfFiles(faulty).build().run());
			assertThat(failure).hasMessageContaining(
					"so statement 1 stays applied and the version table named no revision when this revision "
							+ "began, and others may have gone on since. Whether the statement that ran is done is not known; the next run looks it up, or asks.");
			assertThat(failure.action()).startsWith(
					"Run it again when the database is back: it goes on where this run has ended. If its code ");
			assertThat(failure.details().rolledBack()).isFalse();
			assertThat(tables().contains("two")).isEqualTo(after);
			assertThatNextRunGoesToTheEnd();
			assertThat(jdbc().queryForList("select id from one", Integer.class)).containsExactly(1);
			tables().forEach((table) -> jdbc().execute("drop table " + table));
		}
	}

	@Test
	default void lostConnectionInTransactionIsRolledBack() {
		assumeThat(dialect().transactionalDdl()).as("DDL takes part in transactions").isTrue();
		// What stands before a query does not wait for the commit
		twoTables("true", "select id from one;");
		FaultyDataSource faulty = new FaultyDataSource(dataSource(), "create table two", true);
		RevisionFailedException failure = failure(() -> builderOfFiles(faulty).build().run());
		assertThat(failure).hasMessageContaining(
				"It was rolled back, and the version table named no revision when this revision began");
		assertThat(failure.action()).startsWith("Run it again when the database is back. If its code ");
		assertThat(tables()).doesNotContain("one");
		assertThatNextRunGoesToTheEnd();
	}

	@Test
	default void failureOfCodeSaysWhatEarlierRunsHaveDone() {
		boolean stays = !dialect().transactionalDdl();
		Growing revision = new Growing();
		for (int run = 1; run <= 2; run++) {
			revision.failsAt = 1;
			RevisionFailedException failure = failure(() -> beans(revision).run());
			assertThat(failure.getMessage()).contains(stays ? "so operation 1 stays applied"
					: "It was rolled back, and the version table still names no");
			assertThat(failure.action()).startsWith(
					stays ? "Correct what is left of the revision and run it again: it goes on behind what stays."
							: "Correct the revision and run it again.");
			revision.failsAt = 0;
			failure = failure(() -> beans(revision).run());
			assertThat(failure.getMessage())
				.contains(stays ? "What earlier runs have done of it stays applied, and the "
						+ "version table still names no revision." : "It was rolled back");
			assertThat(failure.details().rolledBack()).isNotEqualTo(stays);
			assertThat(tables().contains("one")).isEqualTo(stays);
		}
		revision.failsAt = 9;
		assertThat(beans(revision).run().steps()).hasSize(1);
		assertThat(tables()).contains("one", "two");
	}

	@Test
	default void dataThatCodeHasWrittenIsRolledBackWhereNothingCommitsIt() {
		jdbc().execute("create table log (id integer)");
		Writing revision = new Writing();
		RevisionFailedException failure = failure(() -> builder(dataSource()).baseline("b000")
			.locations(List.of())
			.scriptSource(new MigrationBeans().add(new Base()).add(revision))
			.build()
			.run());
		assertThat(failure).hasMessageContaining("It was rolled back, and the version table still names 'b000'.");
		assertThat(failure.details().rolledBack()).isTrue();
		assertThat(jdbc().queryForList("select id from log", Integer.class)).isEmpty();
		revision.corrected = true;
		beans(new Base(), revision).run();
		assertThat(jdbc().queryForList("select id from log", Integer.class)).containsExactly(1);
	}

	@Test
	default void lossOfTheCommitIsLookedUp() {
		for (boolean after : new boolean[] { false, true }) {
			twoTables("true", "");
			// There, the commit travels with the changes of our own tables
			String commit = dialect().name().equals("mariadb") ? "begin not atomic" : "commit";
			FaultyDataSource faulty = new FaultyDataSource(dataSource(), commit, after);
			try {
				RevisionFailedException failure = failure(() -> builderOfFiles(faulty).build().run());
				if (dialect().transactionalDdl()) {
					assertThat(failure).hasMessageContaining("when it was committed")
						.hasMessageContaining("Whether it was committed is unknown; the next run looks it up.");
					assertThat(failure.details().rolledBack()).isFalse();
				}
				assertThat(failure.action()).startsWith("Run it again when the database is back: it goes on where ");
			}
			catch (DatabaseFailedException ex) {
				// Where DDL commits, the first commit may be one of our own tables
				assertThat(dialect().transactionalDdl()).isFalse();
			}
			assertThatNextRunGoesToTheEnd();
			assertThat(jdbc().queryForList("select id from one", Integer.class)).containsExactly(1);
			assertThat(migrator().build().history()).filteredOn((entry) -> entry.outcome() == Outcome.APPLIED)
				.hasSize(1);
			tables().forEach((table) -> jdbc().execute("drop table " + table));
		}
	}

	@Test
	default void blockOutsideOfTheTransactionGoesOnBehindWhatIsDone() {
		jdbc().execute("create table log (id integer primary key)");
		Outside revision = new Outside();
		revision.second = "insert into log values (1)";
		RevisionFailedException failure = failure(() -> upgrade(revision));
		assertThat(failure)
			.hasMessageContaining("so operations 1–2 stay applied and the version table still names 'b000'.");
		assertThat(failure.action())
			.startsWith("Correct what is left of the revision and run it again: it goes on behind what stays.");
		assertThat(failure.details().rolledBack()).isFalse();
		assertThat(jdbc().queryForList("select id from log", Integer.class)).containsExactly(1);
		revision.second = "insert into log values (2)";
		upgrade(revision);
		assertThat(jdbc().queryForList("select id from log order by id", Integer.class)).containsExactly(1, 2);
		assertThat(tables()).contains("inside");
	}

	private List<Step> upgrade(Migration revision) {
		return builder(dataSource()).baseline("b000")
			.locations(List.of())
			.scriptSource(new MigrationBeans().add(new Base()).add(revision))
			.build()
			.run()
			.steps();
	}

	@Test
	default void backfillThatFailsGoesOnAtItsLastBatch() {
		jdbc().execute("create table log (id integer primary key, n integer check (n < 50))");
		for (int id = 1; id <= 6; id++) {
			jdbc().update("insert into log (id) values (?)", id);
		}
		Filling revision = new Filling();
		revision.value = "id * 10";
		RevisionFailedException failure = failure(() -> upgrade(revision));
		assertThat(failure.getMessage()).contains("stay", "the version table still names 'b000'");
		assertThat(failure.action()).contains("run it again: it goes on behind what stays.");
		assertThat(failure.details().rolledBack()).isFalse();
		assertThat(jdbc().queryForList("select n from log where n is not null order by id", Integer.class))
			.containsExactly(10, 20, 30, 40);
		revision.value = "id";
		upgrade(revision);
		assertThat(jdbc().queryForList("select n from log order by id", Integer.class)).containsExactly(10, 20, 30, 40,
				5, 6);
	}

	@Test
	default void whatAnUnwrappedConnectionHasDoneMayStay() throws SQLException {
		jdbc().execute("create table log (id integer)");
		Unwrapping revision = new Unwrapping();
		try (Connection connection = dataSource().getConnection()) {
			revision.driver = connection.getClass();
		}
		RevisionFailedException failure = failure(() -> upgrade(revision));
		assertThat(failure).hasMessageContaining("What ran through the connection that was unwrapped may stay, too.");
		assertThat(failure.action()).startsWith("Take back what may stay of what failed, correct what is left");
		assertThat(failure.details().rolledBack()).isFalse();
		jdbc().execute("delete from log");
		revision.corrected = true;
		upgrade(revision);
		assertThat(jdbc().queryForList("select id from log", Integer.class)).containsExactly(1);
	}

	/**
	 * Keep others from altering a table.
	 * @param connection a connection that is not in autocommit mode
	 */
	default void lock(Connection connection) {
		new JdbcTemplate(new SingleConnectionDataSource(connection, true)).update("insert into one values (9)");
	}

	/**
	 * Whether the database gives up waiting for the lock of another session.
	 * @return whether it does
	 */
	default boolean limitsWaits() {
		return true;
	}

	@Test
	default void lockInTheWayIsGoneWhenItsSessionHasEnded() throws SQLException {
		assumeThat(limitsWaits()).as("a statement does not wait for ever").isTrue();
		tableRevision("a001", "", "one");
		migrator().build().run();
		revision("a002", "a001", "create table two (id integer primary key);\nalter table one add note integer;", "");
		try (Connection other = dataSource().getConnection()) {
			other.setAutoCommit(false);
			lock(other);
			RevisionFailedException failure = failure(
					() -> migrator().statementLockTimeout(Duration.ofMillis(300)).statementRetries(1).build().run());
			assertThat(failure.getMessage()).contains(dialect().transactionalDdl() ? "It was rolled back"
					: "so statement 1 stays applied and the version table still names 'a001'.");
			assertThat(failure.action()).isEqualTo("End the sessions in the way, or wait for less traffic; then run it "
					+ "again" + (dialect().transactionalDdl() ? "." : ": it goes on where this run has ended."));
			other.rollback();
		}
		assertThatNextRunGoesToTheEnd();
	}

	/**
	 * Connect so that there is little space for what is written.
	 * @return connects to the same database
	 */
	default DataSource withLittleSpace() {
		return dataSource();
	}

	/**
	 * A statement that takes more space than that.
	 * @return makes the table {@code large}; empty if there is no limit of space here
	 */
	default String large() {
		return "";
	}

	@Test
	default void revisionGoesOnWhenThereIsSpace() {
		assumeThat(large()).as("a limit of space").isNotEmpty();
		twoTables("false", large() + ";");
		RevisionFailedException failure = failure(() -> builderOfFiles(withLittleSpace()).build().run());
		assertThat(failure).hasMessageContaining("statements 1–3 stay applied");
		assertThat(failure.action())
			.isEqualTo("Make space where the database writes, or raise the limit that it names; "
					+ "then run it again: it goes on where this run has ended.");
		assertThatNextRunGoesToTheEnd();
		assertThat(tables()).contains("large");
		assertThat(jdbc().queryForList("select id from one", Integer.class)).containsExactly(1);
	}

	/**
	 * A statement that the catalog cannot name.
	 * @return the statement, which adds a rule to a table; empty if there is none here
	 */
	default String unnamedRule() {
		return "alter table one add unique (note)";
	}

	@Test
	default void statementInDoubtIsAskedAboutAndBothAnswersAreFollowed() {
		assumeThat(unnamedRule()).as("a rule without a name").isNotEmpty();
		file("a001.sql", """
				-- revision: a001
				-- transactional: false
				-- upgrade
				create table one (id integer primary key, note integer);
				%s;
				insert into one values (1, 1);
				""".formatted(unnamedRule()));
		for (boolean done : new boolean[] { false, true }) {
			FaultyDataSource faulty = new FaultyDataSource(dataSource(), unnamedRule(), done);
			failure(() -> builderOfFiles(faulty).build().run());
			for (int i = 0; i < 2; i++) {
				assertThatExceptionOfType(OutcomeUnknownException.class).isThrownBy(() -> migrator().build().run())
					.withMessageContaining("a001.sql, line 5, " + unnamedRule())
					.withMessageContaining(
							"`Migrator.resume(\"a001\", Answer.DONE)` or `Migrator.resume(\"a001\", Answer.NOT_DONE)`")
					.satisfies((ex) -> {
						assertThat(ex.direction()).isEqualTo(Direction.UPGRADE);
						assertThat(ex.script()).endsWith("a001.sql");
						assertThat(ex.statement()).isEqualTo("line 5, " + unnamedRule());
					});
			}
			migrator().build().resume("a001", done ? Answer.DONE : Answer.NOT_DONE);
			assertThatNextRunGoesToTheEnd();
			assertThat(jdbc().queryForList("select note from one", Integer.class)).containsExactly(1);
			assertThat(dialect().inspector(jdbc())
				.table(new TableName(null, "one"))
				.orElseThrow()
				.constraints()
				.stream()
				.filter(UniqueConstraint.class::isInstance)).hasSize(1);
			tables().forEach((table) -> jdbc().execute("drop table " + table));
		}
	}

	@ParameterizedTest
	@CsvSource({ "DONE, NOT_DONE", "NOT_DONE, DONE", "DONE, DONE" })
	default void ofTwoWhoAnswerAtOnceOneIsHeard(Answer one, Answer another) throws Exception {
		assumeThat(unnamedRule()).as("a rule without a name").isNotEmpty();
		file("a001.sql", """
				-- revision: a001
				-- transactional: false
				-- upgrade
				create table one (id integer primary key, note integer);
				%s;
				""".formatted(unnamedRule()));
		failure(() -> builderOfFiles(new FaultyDataSource(dataSource(), unnamedRule(), true)).build().run());
		CyclicBarrier start = new CyclicBarrier(2);
		List<CompletableFuture<Optional<NotInDoubtException>>> answers = Stream.of(one, another)
			.map((answer) -> CompletableFuture.supplyAsync(() -> refusal(answer, start)))
			.toList();
		List<Optional<NotInDoubtException>> refusals = List.of(answers.get(0).get(1, TimeUnit.MINUTES),
				answers.get(1).get(1, TimeUnit.MINUTES));
		assertThat(refusals.stream().filter(Optional::isEmpty)).hasSize(1);
		Answer heard = refusals.get(0).isEmpty() ? one : another;
		NotInDoubtException refusal = refusals.stream().flatMap(Optional::stream).findFirst().orElseThrow();
		assertThat(refusal.getMessage())
			.contains("of which it is known already that it is " + ((heard == Answer.DONE) ? "done." : "not done."));
		assertThat(jdbc().queryForList("select state from migrate_journal order by operation_number, statement_number",
				String.class))
			.last()
			.isEqualTo((heard == Answer.DONE) ? "done" : "not_done");
		assertThat(migrator().build().history()).filteredOn((entry) -> entry.outcome() == Outcome.ANSWERED).hasSize(1);
	}

	private Optional<NotInDoubtException> refusal(Answer answer, CyclicBarrier start) {
		Migrator migrator = migrator().build();
		try {
			start.await();
			migrator.resume("a001", answer);
			return Optional.empty();
		}
		catch (NotInDoubtException ex) {
			return Optional.of(ex);
		}
		catch (InterruptedException | BrokenBarrierException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	default void editOfWhatIsDoneIsRefusedUntilItIsPutBack() {
		twoTables("false", "");
		FaultyDataSource faulty = new FaultyDataSource(dataSource(), "create table two", true);
		failure(() -> builderOfFiles(faulty).build().run());
		file("a001.sql", """
				-- revision: a001
				-- transactional: false
				-- upgrade

				create table one (id integer primary key, note integer);
				create table two (id integer primary key);
				""");
		assertThatExceptionOfType(ChangedStatementException.class).isThrownBy(() -> migrator().build().run())
			.withMessageContaining("line 4, create table one (id integer primary key)")
			.withMessageContaining("line 5, create table one (id integer primary key, note integer)")
			.satisfies((ex) -> {
				assertThat(ex.revision()).isEqualTo("a001");
				assertThat(ex.direction()).isEqualTo(Direction.UPGRADE);
				assertThat(ex.script()).endsWith("a001.sql");
				assertThat(ex.statement()).isEqualTo("line 4, create table one (id integer primary key)");
				assertThat(ex.now()).isEqualTo("line 5, create table one (id integer primary key, note integer)");
			});
		assertThat(rows()).isEmpty();
		twoTables("false", "");
		assertThatNextRunGoesToTheEnd();
	}

	@Test
	default void revisionThatIsNotHereIsCompletedWhereItIs() {
		tableRevision("b001", "", "other");
		twoTables("false", "");
		Migrator both = migrator().target("a001").build();
		failure(() -> builderOfFiles(new FaultyDataSource(dataSource(), "create table two", false)).target("a001")
			.build()
			.run());
		files().resolve("a001.sql").toFile().delete();
		assertThatExceptionOfType(InterruptedElsewhereException.class)
			.isThrownBy(() -> migrator().build().upgrade("heads"))
			.withMessageContaining("Revision 'a001' stopped in the middle of its upgrade")
			.satisfies((ex) -> assertThat(ex.direction()).isEqualTo(Direction.UPGRADE));
		assertThat(tables()).doesNotContain("other");
		twoTables("false", "");
		both.run();
		files().resolve("a001.sql").toFile().delete();
		assertThat(rows()).containsExactly("a001");
	}

	@Test
	default void journalOfAnotherBuildIsLeftToIt() {
		twoTables("false", "");
		failure(() -> builderOfFiles(new FaultyDataSource(dataSource(), "create table two", false)).build().run());
		jdbc().update("update migrate_journal set format = 99");
		assertThatExceptionOfType(JournalNotReadableException.class).isThrownBy(() -> migrator().build().run())
			.withMessageContaining("tells of it in form 99, which is not known here (form 3 is)")
			.withMessageContaining("A newer build has begun the revision")
			.satisfies((ex) -> assertThat(ex.missing()).isEmpty());
		assertThat(migrator().build().status().state()).isEqualTo(State.INTERRUPTED);
		jdbc().update("update migrate_journal set format = 1");
		assertThatExceptionOfType(JournalNotReadableException.class).isThrownBy(() -> migrator().build().run())
			.withMessageContaining("An older build has begun the revision: let that build go on with it");
		jdbc().update("update migrate_journal set format = 3");
		assertThatNextRunGoesToTheEnd();
	}

	@Test
	default void versionTableWithRowsTwiceOrEmptyIsWrittenAnewByStamp() {
		tableRevision("a001", "", "one");
		tableRevision("a002", "a001", "two");
		migrator().build().upgrade("a001");
		jdbc().execute("drop table migrate_version");
		jdbc().execute("create table migrate_version (version_num varchar(32))");
		for (String row : new String[] { "'a001'", "null" }) {
			jdbc().update("insert into migrate_version values (" + row + ")");
			jdbc().update("insert into migrate_version values ('a001')");
			assertThatExceptionOfType(CorruptVersionTableException.class).isThrownBy(() -> migrator().build().run())
				.withMessageContaining("has rows that are empty or there twice: ")
				.satisfies((ex) -> assertThat(ex.rows()).hasSizeGreaterThan(1));
			assertThat(tables()).doesNotContain("two");
			migrator().build().stamp(List.of("a001"), true);
			assertThat(rows()).containsExactly("a001");
		}
		migrator().build().run();
		assertThat(rows()).containsExactly("a002");
	}

	@Test
	default void versionTableThatChangedMeanwhileIsGoneOnWith() {
		tableRevision("a001", "", "one");
		migrator().build().run();
		revision("a002", "a001", "delete from migrate_version;", "");
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> migrator().build().run())
			.withMessageContaining("has to meet one row but met 0.")
			.withCauseInstanceOf(VersionTableMismatchException.class);
		assertThat(migrator().build().current()).containsExactly("a001");
		revision("a002", "a001", "insert into one values (7);", "");
		migrator().build().run();
		assertThat(rows()).containsExactly("a002");
	}

	@Test
	default void downgradeThatIsNotWrittenIsLeftToTheEngine() {
		Migration caller = new CallsDowngrade(new Makes());
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> beans(caller).upgrade("heads"))
			.withMessageContaining("'dev.migrate.contract.AdviceContract$Makes' has no downgrade method.")
			.withMessageContaining("let the engine derive it from the upgrade");
		assertThat(tables()).doesNotContain("made");
		beans(new Makes()).upgrade("heads");
		beans(new Makes()).downgrade("base");
		assertThat(tables()).doesNotContain("made");
		beans(new CallsDowngrade(new Unmakes())).upgrade("heads");
		assertThat(rows()).containsExactly("d009");
	}

	/**
	 * Makes a table, and does not say how to take it away.
	 */
	@Revision(id = "d008")
	class Makes implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.createTable("made", column("id", integer()).primaryKey());
		}

	}

	/**
	 * Says it.
	 */
	class Unmakes extends Makes {

		@Override
		public void downgrade(Operations op) {
			op.ifExists().dropTable("made");
		}

	}

	/**
	 * Calls a downgrade from code.
	 */
	@Revision(id = "d009")
	class CallsDowngrade implements Migration {

		private final Migration other;

		public CallsDowngrade(Migration other) {
			this.other = other;
		}

		@Override
		public void upgrade(Operations op) {
			this.other.downgrade(op);
		}

	}

	@Test
	default void journalWithoutItsColumnsIsMadeAnew() {
		assumeThat(dialect().transactionalDdl()).as("DDL takes part in transactions").isFalse();
		jdbc().execute("create table migrate_journal (revision varchar(20), direction varchar(20), state varchar(20))");
		twoTables("false", "");
		assertThatExceptionOfType(JournalNotReadableException.class).isThrownBy(() -> migrator().build().run())
			.withMessageContaining("lacks the columns 'operation_number', 'change_number', 'statement_number'")
			.satisfies((ex) -> {
				assertThat(ex.table().name()).isEqualTo("migrate_journal");
				assertThat(ex.missing()).startsWith("operation_number", "change_number", "statement_number");
			});
		assertThat(tables()).doesNotContain("one");
		jdbc().execute("drop table migrate_journal");
		assertThatNextRunGoesToTheEnd();
	}

	/**
	 * What is there before.
	 */
	@Revision(id = "b000")
	class Base implements Migration {

		@Override
		public void upgrade(Operations op) {
		}

	}

	/**
	 * Fails before one of its operations.
	 */
	@Revision(id = "b001")
	class Growing implements Migration {

		private int failsAt;

		@Override
		public void upgrade(Operations op) {
			fail(0);
			op.createTable("one", column("id", integer()));
			fail(1);
			op.createTable("two", column("id", integer()));
		}

		private void fail(int place) {
			if (this.failsAt == place) {
				throw new IllegalStateException("no luck");
			}
		}

	}

	/**
	 * Runs two statements outside of its transaction.
	 */
	@Revision(id = "b001", downRevision = "b000")
	class Outside implements Migration {

		private String second = "";

		@Override
		public void upgrade(Operations op) {
			op.createTable("inside", column("id", integer()));
			op.autocommit(() -> {
				op.execute("insert into log values (1)");
				op.execute(this.second);
			});
		}

	}

	/**
	 * Changes data in batches.
	 */
	@Revision(id = "b001", downRevision = "b000")
	class Filling implements Migration {

		private String value = "";

		@Override
		public void upgrade(Operations op) {
			op.backfill(Backfill.of("log").key("id").set("n", this.value).where("n is null").batchSize(2));
		}

	}

	/**
	 * Writes past what the migration sees.
	 */
	@Revision(id = "b001", downRevision = "b000")
	class Unwrapping implements Migration {

		private Class<? extends Connection> driver = Connection.class;

		private boolean corrected;

		@Override
		public void upgrade(Operations op) {
			try (Statement statement = op.connection().unwrap(this.driver).createStatement()) {
				statement.execute("insert into log values (1)");
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
			if (!this.corrected) {
				throw new IllegalStateException("no luck");
			}
		}

	}

	/**
	 * Changes data by other means than operations.
	 */
	@Revision(id = "b001", downRevision = "b000")
	class Writing implements Migration {

		private boolean corrected;

		@Override
		public void upgrade(Operations op) {
			op.jdbc().sql("insert into log (id) values (1)").update();
			if (!this.corrected) {
				throw new IllegalStateException("no luck");
			}
		}

	}

}
