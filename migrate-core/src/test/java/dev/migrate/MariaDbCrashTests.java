package dev.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.contract.FaultyDataSource;
import dev.migrate.execute.RevisionFailedException;
import dev.migrate.execute.journal.ChangedStatementException;
import dev.migrate.execute.journal.NotInDoubtException;
import dev.migrate.execute.journal.OutcomeUnknownException;
import dev.migrate.execute.session.SessionLostException;
import dev.migrate.operation.Backfill;
import dev.migrate.operation.Operations;
import dev.migrate.operation.OwnOperation;
import dev.migrate.script.Migration;
import dev.migrate.script.MigrationBeans;
import dev.migrate.script.Revision;
import dev.migrate.settings.NonEmptySchema;
import dev.migrate.start.Answer;
import dev.migrate.start.MigrationStatus.State;
import dev.migrate.start.Resolution;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.integer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatRuntimeException;

/**
 * What MariaDB has committed when a process ends, where a rollback does not undo data.
 */
class MariaDbCrashTests extends DatabaseTests {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.mariadb();
	}

	private void cutAfterInsert() {
		revision("a001", "", """
				create table log (id integer auto_increment primary key, line varchar(20)) engine = MyISAM;
				insert into log (line) values ('one');
				insert into log (line) values ('two');""", "");
		FaultyDataSource counting = new FaultyDataSource(dataSource(), Integer.MAX_VALUE, false);
		builderOfFiles(counting).build().run();
		int insert = counting.trips().indexOf("insert into log (line) values ('one')") + 1;
		assertThat(insert).isPositive();
		jdbc().execute("drop table log, migrate_version, migrate_history, migrate_journal");
		assertThatRuntimeException()
			.isThrownBy(() -> builderOfFiles(new FaultyDataSource(dataSource(), insert, true)).build().run());
		assertThat(migrator().build().status().state()).isEqualTo(State.INTERRUPTED);
		assertThatExceptionOfType(OutcomeUnknownException.class).isThrownBy(() -> migrator().build().run())
			.withMessageContaining("line 7, insert into log (line) values ('…')")
			.withMessageContaining(
					"`Migrator.resume(\"a001\", Answer.DONE)` or `Migrator.resume(\"a001\", Answer.NOT_DONE)`");
	}

	@Test
	void insertIntoTableWithoutTransactionsIsDoneOnceIfSomebodySaysSo() {
		cutAfterInsert();
		migrator().build().resume("a001", Answer.DONE);
		migrator().build().run();
		assertThat(jdbc().queryForList("select line from log order by id", String.class)).containsExactly("one", "two");
	}

	@Test
	void insertIntoTableWithoutTransactionsRunsAgainIfSomebodySaysSo() {
		cutAfterInsert();
		jdbc().execute("delete from log");
		migrator().build().resume("a001", Answer.NOT_DONE);
		migrator().build().run();
		assertThat(jdbc().queryForList("select line from log order by id", String.class)).containsExactly("one", "two");
	}

	@ParameterizedTest
	@ValueSource(strings = { "begin not atomic insert into log values (1); end",
			"create event if not exists e on schedule at current_timestamp do insert into log values (1)",
			"create or replace event e on schedule every 1 day do insert into log values (1)" })
	void whatMayHaveInsertedIsNotRunAgainUnasked(String statement) {
		file("a001.sql", """
				-- revision: a001
				-- transactional: false
				-- upgrade
				create table log (id integer);
				%s;
				""".formatted(statement));
		assertThatRuntimeException()
			.isThrownBy(() -> builderOfFiles(new FaultyDataSource(dataSource(), statement, true)).build().run());
		assertThatExceptionOfType(OutcomeUnknownException.class).isThrownBy(() -> migrator().build().run());
		migrator().build().resume("a001", Answer.DONE);
		migrator().build().run();
		if (statement.startsWith("begin")) {
			assertThat(jdbc().queryForList("select id from log", Integer.class)).containsExactly(1);
		}
	}

	private void cutBefore(String upgrade, String statement) {
		revision("a001", "", upgrade, "");
		FaultyDataSource faulty = new FaultyDataSource(dataSource(), statement, false);
		assertThatRuntimeException().isThrownBy(() -> builderOfFiles(faulty).build().run());
		assertThat(faulty.isCut()).isTrue();
	}

	@Test
	void settingsOfTheSessionAreSetAgain() {
		cutBefore("""
				create table one (id integer primary key);
				set foreign_key_checks = 0;
				create table two (id integer primary key, one_id integer, foreign key (one_id) references one (id));
				insert into two values (1, 99);
				create index ix_two on two (one_id);""", "insert into two values (1, 99)");
		migrator().build().run();
		assertThat(jdbc().queryForObject("select one_id from two", Integer.class)).isEqualTo(99);
	}

	@Test
	void whatOnlyTheSessionHadIsNotMissedInSilence() {
		cutBefore("""
				create table one (id integer primary key);
				set @first = (select 7);
				create table two (id integer primary key);
				insert into two values (@first);""", "insert into two values (@first)");
		assertThatExceptionOfType(SessionLostException.class).isThrownBy(() -> migrator().build().run())
			.withMessageContaining("Revision 'a001' stopped behind line 7, set @first = ")
			.satisfies((ex) -> assertThat(ex.action()).contains("Resolution.APPLIED", "Resolution.UNDONE"))
			.satisfies((ex) -> assertThat(ex.statement()).startsWith("line 7, set @first = "));
		assertThat(migrator().build().history()).isEmpty();
		jdbc().execute("insert into two values (7)");
		migrator().build().resolve("a001", Resolution.APPLIED);
		assertThat(migrator().build().run().steps()).isEmpty();
		assertThat(rows()).containsExactly("a001");
	}

	/**
	 * End a run before and behind each statement, and start again.
	 * @return the questions that were asked; what was completed is as in a run that
	 * nothing has disturbed
	 */
	private List<String> cutEverywhere(String upgrade) {
		String[] statements = upgrade.split("; ");
		file("a001.sql",
				"-- revision: a001\n-- transactional: false\n-- upgrade\n" + String.join(";\n", statements) + ";\n");
		dropAll();
		migrator().build().run();
		List<String> expected = look();
		List<String> questions = new ArrayList<>();
		for (String statement : List.of(statements).subList(3, statements.length)) {
			for (boolean after : new boolean[] { false, true }) {
				dropAll();
				FaultyDataSource faulty = new FaultyDataSource(dataSource(), statement, after);
				assertThatRuntimeException().isThrownBy(() -> builderOfFiles(faulty).build().run());
				assertThat(faulty.isCut()).as(statement).isTrue();
				try {
					answerAndRun(after ? Answer.DONE : Answer.NOT_DONE);
					assertThat(look()).as((after ? "behind " : "before ") + statement).isEqualTo(expected);
				}
				catch (SessionLostException ex) {
					questions.add(ex.getMessage());
				}
			}
		}
		return questions;
	}

	private void answerAndRun(Answer answer) {
		try {
			migrator().build().run();
		}
		catch (OutcomeUnknownException ex) {
			migrator().build().resume("a001", answer);
			migrator().build().run();
		}
	}

	private List<String> look() {
		String last = "case when n = (select max(id) from one) then 'last' else n end";
		return List.of(jdbc().queryForList("select n from one order by n", String.class).toString(),
				jdbc().queryForList("select " + last + " from two order by 1", String.class).toString());
	}

	@ParameterizedTest
	@ValueSource(strings = { "set statement max_statement_time=60 for insert into one (n) values (1), (2)",
			"SET STATEMENT max_statement_time=60, sort_buffer_size=100000 FOR update one set n = n + 1",
			"set statement lock_wait_timeout=5 for alter table one add m integer",
			"set statement max_statement_time=60 for create index ix_one on one (n)",
			"analyze format=json insert into one (n) values (1)", "analyze update one set n = n + 1",
			"set @n = 7; insert into one (n) values (@n)",
			"set @mode = @@sql_mode, sql_mode = 'ANSI'; "
					+ "insert into one (n) values (5); set sql_mode = @mode; insert into two values (6)",
			"set @r := 0; update one set n = (@r := @r + 1); create index ix on one (n); set @r := 0; "
					+ "update one set n = (@r := @r + 10)",
			"insert into one (n) select @r := @r + 1 from one, (select @r := 0) x; create index ix on one (n); "
					+ "insert into one (n) select @s := @s + 1 from one, (select @s := 0) x",
			"insert into one (n) values (4); create index ix on one (n); insert into one (n) values (5)",
			"create table if not exists new (n integer); rename table two to old, new to two; drop table old",
			"alter table two change n m integer, add n integer; alter table two drop m",
			"alter table two drop column n, add column n bigint; update two set n = 5",
			"create or replace view v as select n from one; drop view if exists w; rename table v to w; "
					+ "insert into two select n from w" })
	void whatIsDoneIsDoneOnceHoweverItBegins(String upgrade) {
		assertThat(cutEverywhere("create table one (id integer auto_increment primary key, n integer); "
				+ "create table two (n integer); insert into one (n) values (1), (2), (3); "
				+ "set statement max_statement_time=60 for insert into two values (1); " + upgrade
				+ "; insert into two values (800)"))
			.isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
									insert into one (n) values (5); insert into two values (last_insert_id())              | last_insert_id()
									insert into one (n) values (5); insert into two values (@@identity)                    | @@identity
									insert into one (n) values (5); insert into two values (3); insert into two values (last_insert_id()) | last_insert_id()
									update one set n = (@m := n + 40); insert into two values (@m)                         | @m
									insert into two select @M := 30 + max(n) from one; insert into two values (coalesce(@m, 0))  | @m
									do @d := 4; insert into two values (@d)                                                | @d
															call give(@o); insert into two values (@o)                                             | @o
									call give(@o); insert into two values (@hidden)                                        | @hidden
									call give(@o); set @p = @o; insert into two values (@p)                                | @o
									create sequence sq; insert into two values (nextval(sq) > 0); insert into two values (lastval(sq) > 0) | lastval(sq)
									create trigger tr before insert on two for each row set new.n = coalesce(@t, 0); update one set n = (@t := n + 40); insert into two values (1) | @t
									update one set n = (@f := n + 40); insert into two values (get_f())                    | @f
									update one set n = (@f := n + 40); insert into two select n from v_f                   | @f
									create trigger tr after insert on one for each row set @q = new.n; insert into one (n) values (7); insert into two values (coalesce(@q, 0)) | @q
					""")
	void whatWasReadOfTheSessionIsAskedForAndNotGuessed(String upgrade, String name) {
		jdbc().execute("create or replace procedure give(out o integer) begin set o = 4, @hidden = 5; end");
		jdbc().execute("create or replace function get_f() returns integer return coalesce(@f, 0)");
		jdbc().execute("create or replace view v_f as select get_f() as n");
		String question = "' reads '" + name + "', which is not there any more.";
		assertThat(cutEverywhere("create table one (id integer auto_increment primary key, n integer); "
				+ "create table two (n integer); insert into one (n) values (1), (2), (3); " + upgrade
				+ "; insert into two values (800)"))
			.isNotEmpty()
			.allMatch((message) -> message.contains(question.substring(1)), question);
	}

	@ParameterizedTest
	@ValueSource(strings = { "backfill", "own", "insert" })
	void operationThatReadsWhatWasInTheSessionIsRefused(String reader) {
		FaultyDataSource faulty = new FaultyDataSource(dataSource(), "create table two", true);
		assertThatRuntimeException().isThrownBy(() -> variables(faulty, reader).run());
		assertThat(faulty.isCut()).isTrue();
		assertThatExceptionOfType(SessionLostException.class).isThrownBy(() -> variables(dataSource(), reader).run())
			.withMessageContaining("reads '@v', which is not there any more.")
			.withMessageContaining("behind operation 4, number rows");
		assertThat(jdbc().queryForList("select n from one order by n", Integer.class)).containsExactly(11, 12);
	}

	@Test
	void settingsOfAnOwnOperationAreSetAgain() {
		FaultyDataSource faulty = new FaultyDataSource(dataSource(), "create table two", true);
		assertThatRuntimeException().isThrownBy(() -> variables(faulty, "none").run());
		variables(dataSource(), "none").run();
		assertThat(jdbc().queryForObject("select one_id from two", Integer.class)).isEqualTo(99);
	}

	@Test
	void settingsOfAnOwnOperationAreSetAgainInTheMiddleOfIt() {
		cutWithin("set foreign_key_checks = 0; create table three (n integer); insert into two values (99)");
		own(dataSource(), "set foreign_key_checks = 0; create table three (n integer); insert into two values (99)")
			.run();
		assertThat(jdbc().queryForObject("select one_id from two", Integer.class)).isEqualTo(99);
	}

	@Test
	void variablesOfAnOwnOperationAreMissedInTheMiddleOfIt() {
		String text = "do @d := 4; create table three (n integer); insert into two values (coalesce(@d, null))";
		cutWithin(text);
		assertThatExceptionOfType(SessionLostException.class).isThrownBy(() -> own(dataSource(), text).run())
			.withMessageContaining("reads '@d', which is not there any more.");
	}

	@Test
	void changeThatTheOperationDoesNotHaveIsNotPassed() {
		String text = "create table three (n integer); insert into two values (null)";
		cutWithin(text);
		jdbc().execute("update migrate_journal set change_number = 9");
		assertThatExceptionOfType(ChangedStatementException.class).isThrownBy(() -> own(dataSource(), text).run());
	}

	private void cutWithin(String text) {
		FaultyDataSource faulty = new FaultyDataSource(dataSource(), text.substring(text.lastIndexOf("insert")), false);
		assertThatRuntimeException().isThrownBy(() -> own(faulty, text).run());
		assertThat(faulty.isCut()).isTrue();
	}

	private Migrator own(DataSource database, String text) {
		return builderOfFiles(database).scriptSource(new MigrationBeans().add(new OneText(text))).build();
	}

	/**
	 * Runs several statements as one change.
	 */
	@Revision(id = "a001", transactional = false)
	static class OneText implements Migration {

		private final String text;

		OneText(String text) {
			this.text = text;
		}

		@Override
		public void upgrade(Operations op) {
			op.createTable("one", column("id", integer()).primaryKey());
			op.execute("create table two (one_id integer, foreign key (one_id) references one (id))");
			op.apply(new Own("fill", this.text));
		}

	}

	@ParameterizedTest
	@ValueSource(strings = { "backfill", "bulk" })
	void variableOfTriggerBehindAnOperationIsMissed(String kind) {
		jdbc().execute("create table one (id integer primary key, n integer)");
		jdbc().execute("insert into one values (1, 1)");
		jdbc().execute("create trigger tu after update on one for each row set @q = new.n");
		jdbc().execute("create trigger ti after insert on one for each row set @q = new.n");
		FaultyDataSource faulty = new FaultyDataSource(dataSource(), "create table two", true);
		assertThatRuntimeException().isThrownBy(() -> filled(faulty, kind).run());
		assertThat(faulty.isCut()).isTrue();
		assertThatExceptionOfType(SessionLostException.class).isThrownBy(() -> filled(dataSource(), kind).run())
			.withMessageContaining("reads '@q', which is not there any more.");
	}

	private Migrator filled(DataSource database, String kind) {
		return builderOfFiles(database).onNonEmptySchema(NonEmptySchema.UPGRADE)
			.scriptSource(new MigrationBeans().add(new Filled(kind)))
			.build();
	}

	/**
	 * Changes rows by an operation, and reads what their triggers have set.
	 */
	@Revision(id = "a001", transactional = false)
	static class Filled implements Migration {

		private final String kind;

		Filled(String kind) {
			this.kind = kind;
		}

		@Override
		public void upgrade(Operations op) {
			if (this.kind.equals("backfill")) {
				op.backfill(Backfill.of("one").key("id").set("n", "n + 1").where("n < 2"));
			}
			else {
				op.bulkInsert("one", List.of(Map.of("id", 3, "n", 3)));
			}
			op.execute("create table two (n integer)");
			op.execute("insert into two values (coalesce(@q, 0))");
		}

	}

	@Test
	void countOfTheStatementBeforeIsThereBehindOnesThatArePassed() {
		cutBefore("""
				create table one (n integer);
				create table two (n integer);
				insert into one values (1), (2);
				insert into two values (row_count());""", "create table two (n integer)");
		migrator().build().run();
		assertThat(jdbc().queryForObject("select n from two", Integer.class)).isEqualTo(2);
	}

	@Test
	void countOfTheStatementBeforeIsMissedIfSomethingElseMayBe() {
		cutBefore("""
				create table one (n integer);
				do @m := 3;
				create table two (n integer);
				insert into one values (1), (2);
				insert into two values (row_count());""", "create table two (n integer)");
		assertThatExceptionOfType(SessionLostException.class).isThrownBy(() -> migrator().build().run())
			.withMessageContaining("reads 'row_count()', which is not there any more.");
	}

	private Migrator variables(DataSource database, String reader) {
		return builderOfFiles(database).scriptSource(new MigrationBeans().add(new Variables(reader))).build();
	}

	/**
	 * Sets a variable and a setting of its session by an operation of its own, and needs
	 * them behind it.
	 */
	@Revision(id = "a001", transactional = false)
	static class Variables implements Migration {

		private final String reader;

		Variables(String reader) {
			this.reader = reader;
		}

		@Override
		public void upgrade(Operations op) {
			op.createTable("one", column("id", integer()).primaryKey(), column("n", integer()));
			op.execute("insert into one values (1, 1), (2, 2)");
			op.execute("create trigger tr before insert on one for each row set new.n = @v");
			op.apply(new Own("number rows", "set foreign_key_checks = 0", "set @v = 10",
					"update one set n = (@v := @v + 1) order by id"));
			op.execute("create table two (one_id integer, foreign key (one_id) references one (id))");
			switch (this.reader) {
				case "backfill" -> op.backfill(Backfill.of("one").key("id").set("n", "n + @v").where("id > 0"));
				case "own" -> op.apply(new Own("read", "insert into two values (@v)"));
				case "insert" -> op.bulkInsert("one", List.of(Map.of("id", 3)));
				default -> op.execute("insert into two values (99)");
			}
		}

	}

	/**
	 * Runs statements.
	 */
	record Own(String describe, String... statements) implements OwnOperation {

		@Override
		public void apply(Operations op) {
			List.of(this.statements).forEach(op::execute);
		}

	}

	/**
	 * Nor is the password set again of an account that is gone.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "deallocate prepare s", "insert into two (id) values (2)" })
	void whatIsGoneWithTheSessionIsMissedOnlyByWhoReadsIt(String statement) {
		jdbc().execute("create or replace user migrate_gone");
		cutBefore("""
				create table one (id integer primary key);
				create temporary table t as select 7 as id;
				set foreign_key_checks = 0, unique_checks = 0;
				create table two (id integer primary key);
				insert into two select id from t;
				drop table t;
				set password for migrate_gone = password('secret');
				drop user migrate_gone;
				set @sql = (select 'insert into one values (1)');
				prepare s from @sql;
				execute s;
				deallocate prepare s;
				prepare i from 'insert into two values (?)';
				deallocate prepare i;
				alter table two add n integer;
				insert into two (id) values (2);""", statement);
		migrator().build().run();
		assertThat(jdbc().queryForList("select id from two order by id", Integer.class)).containsExactly(2, 7);
		assertThat(jdbc().queryForList("select id from one", Integer.class)).containsExactly(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "begin not atomic execute s; end", "if true then execute s; end if", "call p()",
			"set statement max_statement_time=60 for execute s", "execute s",
			"begin not atomic declare continue handler for sqlexception begin end; execute s; end" })
	void preparedStatementOfTheSessionIsMissedWhereverItRuns(String statement) {
		jdbc().execute("create or replace procedure p() begin execute s; end");
		cutBefore("""
				create table one (id integer primary key);
				set @sql = (select 'insert into one values (1)');
				prepare s from @sql;
				create table two (id integer primary key);
				alter table two add n integer;
				%s;
				""".formatted(statement), "alter table two");
		assertThatExceptionOfType(SessionLostException.class).isThrownBy(() -> migrator().build().run())
			.withMessageContaining("which is not there any more.");
	}

	@Test
	void placeOfAPreparedStatementThatIsLostCannotRun() {
		cutBefore("""
				create table one (id integer primary key);
				set @sql = (select 'insert into one values (1)');
				prepare s from @sql;
				create table two (id integer primary key);
				set @run = 'execute s';
				deallocate prepare s;
				insert into two values (1);""", "deallocate prepare s");
		migrator().build().run();
		assertThat(jdbc().queryForList("select id from two", Integer.class)).containsExactly(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "set @sql = 'insert into two (id) values (@last)'; prepare s from @sql; execute s",
			"prepare s from 'insert into two (id) values (@last)'; execute s",
			"execute immediate 'insert into two (id) values (@last)'", "call p()" })
	void variableOfTheSessionIsMissedInTextThatRuns(String statements) {
		jdbc().execute("create or replace procedure p() "
				+ "begin execute immediate concat('insert into two (id) values (@', 'last)'); end");
		cutBefore("""
				create table one (id integer primary key);
				set @last = (select coalesce(max(id), 5) from one);
				create table two (id integer);
				alter table two add n integer default 3;
				%s;
				""".formatted(statements), "alter table two");
		assertThatExceptionOfType(SessionLostException.class).isThrownBy(() -> migrator().build().run())
			.withMessageContaining("reads '@last', which is not there any more.");
		assertThat(jdbc().queryForList("select id from two")).isEmpty();
	}

	@Test
	void stampRunsNothingAndForgetsWhatStopped() {
		cutBefore("""
				create table one (id integer primary key);
				create table two (id integer primary key);
				insert into two values (1);""", "insert into two values (1)");
		jdbc().execute("drop table one, two");
		migrator().build().stamp("base");
		assertThat(tables()).doesNotContain("one", "two");
		assertThat(migrator().build().status().interrupted()).isNull();
		migrator().build().run();
		assertThat(jdbc().queryForObject("select count(*) from two", Integer.class)).isOne();
	}

	@Test
	void callThatFailsLeavesNothingOfItsWorkUnasked() {
		jdbc().execute("create table one (id integer auto_increment primary key, n integer)");
		jdbc().execute("create table two (id integer primary key)");
		jdbc().execute("create procedure fill() begin insert into one (n) values (1), (2); "
				+ "insert into two values (1); end");
		jdbc().execute("insert into two values (1)");
		revision("a001", "", "create table three (id integer);\ncall fill();", "");
		Migrator migrator = migrator().onNonEmptySchema(NonEmptySchema.UPGRADE).build();
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(migrator::run);
		assertThat(jdbc().queryForObject("select count(*) from one", Integer.class)).isZero();
		jdbc().update("delete from two");
		assertThatExceptionOfType(OutcomeUnknownException.class).isThrownBy(migrator::run);
		migrator.resume("a001", Answer.NOT_DONE);
		migrator.run();
		assertThat(jdbc().queryForObject("select count(*) from one", Integer.class)).isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "alter table one add m integer", "create table two (id integer primary key)" })
	void dumpWithLocksAndSettingsIsDoneOnce(String statement) {
		cutBefore("""
				set autocommit = 0;
				create table one (id integer auto_increment primary key, n integer);
				lock tables one write;
				insert into one (n) values (1), (2);
				alter table one add m integer;
				unlock tables;
				set autocommit = 1;
				insert into one (n) values (3);
				start transaction;
				insert into one (n) values (4);
				commit;
				insert into one (n) values (5);
				create table two (id integer primary key);""", statement);
		migrator().build().run();
		assertThat(jdbc().queryForList("select n from one order by n", Integer.class)).containsExactly(1, 2, 3, 4, 5);
	}

	@Test
	void ownTransactionOfRevisionIsDoneOnceAndAsAWhole() {
		String upgrade = """
				-- revision: a001
				-- transactional: false
				-- upgrade
				create table one (id integer primary key, n integer);
				insert into one values (1, 1);
				begin;
				update one set n = n + 1;
				insert into one values (2, 2);
				commit;
				create table two (id integer primary key);
				""";
		for (String statement : List.of("update one set n = n + 1", "insert into one values (2, 2)", "commit",
				"create table two (id integer primary key)")) {
			file("a001.sql", upgrade);
			dropAll();
			FaultyDataSource counting = new FaultyDataSource(dataSource(), Integer.MAX_VALUE, false);
			builderOfFiles(counting).build().run();
			int point = counting.trips().indexOf(statement) + 1;
			assertThat(point).isPositive();
			for (boolean after : new boolean[] { false, true }) {
				dropAll();
				assertThatRuntimeException()
					.isThrownBy(() -> builderOfFiles(new FaultyDataSource(dataSource(), point, after)).build().run());
				migrator().build().run();
				assertThat(jdbc().queryForList("select n from one order by id", Integer.class)).as(statement)
					.containsExactly(2, 2);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "set @n = row_count()", "create table two as select row_count() as n",
			"call take(row_count())", "do row_count()", "select found_rows() into @n" })
	void countOfTheStatementBeforeIsRefusedWhereItIsLost(String statement) {
		jdbc().execute("create or replace procedure take(n integer) begin end");
		file("a001.sql", """
				-- revision: a001
				-- transactional: false
				-- upgrade
				create table one (n integer);
				insert into one values (1), (2), (3);
				create procedure counts() select row_count();
				create view v as select row_count() as n;
				drop procedure counts;
				drop view v;
				%s;
				""".formatted(statement));
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(migrator().build()::run)
			.withMessageContaining("asks what the statement before it has done, but that was committed")
			.withMessageContaining("so statements 1–6 stay applied");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void countIsReadByOtherMeansWhereItIsNotLost(boolean transactional) {
		jdbc().execute("create table one (n integer)");
		List<Object> counts = new ArrayList<>();
		Migration revision = transactional ? new CountRows(counts) : new CountRowsAlone(counts);
		Migrator migrator = migrator().onNonEmptySchema(NonEmptySchema.UPGRADE)
			.scriptSource(new MigrationBeans().add(revision))
			.build();
		if (transactional) {
			migrator.run();
			assertThat(counts).hasToString("[3, 3]");
		}
		else {
			assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(migrator::run)
				.withMessageContaining("asks what the statement before it has done, but that was committed");
		}
	}

	/**
	 * Asks how many rows it has changed.
	 */
	@Revision(id = "a001")
	static class CountRows implements Migration {

		private final List<Object> counts;

		CountRows(List<Object> counts) {
			this.counts = counts;
		}

		@Override
		public void upgrade(Operations op) {
			op.jdbc().sql("insert into one values (1), (2), (3)").update();
			this.counts.add(op.jdbc().sql("select row_count()").query().singleValue());
			op.execute("update one set n = n + 1");
			this.counts.add(op.jdbc().sql("select row_count()").query().singleValue());
		}

	}

	/**
	 * Does the same where each statement is committed by itself.
	 */
	@Revision(id = "a001", transactional = false)
	static class CountRowsAlone extends CountRows {

		CountRowsAlone(List<Object> counts) {
			super(counts);
		}

	}

	private void dropAll() {
		jdbc().execute("drop sequence if exists sq");
		for (String table : List.of("one", "two", "migrate_version", "migrate_history", "migrate_journal")) {
			jdbc().execute("drop table if exists " + table);
		}
	}

	@Test
	void answerIsComparedWithTheDatabaseThatTheRevisionUsed() {
		String other = jdbc().queryForObject("select concat(database(), '_other')", String.class);
		jdbc().execute("create schema " + other);
		try {
			revision("a001", "", "create table two (id integer primary key);\nuse " + other
					+ ";\ncreate table one (id integer primary key);\ncreate table three (id integer);", "");
			FaultyDataSource faulty = new FaultyDataSource(dataSource(), "create table three", false);
			assertThatRuntimeException().isThrownBy(() -> builderOfFiles(faulty).build().run());
			assertThatExceptionOfType(NotInDoubtException.class)
				.isThrownBy(() -> migrator().build().resume("a001", Answer.NOT_DONE))
				.withMessageContaining("the catalog shows that it is done: table 'one' is there");
			migrator().build().run();
			assertThat(jdbc().queryForList("select id from " + other + ".three")).isEmpty();
			assertThat(tables()).doesNotContain("three");
		}
		finally {
			jdbc().execute("drop schema " + other);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "insert into %s.log (line) values ('x')", "insert into base values (1)",
			"insert into seen (line) values ('x')", "select note()", "insert into `%s` . log (line) values ('x')" })
	void rowsWithoutTransactionsInAnotherDatabaseAreAskedFor(String statement) {
		String other = jdbc().queryForObject("select concat(database(), '_other')", String.class);
		String text = statement.formatted(other);
		jdbc().execute("create schema " + other);
		try {
			jdbc().execute("create table " + other + ".log (line varchar(20)) engine = MyISAM");
			jdbc().execute("create table base (id integer primary key)");
			jdbc().execute("create trigger logged after insert on base for each row insert into " + other
					+ ".log values ('x')");
			jdbc().execute("create view seen as select line from " + other + ".log");
			jdbc().execute("create function note() returns integer begin insert into " + other
					+ ".log values ('x'); return 1; end");
			revision("a001", "",
					"create table two (id integer primary key);\n" + text + ";\ninsert into two values (1);", "");
			FaultyDataSource faulty = new FaultyDataSource(dataSource(), text, true);
			assertThatRuntimeException()
				.isThrownBy(() -> builderOfFiles(faulty).onNonEmptySchema(NonEmptySchema.UPGRADE).build().run());
			assertThat(faulty.isCut()).isTrue();
			assertThatExceptionOfType(OutcomeUnknownException.class).isThrownBy(() -> migrator().build().run());
			migrator().build().resume("a001", Answer.DONE);
			migrator().build().run();
			assertThat(jdbc().queryForList("select line from " + other + ".log")).hasSize(1);
		}
		finally {
			jdbc().execute("drop schema " + other);
		}
	}

	@Test
	void nameInAnotherCaseIsStillToBeDropped() {
		cutBefore("""
				create table one (id integer primary key, Note varchar(20));
				create table two (id integer primary key);
				alter table one drop column nOTE;""", "alter table one drop column nOTE");
		migrator().build().run();
		assertThat(jdbc().queryForList("select column_name from information_schema.columns where table_name = 'one' "
				+ "and table_schema = database()", String.class))
			.containsExactly("id");
	}

}
