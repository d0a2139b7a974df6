package dev.migrate.contract;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;

import javax.sql.DataSource;

import dev.migrate.Migrator;
import dev.migrate.error.MigrateException;
import dev.migrate.execute.InterruptedElsewhereException;
import dev.migrate.execute.RevisionFailedException;
import dev.migrate.execute.session.SessionLostException;
import dev.migrate.operation.BatchOptions;
import dev.migrate.operation.Operations;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.script.Migration;
import dev.migrate.script.MigrationBeans;
import dev.migrate.script.Revision;
import dev.migrate.settings.NonEmptySchema;
import dev.migrate.start.MigrationStatus.State;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;

import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.primaryKey;
import static dev.migrate.schema.Definitions.sequence;
import static dev.migrate.schema.Definitions.temporary;
import static dev.migrate.schema.Definitions.varchar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * A process that ends in the middle of a revision: the next run goes on where it ended,
 * and so does the one after it.
 */
public interface CrashContract extends TestedDatabase {

	private Migrator crashing(DataSource database) {
		writeFiles();
		return builderOfFiles(database).scriptSource(new MigrationBeans().add(new Items()).add(new Fill())).build();
	}

	private void writeFiles() {
		revision("c001", "", """
				create table orders (id integer primary key, total integer);
				insert into orders values (1, 10);
				insert into orders values (2, 20);
				create index ix_orders_total on orders (total);
				update orders set total = total + 1;
				alter table orders add note varchar(20);
				insert into orders (id, total) values (3, 30);
				update orders set total = total * 2;
				create view big_orders as select id from orders where total > 40;
				""", """
				drop view big_orders;
				update orders set total = total + 5;
				drop table orders;
				""");
		file("c003.sql", """
				-- revision: c003
				-- down revision: c002
				-- transactional: false

				-- upgrade
				update items set amount = amount + 100;
				create table marks (id integer primary key);
				insert into items (id, label, amount) values (4, 'd', 4);

				-- downgrade
				delete from items where id = 4;
				drop table marks;
				update items set amount = amount - 100;
				alter table orders drop column note;
				alter table orders add note varchar(20);
				""");
	}

	private Map<String, Object> look() {
		Map<String, Object> state = new LinkedHashMap<>();
		List<String> tables = new ArrayList<>(tables());
		tables.removeIf((table) -> table.startsWith("migrate_"));
		for (String table : tables) {
			state.put(table, table(table).toString().replaceAll("sys_pk_\\d+", "sys_pk"));
			state.put("rows of " + table, jdbc().queryForList("select * from " + table + " order by id").toString());
		}
		state.put("version", tables().contains("migrate_version") ? rows() : List.of());
		return state;
	}

	private Table table(String name) {
		return dialect().inspector(jdbc()).table(new TableName(null, name)).orElseThrow();
	}

	private static List<String> differences(Map<String, Object> expected, Map<String, Object> actual) {
		List<String> differences = new ArrayList<>();
		expected.forEach((name, value) -> {
			if (!value.equals(actual.get(name))) {
				differences.add(name + " is " + actual.get(name) + " instead of " + value);
			}
		});
		actual.keySet().stream().filter((name) -> !expected.containsKey(name)).forEach(differences::add);
		return differences;
	}

	private void clear() {
		JdbcTemplate jdbc = jdbc();
		List<String> tables = new ArrayList<>(tables());
		if (tables.contains("items")) {
			tables.remove("items");
			tables.add(0, "items");
		}
		jdbc.execute("drop view if exists big_orders");
		if (List.of("postgresql", "h2", "hsqldb", "mariadb").contains(dialect().name())) {
			jdbc.execute("drop sequence if exists item_numbers");
		}
		tables.forEach((table) -> jdbc.execute("drop table " + table));
	}

	private void crash(Consumer<Migrator> work, FaultyDataSource faulty) {
		try {
			work.accept(crashing(faulty));
		}
		catch (RuntimeException ex) {
			if (!faulty.isCut()) {
				throw ex;
			}
		}
	}

	@Test
	default void startCompletesDowngradeThatEnded() {
		crashing(dataSource()).upgrade("heads");
		Map<String, Object> expected = look();
		FaultyDataSource counting = new FaultyDataSource(dataSource(), Integer.MAX_VALUE, false);
		crashing(counting).downgrade("base");
		int trips = counting.trips().size();
		clear();
		for (int point = trips / 3; point < trips; point += trips / 6) {
			crashing(dataSource()).upgrade("heads");
			FaultyDataSource faulty = new FaultyDataSource(dataSource(), point, true);
			crash((migrator) -> migrator.downgrade("base"), faulty);
			assertThatCode(() -> crashing(dataSource()).run()).doesNotThrowAnyException();
			assertThat(look().keySet()).isEqualTo(expected.keySet());
			assertThat(rows()).containsExactly("c004");
			clear();
		}
	}

	@Test
	default void statementAtWhichRunsEndTwiceIsGoneOnWith() {
		crashing(dataSource()).upgrade("heads");
		Map<String, Object> expected = look();
		for (String statement : List.of("create index ix_orders_total", "update items set done",
				"insert into items (id, label")) {
			clear();
			for (int run = 0; run < 2; run++) {
				FaultyDataSource faulty = new FaultyDataSource(dataSource(), statement, false);
				crash((migrator) -> migrator.upgrade("heads"), faulty);
				assertThat(faulty.isCut()).as(statement).isTrue();
			}
			crashing(dataSource()).upgrade("heads");
			assertThat(differences(expected, look())).as(statement).isEmpty();
		}
	}

	@Test
	default void statementThatIsCorrectedTwiceLeavesNothingInTheWay() {
		assumeThat(dialect().transactionalDdl()).as("DDL takes part in transactions").isFalse();
		String begin = "create table one (id integer primary key);\ninsert into one values (1);\n";
		revision("a001", "", begin + "create table one (id integer primary key);", "");
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> migrator().build().run());
		revision("a001", "", begin + "insert into one values (2);\ncreate table one (id integer primary key);", "");
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> migrator().build().run());
		revision("a001", "", begin + "insert into one values (2);\ncreate table two (id integer primary key);", "");
		migrator().build().run();
		assertThat(jdbc().queryForList("select id from one order by id", Integer.class)).containsExactly(1, 2);
		assertThat(jdbc().queryForList("select revision from migrate_journal")).isEmpty();
	}

	@Test
	default void savepointsOfARevisionAreItsOwn() {
		revision("a001", "", """
				create table one (id integer primary key);
				insert into one values (1);
				savepoint s1;
				insert into one values (2);
				rollback to savepoint s1;
				insert into one values (3);
				create table two (id integer primary key);
				""", "");
		migrator().build().run();
		assertThat(jdbc().queryForList("select id from one order by id", Integer.class)).containsExactly(1, 3);
	}

	@Test
	default void schemaThatIsGoneIsNotSetAgain() {
		assumeThat(dialect().name()).as("sets a schema that is there").isIn("h2", "hsqldb");
		revision("a001", "", """
				create schema other;
				set schema other;
				create table one (id integer primary key);
				set schema public;
				drop schema other cascade;
				create table two (id integer primary key);
				insert into two values (1);
				create table three (id integer primary key);
				""", "");
		FaultyDataSource faulty = new FaultyDataSource(dataSource(), "create table three", false);
		assertThatExceptionOfType(MigrateException.class).isThrownBy(() -> builderOfFiles(faulty).build().run());
		assertThat(faulty.isCut()).isTrue();
		migrator().build().run();
		assertThat(jdbc().queryForList("select id from two", Integer.class)).containsExactly(1);
		assertThat(tables()).contains("three").doesNotContain("one");
	}

	/**
	 * Each row has what drops a table after one of the session was made under the name.
	 */
	@Test
	default void tableOfTheSessionIsMissedUnlessItWasDropped() {
		assumeThat(dialect().name()).as("has local tables under the names of others").isEqualTo("h2");
		jdbc().execute("create schema other");
		for (String drop : List.of("drop table other.t", "set schema other;\ndrop table t;\nset schema public",
				"drop table \"t\"")) {
			jdbc().execute("create table other.t (id integer)");
			jdbc().execute("create table \"t\" (id integer)");
			ofSessionTable("create local temporary table t as select 7 as id", drop);
			assertThatExceptionOfType(SessionLostException.class).as(drop).isThrownBy(() -> migrator().build().run());
			clear();
			jdbc().execute("drop table if exists other.t");
			jdbc().execute("drop table if exists \"t\"");
		}
		ofSessionTable("create local temporary table t as select 7 as id",
				"set referential_integrity false;\ndrop table T;\nset referential_integrity true");
		migrator().build().run();
		assertThat(jdbc().queryForList("select id from two", Integer.class)).containsExactly(1);
	}

	private void ofSessionTable(String create, String drop) {
		revision("a001", "", "create table one (id integer);\n" + create + ";\n" + drop
				+ ";\ncreate table two (id integer);\ninsert into two values (1);\ncreate table three (id integer);",
				"");
		FaultyDataSource faulty = new FaultyDataSource(dataSource(), "create table three", false);
		assertThatExceptionOfType(MigrateException.class)
			.isThrownBy(() -> builderOfFiles(faulty).onNonEmptySchema(NonEmptySchema.UPGRADE).build().run());
		assertThat(faulty.isCut()).isTrue();
	}

	@Test
	default void tableOfTheSessionThatAnOperationDropsIsNotMissed() {
		assumeThat(dialect().name()).as("drops such a table as any other").isIn("h2", "mariadb");
		Migration revision = new OwnTable();
		FaultyDataSource faulty = new FaultyDataSource(dataSource(), "update two", false);
		assertThatExceptionOfType(MigrateException.class).isThrownBy(() -> builder(faulty).locations(List.of())
			.scriptSource(new MigrationBeans().add(revision))
			.build()
			.run());
		assertThat(faulty.isCut()).isTrue();
		builder(dataSource()).locations(List.of()).scriptSource(new MigrationBeans().add(revision)).build().run();
		assertThat(jdbc().queryForList("select id from two", Integer.class)).containsExactly(7);
	}

	/**
	 * Makes a table of its session and drops it.
	 */
	@Revision(id = "d006", transactional = false)
	class OwnTable implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.createTable("held", temporary(), column("id", integer()).primaryKey());
			op.dropTable("held");
			op.createTable("two", column("id", integer()).primaryKey());
			op.execute("insert into two values (1)");
			op.execute("update two set id = 7");
		}

	}

	@Test
	default void dataBeforeAnOperationThatFailsIsRolledBack() {
		jdbc().execute("create table one (id integer primary key)");
		assertThatExceptionOfType(RevisionFailedException.class)
			.isThrownBy(() -> builder(dataSource()).locations(List.of())
				.onNonEmptySchema(NonEmptySchema.UPGRADE)
				.scriptSource(new MigrationBeans().add(new InsertTwice()))
				.build()
				.run());
		assertThat(jdbc().queryForList("select id from one")).isEmpty();
	}

	/**
	 * Inserts a row, and the same again.
	 */
	@Revision(id = "d007")
	class InsertTwice implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.bulkInsert("one", List.of(Map.of("id", 1)));
			op.bulkInsert("one", List.of(Map.of("id", 1)));
		}

	}

	/**
	 * What a copy is told is not told again when it has the name of the table.
	 */
	@Test
	default void tableThatIsBuiltAnewIsGoneOnWithAtEachStatement() {
		assumeThat(dialect().name()).as("copies the table, and commits each statement").isIn("h2", "hsqldb");
		tableIsBuiltAnewOnce(new Copied());
		tableIsBuiltAnewOnce(new CopiedBehindOwnTransaction());
	}

	private void tableIsBuiltAnewOnce(Migration revision) {
		List<String> trips = List.of();
		for (int point = 1; point <= Math.max(1, trips.size()); point++) {
			FaultyDataSource faulty = new FaultyDataSource(dataSource(), trips.isEmpty() ? Integer.MAX_VALUE : point,
					true);
			crash((migrator) -> copying(revision, faulty).run(), faulty);
			copying(revision, dataSource()).run();
			trips = trips.isEmpty() ? List.copyOf(faulty.trips()) : trips;
			assertThat(jdbc().queryForList("select n from one", Integer.class)).containsExactly(6);
			assertThat(table("one").columns().get(0).name()).isEqualTo("n");
			clear();
		}
		assertThat(trips).hasSizeGreaterThan(10);
	}

	private Migrator copying(Migration revision, DataSource database) {
		return builder(database).locations(List.of()).scriptSource(new MigrationBeans().add(revision)).build();
	}

	/**
	 * Makes a table and builds it anew.
	 */
	@Revision(id = "d005")
	class Copied implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.execute("create table one (id integer primary key, n integer, unique (n), check (n > 0))");
			op.execute("insert into one values (1, 1)");
			move(op);
		}

		static void move(Operations op) {
			op.batchAlterTable("one", BatchOptions.of(BatchOptions.Recreate.AUTO),
					(one) -> one.alterColumn("n", (n) -> n.from(integer()).before("id")));
			op.execute("update one set n = n + 5");
		}

	}

	/**
	 * The same in a transaction of its own, where there is one, which the copy ends.
	 */
	@Revision(id = "d005", transactional = false)
	class CopiedBehindOwnTransaction implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.execute("create table one (id integer primary key, n integer, unique (n), check (n > 0))");
			op.execute(op.dialect().equals("h2") ? "begin" : "start transaction");
			op.execute("insert into one values (1, 1)");
			Copied.move(op);
		}

	}

	@Test
	default void revisionOfNewerBuildThatIsUnderWayKeepsNobodyFromStarting() {
		assumeThat(dialect().transactionalDdl()).as("DDL takes part in transactions").isFalse();
		tableRevision("a001", "", "one");
		migrator().build().run();
		Migrator older = migrator().build();
		assertThat(older.status().state()).isEqualTo(State.UP_TO_DATE);
		revision("a002", "a001",
				"create table two (id integer primary key);\ninsert into two values (1);\ninsert into two values (1);",
				"");
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> migrator().build().run());
		jdbc().update("update migrate_journal set state = 'started'");
		assertThat(older.run().steps()).isEmpty();
		assertThat(older.status().state()).isEqualTo(State.AHEAD);
		assertThatExceptionOfType(InterruptedElsewhereException.class).isThrownBy(() -> older.downgrade("base"))
			.withMessageContaining("Revision 'a002' stopped in the middle of its upgrade");
	}

	/**
	 * Keys are made once, and returned again to a run that goes on behind them.
	 */
	@Test
	default void keysThatWereGeneratedBeforeAreReturnedAgain() {
		WithKeys first = new WithKeys(true);
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> beans(first).run())
			.withMessageContaining("the power is off");
		assertThat(first.returned).hasSize(5).first().isEqualTo("[1]");
		WithKeys second = new WithKeys(false);
		beans(second).run();
		assertThat(second.returned).isEqualTo(first.returned);
		assertThat(jdbc().queryForList("select id from one order by id", Integer.class)).containsExactly(1, 2, 3, 4, 5,
				6);
		assertThat(jdbc().queryForObject("select id from two", Integer.class)).isOne();
		assertThat(jdbc().queryForObject("select count(*) from migrate_journal", Integer.class)).isZero();
	}

	@Test
	default void keysAreKeptAsFarAsTheyAreNotTooMany() {
		assumeThat(dialect().name()).as("returns all columns").isEqualTo("postgresql");
		LongKeys first = new LongKeys();
		for (String message : List.of("the power is off",
				"An earlier run of the revision stopped behind a statement that returned rows")) {
			assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> beans(first).run())
				.withMessageContaining(message);
		}
		assertThat(jdbc().queryForList("select id from one", Integer.class)).containsExactly(1);
	}

	@Test
	default void valuesThatDifferWithEachRunAreToldOf() {
		assumeThat(dialect().transactionalDdl()).as("DDL takes part in transactions").isFalse();
		for (int run = 0; run < 2; run++) {
			assertThatExceptionOfType(MigrateException.class).isThrownBy(() -> beans(new WithRandomValue()).run())
				.withMessageContaining((run == 0) ? "the power is off"
						: "Values that differ with each run, such as a random UUID or the time, count too");
		}
		assertThat(jdbc().queryForList("select name from one")).hasSize(1);
	}

	@Test
	default void batchThatCouldEndInTheMiddleIsRefused() {
		assumeThat(dialect().transactionalDdl()).as("DDL takes part in transactions").isFalse();
		assertThatExceptionOfType(MigrateException.class).isThrownBy(() -> beans(new WithBatch()).run())
			.withMessageContaining("A batch of several statements has one that is not about rows");
		assertThat(jdbc().queryForList("select id from one", Integer.class)).containsExactlyInAnyOrder(1, 2);
	}

	/**
	 * What such a query has returned is returned again.
	 */
	@Test
	default void queryThatWritesIsNotRunAgain() {
		List<String> queries = WritingQueries.QUERIES.getOrDefault(dialect().name(), List.of());
		assumeThat(queries).as("queries that write").isNotEmpty();
		WritingQueries first = new WritingQueries(queries, true);
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> beans(first).run())
			.withMessageContaining("the power is off");
		List<Integer> notes = jdbc().queryForList("select n from notes order by n", Integer.class);
		WritingQueries second = new WritingQueries(queries, false);
		beans(second).run();
		assertThat(jdbc().queryForList("select n from notes order by n", Integer.class)).isEqualTo(notes);
		assertThat(second.returned).hasSize(3 * queries.size()).isEqualTo(first.returned);
	}

	@Test
	default void rowsAreKeptAsFarAsTheyAreNotTooMany() {
		assumeThat(dialect().name()).as("one for all").isEqualTo("h2");
		WritingQueries revision = new WritingQueries(Collections.nCopies(20, "select note_it(1), repeat('x', 7000)"),
				true);
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> beans(revision).run())
			.withMessageContaining("the power is off");
		assertThat(jdbc().queryForObject("select sum(length(results)) from migrate_journal", Integer.class))
			.isBetween(150_000, 210_000);
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> beans(revision).run())
			.withMessageContaining("An earlier run of the revision stopped behind a statement that returned rows");
		assertThat(jdbc().queryForObject("select count(*) from notes", Integer.class)).isEqualTo(61);
	}

	/**
	 * Rows that are kept take another statement than that of the revision, which it does
	 * not see.
	 */
	@Test
	default void statementWhoseRowsAreKeptIsSetAsBefore() {
		List<String> queries = WritingQueries.QUERIES.getOrDefault(dialect().name(), List.of());
		assumeThat(queries).as("queries that write").isNotEmpty();
		SetStatement revision = new SetStatement(queries.get(0));
		beans(revision).run();
		assertThat(revision.after).isEqualTo(revision.before);
		if (!dialect().name().equals("hsqldb")) { // Its driver forgets them
			assertThat(jdbc().queryForObject("select count(*) from notes where n = 500", Integer.class)).isOne();
		}
	}

	@Test
	default void statementWhoseRowsAreKeptStaysWithoutEscapes() {
		assumeThat(dialect().name()).as("knows no escapes without its driver").isEqualTo("postgresql");
		assertThatExceptionOfType(RevisionFailedException.class)
			.isThrownBy(() -> beans(new SetStatement("select note_it({fn abs(1)})")).run())
			.withMessageContaining("[42601]");
	}

	/**
	 * Sets a statement to whatever it can be set to, and runs a query that writes.
	 */
	@Revision(id = "d005", transactional = false)
	class SetStatement implements Migration {

		private final String query;

		private List<Object> before = List.of();

		private List<Object> after = List.of();

		SetStatement(String query) {
			this.query = query;
		}

		@Override
		public void upgrade(Operations op) {
			WritingQueries.prepare(op);
			try (Statement statement = op.connection().createStatement();
					Statement batch = op.connection().createStatement()) {
				statement.setEscapeProcessing(false);
				statement.setMaxRows(9);
				statement.setFetchSize(7);
				statement.setMaxFieldSize(200);
				statement.setQueryTimeout(300);
				statement.setPoolable(true);
				statement.closeOnCompletion();
				this.before = settings(statement);
				ResultSet rows = statement.executeQuery(this.query);
				this.after = settings(statement);
				rows.close();
				batch.addBatch("insert into notes values (500)");
				batch.execute(this.query);
				batch.executeBatch();
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
		}

		private static List<Object> settings(Statement statement) throws SQLException {
			return List.of(statement.getMaxRows(), statement.getFetchSize(), statement.getMaxFieldSize(),
					statement.getQueryTimeout(), statement.isPoolable(), statement.isCloseOnCompletion());
		}

	}

	/**
	 * Reads by queries that write, in all ways in which a query can be run.
	 */
	@Revision(id = "d004", transactional = false)
	class WritingQueries implements Migration {

		static final Map<String, List<String>> QUERIES = Map.of("postgresql",
				List.of("select note_it(1)", "select * from note_it(2) as t(n)",
						"with x as (select 1) select public.note_it(3) from x", "select nextval('numbers')",
						"(select \"note_it\"(4))", "values (note_it(5))", "explain analyze select note_it(6)",
						"insert into notes values (7) returning n, cast('it''s; = 8' as varchar(20)) as said",
						"select n from notes where n = note_it(8)", "select n from noted_twice", "select @+ 21 as n",
						"select cast(22 as noting) as n", "select note_all(n) as n from (values (23)) x (n)"),
				"mariadb",
				List.of("select note_it(1)", "select `note_it`(2) as x", "select nextval(numbers)",
						"select next value for numbers", "with x as (select 1 as a) select note_it(3) from x",
						"(select note_it(4))", "insert into notes values (7) returning n",
						"select 1 from dual where 8 < Note_It (8)", "select sleep(0), note_it(9), null",
						"select n from noted_twice"),
				"mysql",
				List.of("select note_it(1)", "select `note_it`(2) as x", "(select note_it(4))",
						"select n from `noted_twice`"),
				"h2",
				List.of("select note_it(1)", "select next value for numbers", "select nextval('numbers')",
						"select n from final table (insert into notes values (5))",
						"select * from (values (note_it(2)))", "call note_it(3)", "select n from noted_twice"),
				"hsqldb", List.of("values (next value for numbers)", "select next value for numbers from notes",
						"call next value for numbers"));

		private static final Map<String, String> FUNCTIONS = Map.of("postgresql", """
				create function note_it(n integer) returns integer language plpgsql as $$
				begin
					insert into notes values (n);
					return n * 10;
				end $$
				""", "mariadb", """
				create function note_it(n integer) returns integer deterministic
				begin
					insert into notes values (n);
					return n * 10;
				end
				""", "h2", "create alias note_it for \"dev.migrate.contract.CrashContract$WritingQueries.note\"");

		/** What calls the function unseen. */
		private static final Map<String, List<String>> CALLERS = Map.of("postgresql", List.of(
				"create function note_sum(a integer, b integer) returns integer language sql as 'select note_it(b)'",
				"create operator @+ (rightarg = integer, function = note_it)",
				"create domain noting as integer check (note_it(value) > 0)",
				"create aggregate note_all (integer) (sfunc = note_sum, stype = integer, initcond = '0')"));

		private final List<String> queries;

		private final boolean fails;

		private final List<String> returned = new ArrayList<>();

		WritingQueries(List<String> queries, boolean fails) {
			this.queries = queries;
			this.fails = fails;
		}

		/**
		 * The function that writes, on H2.
		 */
		public static int note(Connection connection, int n) throws SQLException {
			try (Statement statement = connection.createStatement()) {
				statement.execute("insert into notes values (" + n + ")");
			}
			return n * 10;
		}

		private static void prepare(Operations op) {
			op.createTable("notes", column("n", integer()));
			op.execute("insert into notes values (100)");
			if (!op.dialect().equals("mysql")) {
				op.createSequence(sequence("numbers"));
			}
			String function = FUNCTIONS.get(op.dialect().equals("mysql") ? "mariadb" : op.dialect());
			if (function != null) {
				op.execute(function);
				CALLERS.getOrDefault(op.dialect(), List.of()).forEach(op::execute);
				op.execute("create view noted as select note_it(20) as n");
				op.execute("create view noted_twice as select * from noted");
			}
		}

		@Override
		public void upgrade(Operations op) {
			prepare(op);
			for (String query : this.queries) {
				this.returned.add(op.jdbc().sql(query).query().listOfRows().toString());
				try (Statement statement = op.connection().createStatement()) {
					this.returned.add(row(statement.executeQuery(query)));
					statement.execute(query);
					this.returned.add(row(statement.getResultSet()));
				}
				catch (SQLException ex) {
					throw new IllegalStateException(ex);
				}
			}
			op.execute("create table two (id integer primary key)");
			if (this.fails) {
				throw new IllegalStateException("the power is off");
			}
		}

		private static String row(ResultSet rows) throws SQLException {
			if (!rows.next()) {
				return "none";
			}
			Class<?> type = rows.getObject(1).getClass();
			return rows.getMetaData().getColumnLabel(1) + "=" + type.getSimpleName() + " " + rows.getObject(1, type);
		}

	}

	/**
	 * Binds a value that is another one in each run.
	 */
	@Revision(id = "d002")
	class WithRandomValue implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.createTable("one", column("name", varchar(40)).primaryKey());
			op.jdbc().sql("insert into one (name) values (?)").param(UUID.randomUUID().toString()).update();
			op.execute("create table two (id integer primary key)");
			throw new IllegalStateException("the power is off");
		}

	}

	/**
	 * Runs a batch of rows, and one that makes a table as well.
	 */
	@Revision(id = "d003")
	class WithBatch implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.createTable("one", column("id", integer()).primaryKey());
			try (Statement statement = op.connection().createStatement()) {
				statement.addBatch("insert into one (id) values (1)");
				statement.addBatch("insert into one (id) values (2)");
				statement.executeBatch();
				op.execute("create table two (id integer primary key)");
				statement.addBatch("insert into one (id) values (3)");
				statement.addBatch("create table three (id integer primary key)");
				statement.executeBatch();
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

	/**
	 * Needs keys that the database generates, and asks for them in all ways of JDBC.
	 */
	@Revision(id = "d001", transactional = false)
	class WithKeys implements Migration {

		private final boolean fails;

		private final List<String> returned = new ArrayList<>();

		public WithKeys(boolean fails) {
			this.fails = fails;
		}

		@Override
		public void upgrade(Operations op) {
			op.createTable("one", column("id", integer()).autoIncrement(), column("name", varchar(20)),
					primaryKey("id"));
			KeyHolder key = new GeneratedKeyHolder();
			op.jdbc().sql("insert into one (name) values ('a')").update(key, "id");
			Number id = Objects.requireNonNull(key.getKey());
			this.returned.add("[" + id + "]");
			String sql = "insert into one (name) values (?)";
			try (PreparedStatement insert = op.connection().prepareStatement(sql, Statement.RETURN_GENERATED_KEYS);
					Statement plain = op.connection().createStatement()) {
				insert.setString(1, "b");
				insert.executeUpdate();
				this.returned.add(keys(insert));
				for (String name : List.of("c", "d")) {
					insert.setString(1, name);
					insert.addBatch();
				}
				insert.executeBatch();
				this.returned.add(keys(insert));
				plain.executeUpdate("insert into one (name) values ('e')", Statement.RETURN_GENERATED_KEYS);
				this.returned.add(keys(plain));
				String last = "insert into one (name) values ('f')";
				if (op.dialect().equals("sqlite")) { // Its driver takes no names there
					plain.execute(last, Statement.RETURN_GENERATED_KEYS);
				}
				else {
					plain.execute(last, new String[] { "id" });
				}
				this.returned.add(plain.getUpdateCount() + keys(plain));
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
			op.execute("create table two (id integer primary key)");
			if (this.fails) {
				throw new IllegalStateException("the power is off");
			}
			op.execute("insert into two values (" + id + ")");
		}

		private static String keys(Statement statement) throws SQLException {
			List<Long> keys = new ArrayList<>();
			try (ResultSet rows = statement.getGeneratedKeys()) {
				while (rows.next()) {
					keys.add(rows.getLong(1));
				}
			}
			return keys.toString();
		}

	}

	/**
	 * Gets more back from its insert than the journal keeps.
	 */
	@Revision(id = "d001", transactional = false)
	class LongKeys implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.execute("create table one (id integer primary key, note text)");
			KeyHolder key = new GeneratedKeyHolder();
			op.jdbc().sql("insert into one values (1, repeat('x', 20000))").update(key);
			op.execute("create table two (id integer primary key)");
			throw new IllegalStateException("the power is off");
		}

	}

	/**
	 * Operations, and data by other means.
	 */
	@Revision(id = "c002", downRevision = "c001")
	class Items implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.createTable("items", column("id", integer()).notNull(), column("name", varchar(20)),
					column("amount", integer()), primaryKey("id"));
			op.bulkInsert("items", List.of(Map.of("id", 1, "name", "a", "amount", 1)));
			op.jdbc().sql("insert into items (id, name, amount) values (2, 'b', 2)").update();
			op.jdbc().sql("update items set amount = amount + 1 where id = ?").param(1).update();
			op.addColumn("items", column("done", integer()));
			int changed = op.jdbc().sql("update items set amount = amount + 10").update();
			op.execute("insert into items (id, name, amount) values (3, 'c', " + changed + ")");
			op.renameColumn("items", "name", "label");
			op.alterColumn("items", "label", (column) -> column.from(varchar(20)).to(varchar(40)));
			op.createIndex("ix_items_amount", "items", "amount");
			if (List.of("postgresql", "h2", "hsqldb", "mariadb").contains(op.dialect())) {
				op.execute("insert into items (id, label, amount) values (9, 's', 9)");
				op.createSequence(sequence("item_numbers"));
			}
			op.execute("update items set done = 0");
		}

		@Override
		public void downgrade(Operations op) {
			op.execute("update orders set total = total + 7");
			op.dropIndex("ix_items_amount", "items");
			op.jdbc().sql("update orders set total = total + 1").update();
			if (List.of("postgresql", "h2", "hsqldb", "mariadb").contains(op.dialect())) {
				op.dropSequence("item_numbers");
			}
			op.dropTable("items");
			op.execute("update orders set total = total * 3");
		}

	}

	/**
	 * A backfill whose batches are not to be done twice.
	 */
	@Revision(id = "c004", downRevision = "c003")
	class Fill implements Migration {

		@Override
		public void upgrade(Operations op) {
			FaultRevisions.Fill.fill(op);
		}

		@Override
		public void downgrade(Operations op) {
			op.execute("update items set amount = amount - 1001");
		}

	}

}
