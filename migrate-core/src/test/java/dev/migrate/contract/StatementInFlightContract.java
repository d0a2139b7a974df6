package dev.migrate.contract;

import java.util.List;

import dev.migrate.execute.RevisionFailedException;
import dev.migrate.execute.journal.NotInDoubtException;
import dev.migrate.execute.journal.OutcomeUnknownException;
import dev.migrate.settings.NonEmptySchema;
import dev.migrate.start.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatRuntimeException;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * What became of the statement that ran when a process ended, where statements are
 * committed one by one: the catalog knows better than a person, but does not take what
 * was there before for the work of the statement.
 */
public interface StatementInFlightContract extends TestedDatabase {

	private void write(String... statements) {
		file("a001.sql",
				"-- revision: a001\n-- transactional: false\n-- upgrade\n" + String.join(";\n", statements) + ";\n");
	}

	private void cut(String statement, boolean after) {
		FaultyDataSource faulty = new FaultyDataSource(dataSource(), statement, after);
		assertThatRuntimeException()
			.isThrownBy(() -> builderOfFiles(faulty).onNonEmptySchema(NonEmptySchema.UPGRADE).build().upgrade("heads"));
		assertThat(faulty.isCut()).as(statement).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "create table one (id integer primary key)", "alter table one add n integer",
			"create index ix on one (n)", "drop table none", "alter table one drop column none", "drop index none",
			"create view seen as select n from one", "alter table none rename to one" })
	default void whatWasThereBeforeIsNotTakenForTheWorkOfTheStatement(String statement) {
		String text = (statement.startsWith("drop index") && dialect().name().matches("mysql|mariadb"))
				? statement + " on one" : statement;
		for (boolean after : new boolean[] { false, true }) {
			jdbc().execute("create table one (id integer primary key, n integer)");
			jdbc().execute("create index ix on one (n)");
			jdbc().execute("create view seen as select n from one");
			write("create table behind (id integer primary key)", "insert into behind values (1)", text,
					"insert into behind values (2)");
			cut(text, after);
			assertThatExceptionOfType(RevisionFailedException.class).as(text)
				.isThrownBy(() -> migrator().build().upgrade("heads"));
			write("create table behind (id integer primary key)", "insert into behind values (1)",
					"insert into behind values (2)");
			migrator().build().upgrade("heads");
			assertThat(jdbc().queryForList("select id from behind order by id", Integer.class)).containsExactly(1, 2);
			jdbc().execute("drop view seen");
			jdbc().execute("drop table one");
			jdbc().execute("drop table behind");
			for (String table : tablesOfRuns()) {
				jdbc().execute("drop table " + table);
			}
		}
	}

	/**
	 * Statements of which the catalog tells whether they have run, or that may run again.
	 * @return a line for each: what makes what it needs, the statement itself, and what
	 * takes away what it leaves, with bars between
	 */
	String statementsInFlight();

	@Test
	default void nobodyIsAskedWhatTheCatalogTellsOfAStatement() {
		statementsInFlight().lines().map((line) -> line.split("\\s*\\|\\s*", 3)).forEach((parts) -> {
			for (boolean after : new boolean[] { false, true }) {
				executeAll(parts[0]);
				write("create table behind (id integer primary key)", "insert into behind values (1)", parts[1],
						"insert into behind values (2)");
				cut(parts[1], after);
				FaultyDataSource counting = new FaultyDataSource(dataSource(), Integer.MAX_VALUE, false);
				assertThatCode(() -> builderOfFiles(counting).build().upgrade("heads"))
					.as((after ? "after " : "before ") + parts[1])
					.doesNotThrowAnyException();
				if (!after) {
					assertThat(counting.trips()).as("before " + parts[1]).anyMatch((trip) -> trip.contains(parts[1]));
				}
				assertThat(jdbc().queryForList("select id from behind order by id", Integer.class)).containsExactly(1,
						2);
				executeAll(parts[2]);
				jdbc().execute("drop table behind");
				tablesOfRuns().forEach((table) -> jdbc().execute("drop table " + table));
			}
		});
	}

	private void emptyTable(String statement, boolean after) {
		assumeThat(dialect().name()).isNotEqualTo("sqlite");
		executeAll("create table one (id integer); insert into one values (1)");
		write("create table behind (id integer primary key)", "truncate table one", "insert into behind values (2)");
		cut(statement, after);
		jdbc().execute("insert into one values (2)");
	}

	@Test
	default void rowsOfTableThatMayHaveBeenEmptiedAreAskedAbout() {
		emptyTable("truncate table one", true);
		assertThatExceptionOfType(OutcomeUnknownException.class).isThrownBy(() -> migrator().build().upgrade("heads"));
		migrator().build().resume("a001", Answer.DONE);
		migrator().build().upgrade("heads");
		assertThat(jdbc().queryForList("select id from one", Integer.class)).containsExactly(2);
	}

	@Test
	default void tableThatWasEmptiedIsNotEmptiedAgain() {
		emptyTable("insert into behind values (2)", false);
		migrator().build().upgrade("heads");
		assertThat(jdbc().queryForList("select id from one", Integer.class)).containsExactly(2);
	}

	private void executeAll(String statements) {
		for (String statement : statements.split(";")) {
			jdbc().execute(statement);
		}
	}

	/**
	 * The tables that a run makes for itself.
	 */
	private List<String> tablesOfRuns() {
		return tables().stream().filter((table) -> table.startsWith("migrate_")).toList();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					create table two (id integer primary key) | table 'two' is there | table 'two' is not there
					create table if not exists two (id integer primary key) | table 'two' is there | table 'two' is not there
					alter table one add n integer             | column 'n' of table 'one' is there | column 'n' of table 'one' is not there
					drop table gone                           | table 'gone' is not there | table 'gone' is there
					""")
	default void answerThatTheCatalogContradictsIsRefused(String statement, String done, String notDone) {
		write("create table one (id integer primary key)", "create table gone (id integer primary key)",
				"insert into one (id) values (1)", statement, "insert into one (id) values (2)");
		cut(statement, false);
		assertThatExceptionOfType(NotInDoubtException.class)
			.isThrownBy(() -> migrator().build().resume("a001", Answer.DONE))
			.withMessageContaining("the catalog shows that it is not done: " + notDone + ".")
			.withMessageContaining("No answer is needed: the next run goes on with it.");
		migrator().build().resume("a001", Answer.NOT_DONE);
		cut(statement, true);
		if (!statement.contains("if not exists")) {
			assertThatExceptionOfType(NotInDoubtException.class)
				.isThrownBy(() -> migrator().build().resume("a001", Answer.NOT_DONE))
				.withMessageContaining("the catalog shows that it is done: " + done + ".")
				.withMessageContaining("No answer is needed: the next run goes on behind it.");
		}
		migrator().build().resume("a001", Answer.DONE);
		migrator().build().upgrade("heads");
		assertThat(jdbc().queryForList("select id from one order by id", Integer.class)).containsExactly(1, 2);
		assertThat(rows()).containsExactly("a001");
	}

}
