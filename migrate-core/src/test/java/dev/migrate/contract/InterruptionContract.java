package dev.migrate.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import javax.sql.DataSource;

import dev.migrate.Migrator;
import dev.migrate.MigratorBuilder;
import dev.migrate.execute.MigrationListener;
import dev.migrate.execute.journal.ChangedStatementException;
import dev.migrate.execute.journal.NotInDoubtException;
import dev.migrate.operation.Operations;
import dev.migrate.plan.Direction;
import dev.migrate.plan.Step;
import dev.migrate.script.Migration;
import dev.migrate.script.MigrationBeans;
import dev.migrate.script.Revision;
import dev.migrate.settings.Mode;
import dev.migrate.start.AboveTargetException;
import dev.migrate.start.Answer;
import dev.migrate.start.InterruptedRevisionException;
import dev.migrate.start.MigrationStatus;
import dev.migrate.start.MigrationStatus.InterruptedRevision;
import dev.migrate.start.MigrationStatus.State;
import dev.migrate.start.MigrationStatus.StatementState;
import dev.migrate.start.Resolution;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatRuntimeException;

/**
 * A run that was killed in the middle of a revision is seen by all who look, until a run
 * has completed it.
 */
public interface InterruptionContract extends TestedDatabase {

	/**
	 * Two revisions; the second one commits each of its statements.
	 */
	private void writeFiles() {
		tableRevision("a001", "", "one");
		file("a002.sql", """
				-- revision: a002
				-- down revision: a001
				-- transactional: false

				-- upgrade
				create table two (id integer primary key, note integer);
				insert into two values (1, 1);
				create table three (id integer primary key);
				insert into two values (2, 2);

				-- downgrade
				drop table three;
				delete from two where id = 1;
				drop table two;
				""");
	}

	/**
	 * Kill a run.
	 * @param statement the beginning of the statement at which it ends
	 * @param after whether the database has done the statement
	 * @param work what is run
	 */
	default void kill(String statement, boolean after, Consumer<Migrator> work) {
		FaultyDataSource faulty = new FaultyDataSource(dataSource(), statement, after);
		try {
			work.accept(builderOfFiles(faulty).build());
		}
		catch (RuntimeException ex) {
			assertThat(faulty.isCut()).as("was cut, and not " + ex).isTrue();
		}
		assertThat(faulty.isCut()).isTrue();
	}

	/**
	 * A loop over rows, each of which it changes so that it is not read again.
	 */
	@Revision(id = "a002", transactional = false)
	class EachRow implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.execute("create table one (id integer primary key, n integer)");
			op.execute("insert into one values (1, 0)");
			op.execute("insert into one values (2, 0)");
			op.execute("create table two (id integer primary key)");
			op.jdbc()
				.sql("select id from one where n = 0 order by id")
				.query(Integer.class)
				.list()
				.forEach((id) -> op.jdbc().sql("update one set n = 1 where id = ?").param(id).update());
			op.execute("create table three (id integer primary key)");
		}

	}

	@Test
	default void revisionThatReadsWhatItHasChangedIsNotCalledEdited() {
		FaultyDataSource faulty = new FaultyDataSource(dataSource(), "create table three", false);
		assertThatRuntimeException().isThrownBy(() -> eachRow(faulty).run());
		assertThat(faulty.isCut()).isTrue();
		assertThatExceptionOfType(ChangedStatementException.class).isThrownBy(() -> eachRow(dataSource()).run())
			.withMessageContaining("is not what the revision makes of the rows that it reads now")
			.withMessageContaining("do by hand what is missing of the revision");
		jdbc().execute("create table three (id integer primary key)");
		eachRow(dataSource()).resolve("a002", Resolution.APPLIED);
		assertThat(eachRow(dataSource()).run().steps()).isEmpty();
		assertThat(jdbc().queryForList("select n from one", Integer.class)).containsExactly(1, 1);
	}

	private Migrator eachRow(DataSource database) {
		return builderOfFiles(database).scriptSource(new MigrationBeans().add(new EachRow())).build();
	}

	private void assertThatItIsSeen(Direction direction, String statement) {
		MigrationStatus status = migrator().build().status();
		assertThat(status.state()).isEqualTo(State.INTERRUPTED);
		assertThat(status.interrupted())
			.extracting(InterruptedRevision::revision, InterruptedRevision::direction, InterruptedRevision::statement,
					InterruptedRevision::state)
			.containsExactly("a002", direction, statement, StatementState.STARTED);
		assertThat(status.interrupted().script()).endsWith("a002.sql");
		assertThatExceptionOfType(InterruptedRevisionException.class)
			.isThrownBy(() -> migrator().mode(Mode.VERIFY).build().run())
			.withMessageContaining("The database is in the middle of " + direction.verb() + " 'a002', "
					+ "and mode 'verify' changes nothing.");
		assertThatExceptionOfType(InterruptedRevisionException.class)
			.isThrownBy(() -> migrator().sqlOutput(files().resolve("out.txt").toString()).build().run())
			.withMessageContaining("a script that is only written cannot go on where that stopped")
			.satisfies((failure) -> assertThat(failure.revisions()).containsExactly("a002"));
		assertThat(files().resolve("out.txt")).doesNotExist();
	}

	private void assertThatNextRunCompletesIt() {
		assertThat(migrator().build().run().steps()).isNotEmpty();
		MigrationStatus status = migrator().build().status();
		assertThat(status.state()).isEqualTo(State.UP_TO_DATE);
		assertThat(status.interrupted()).isNull();
		assertThat(migrator().mode(Mode.VERIFY).build().run().steps()).isEmpty();
		assertThat(jdbc().queryForList("select id from two order by id", Integer.class)).containsExactly(1, 2);
	}

	@Test
	default void killedUpgradeIsSeen() {
		writeFiles();
		kill("create table three", true, (migrator) -> migrator.upgrade("heads"));
		assertThatItIsSeen(Direction.UPGRADE, "line 8, create table three (id integer primary key)");
		assertThatNextRunCompletesIt();
	}

	@Test
	default void killedDowngradeIsNeverUpToDate() {
		writeFiles();
		migrator().build().upgrade("heads");
		kill("drop table two", false, (migrator) -> migrator.downgrade("a001"));
		assertThat(rows()).containsExactly("a002");
		assertThatItIsSeen(Direction.DOWNGRADE, "line 14, drop table two");
		assertThatNextRunCompletesIt();
	}

	@Test
	default void startGoesOnBelowADowngradeThatItCompletes() {
		killOnTheWayDown();
		MigratorBuilder lower = builderOfFiles(dataSource()).target("b001").allowDowngrade(true);
		assertThat(lower.build().run().steps()).hasToString("[downgrade b003, downgrade b002]");
		assertThat(rows()).containsExactly("b001");
		assertThat(tables()).contains("one").doesNotContain("two", "five");
	}

	@Test
	default void startThatMayNotGoDownSaysSoBehindADowngradeThatItCompletes() {
		killOnTheWayDown();
		assertThatExceptionOfType(AboveTargetException.class)
			.isThrownBy(() -> builderOfFiles(dataSource()).target("b001").build().run());
		assertThat(rows()).containsExactly("b002");
	}

	/**
	 * Three revisions, of which the last one is half taken down.
	 */
	private void killOnTheWayDown() {
		tableRevision("b001", "", "one");
		tableRevision("b002", "b001", "five");
		file("b003.sql", """
				-- revision: b003
				-- down revision: b002
				-- transactional: false

				-- upgrade
				create table two (id integer primary key);
				insert into two values (1);

				-- downgrade
				delete from two where id = 1;
				drop table two;
				""");
		migrator().build().upgrade("heads");
		kill("drop table two", false, (migrator) -> migrator.downgrade("b001"));
		assertThat(rows()).containsExactly("b003");
	}

	@Test
	default void revisionAtWorkIsNotInterrupted() {
		writeFiles();
		kill("create table three", false, (migrator) -> migrator.upgrade("heads"));
		List<State> states = new ArrayList<>();
		migrator().listener(new MigrationListener() {

			@Override
			public void beforeStep(Step step) {
				MigrationStatus status = migrator().build().status();
				assertThat(status.interrupted()).isNull();
				states.add(status.state());
			}

		}).build().run();
		assertThat(states).containsExactly(State.PENDING);
	}

	@Test
	default void nothingIsInDoubtWhereNothingHasStopped() {
		writeFiles();
		for (Answer answer : Answer.values()) {
			assertThatExceptionOfType(NotInDoubtException.class)
				.isThrownBy(() -> migrator().build().resume("a002", answer))
				.withMessageContaining("Revision 'a002' has not stopped in the middle")
				.satisfies((failure) -> assertThat(failure.statement()).isEmpty());
		}
		assertThat(tables()).isEmpty();
	}

}
