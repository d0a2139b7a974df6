package dev.migrate;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

import javax.sql.DataSource;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.contract.FaultyDataSource;
import dev.migrate.execute.RevisionFailedException;
import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;
import dev.migrate.script.MigrationBeans;
import dev.migrate.script.Revision;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import dev.migrate.test.database.WireCounter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What travels together on PostgreSQL, as counted on the wire, and that nothing is lost
 * by it.
 */
class PostgresqlTripsTests extends DatabaseTests {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.postgresql();
	}

	/**
	 * Lock, settings and look are one, and so are the statements, the rows of our tables
	 * and the commit.
	 */
	@ParameterizedTest
	@CsvSource({ "1, ''", "2, ''", "30, ''", "2, ?prepareThreshold=1" })
	void sqlRevisionTakesTwoRoundTripsHoweverManyStatementsItHas(int statements, String parameters) throws IOException {
		for (int i = 1; i <= 9; i++) {
			String table = "t" + i;
			revision("r" + i, (i == 1) ? "" : "r" + (i - 1),
					"create table " + table + " (id integer);"
							+ ("insert into " + table + " values (1);").repeat(statements - 1),
					("delete from " + table + ";").repeat(statements - 1) + "drop table " + table + ";");
		}
		int fourUp = trips(parameters, "r1", (migrator) -> migrator.upgrade("r5"));
		int eightUp = trips(parameters, "r1", (migrator) -> migrator.upgrade("r9"));
		assertThat(eightUp - fourUp).isEqualTo(4 * 2);
		int fourDown = trips(parameters, "r9", (migrator) -> migrator.downgrade("r5"));
		int eightDown = trips(parameters, "r9", (migrator) -> migrator.downgrade("r1"));
		assertThat(eightDown - fourDown).isEqualTo(4 * 2);
	}

	/**
	 * A limit of time is one of each answer, as before several travelled together.
	 */
	@Test
	void statementsTravelOneByOneWhereTheDriverDoesNotWait() throws IOException {
		tableRevision("a001", "", "one");
		revision("a002", "a001",
				"create table two (id integer); insert into two values (1); insert into two values (2);", "");
		int together = trips("", "a001", (migrator) -> migrator.upgrade("a002"));
		assertThat(trips("?socketTimeout=30", "a001", (migrator) -> migrator.upgrade("a002")))
			.isGreaterThanOrEqualTo(together + 3);
	}

	/**
	 * The driver objects to it, which the server does not hear of.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "copy one to stdout", "/* all */ copy (select 1) to stdout (format csv)" })
	void whatTheDriverRefusesIsNotCommitted(String statement) {
		revision("a001", "", "create table one (id integer); insert into one values (1); " + statement + ";", "");
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> migrator().build().upgrade("heads"))
			.withMessageContaining("at statement 3 (")
			.withMessageContaining("It was rolled back");
		assertThat(tables()).doesNotContain("one");
	}

	/**
	 * A server that is not heard does not listen.
	 */
	@Test
	@Timeout(120)
	void statementsDoNotWaitForAServerThatHasMuchToSay() {
		revision("a001", "", """
				create table one (words text);
				do $$ begin for i in 1..20000 loop raise notice '%%', repeat('x', 500); end loop; end $$;
				insert into one values ('%s');
				insert into one values ('%s');
				""".formatted("y".repeat(4_000_000), "ä".repeat(7_000)), "");
		migrator().build().upgrade("heads");
		assertThat(jdbc().queryForList("select length(words) from one order by 1", Integer.class))
			.containsExactly(7_000, 4_000_000);
	}

	@Test
	void javaRevisionTakesTwoRoundTripsBesidesItsStatements() throws IOException {
		int one = javaTrips(1);
		int two = javaTrips(2);
		assertThat(two - one).isEqualTo(2 + 2);
	}

	private int javaTrips(int revisions) throws IOException {
		try (TestDatabase empty = server().create(); WireCounter wire = new WireCounter(empty, "")) {
			MigrationBeans beans = new MigrationBeans().add(new First());
			Migrator.builder(empty.dataSource()).locations(List.of()).scriptSource(beans).build().upgrade("heads");
			beans.add(new Second());
			if (revisions == 2) {
				beans.add(new Third());
			}
			Migrator.builder(wire.dataSource()).locations(List.of()).scriptSource(beans).build().upgrade("heads");
			return wire.trips();
		}
	}

	/**
	 * The driver says which one it was.
	 */
	@ParameterizedTest
	@CsvSource({ "1, 5, en", "3, 5, en", "4, 5, de", "5, 5, ja", "100, 230, en", "101, 230, fr", "200, 230, ar-EG",
			"229, 230, th-TH-u-nu-thai" })
	void statementThatFailsAmongOthersIsNamed(int failing, int statements, String language) {
		Locale before = Locale.getDefault();
		StringBuilder sql = new StringBuilder();
		for (int i = 1; i <= statements; i++) {
			sql.append((i == failing) ? "insert into missing values ('secret');\n"
					: (i % 3 == 0) ? "select 1, 'two' from pg_class;\n" : "create table t" + i + " (id integer);\n");
		}
		revision("a001", "", sql.toString(), "");
		try {
			Locale.setDefault(Locale.forLanguageTag(language));
			assertThatExceptionOfType(RevisionFailedException.class)
				.isThrownBy(() -> migrator().build().upgrade("heads"))
				.withMessageContaining("at statement " + failing + " (")
				.withMessageContaining(":" + (failing + 5) + ", insert into missing values ('…'))")
				.withMessageContaining("relation \"missing\" does not exist [42P01]. It was rolled back")
				.withMessageNotContaining("secret");
		}
		finally {
			Locale.setDefault(before);
		}
		assertThat(tables()).isEmpty();
	}

	/**
	 * What stands between us and the driver may have words of its own.
	 */
	@ParameterizedTest
	@CsvSource({ "1, refused", "3, refused", "3, Batch entry 77 was refused", "5, refused" })
	void statementThatFailsIsNamedWhateverTheDriverSays(int failing, String words) {
		StringBuilder sql = new StringBuilder();
		for (int i = 1; i <= 5; i++) {
			sql.append(
					(i == failing) ? "insert into missing values (1);\n" : "create table t" + i + " (id integer);\n");
		}
		revision("a001", "", sql.toString(), "");
		assertThatExceptionOfType(RevisionFailedException.class)
			.isThrownBy(() -> builderOfFiles(new RewordingDataSource(dataSource(), words)).build().upgrade("heads"))
			.withMessageContaining("at statement " + failing + " (")
			.withMessageContaining("insert into missing")
			.withMessageContaining("relation \"missing\" does not exist [42P01]. It was rolled back");
		assertThat(tables()).isEmpty();
	}

	/**
	 * A setting, a statement with its data and one that returns nothing to anybody stand
	 * where they stand among the others.
	 */
	@Test
	void orderOfStatementsStays() {
		revision("a001", "", """
				create table one (id integer, word text);
				insert into one values (1, 'a\\b');
				set standard_conforming_strings = off;
				insert into one values (2, E'a\\\\b');
				copy one from stdin;
				3	c
				\\.
				update one set id = id + 10;
				do $$ begin update one set id = id * 2; end $$;
				select setval(pg_get_serial_sequence('one', 'id'), 1) where false;
				create unique index ix_one on one (id);
				""", "");
		migrator().build().upgrade("heads");
		assertThat(jdbc().queryForList("select id || word from one order by id", String.class))
			.containsExactly("22a\\b", "24a\\b", "26c");
	}

	private int trips(String parameters, String from, Consumer<Migrator> work) throws IOException {
		try (TestDatabase empty = server().create(); WireCounter wire = new WireCounter(empty, parameters)) {
			builderOfFiles(empty.dataSource()).build().upgrade(from);
			work.accept(builderOfFiles(wire.dataSource()).build());
			return wire.trips();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "autosave=always", "autosave=conservative", "preferQueryMode=simple",
			"preferQueryMode=extendedForPrepared", "stringtype=unspecified" })
	void driverMayBeSetUpAsItLikes(String parameter) throws IOException {
		tableRevision("a001", "", "one");
		tableRevision("a002", "a001", "two");
		try (WireCounter wire = new WireCounter(database(), "?" + parameter)) {
			Migrator migrator = builderOfFiles(wire.dataSource()).build();
			migrator.upgrade("heads");
			assertThat(rows()).containsExactly("a002");
			migrator.downgrade("base");
			assertThat(tables()).doesNotContain("one", "two");
			assertThat(history()).containsExactly("a001", "a002", "a002", "a001");
		}
	}

	private List<String> history() {
		return jdbc().queryForList("select revision from migrate_history order by installed_rank", String.class);
	}

	@Test
	void textsAreWhatTheyAreWhateverStandsInThem() {
		String message = "it's 100% \\' ? ?? {d '1'} $1 $$ \"x; commit; drop table one; --";
		tableRevision("a001", "", "one");
		file("a002.sql", """
				-- revision: a002
				-- down revision: a001
				-- message: %s

				-- upgrade
				set standard_conforming_strings = off;
				create table two (id integer);
				-- downgrade
				drop table two;
				""".formatted(message));
		migrator().installedBy("o'neil\\").build().upgrade("heads");
		assertThat(jdbc().queryForMap("select description, installed_by from migrate_history where revision = 'a002'"))
			.containsEntry("description", message)
			.containsEntry("installed_by", "o'neil\\");
		assertThat(tables()).contains("one", "two");
	}

	@Test
	void nothingIsCommittedIfTheVersionTableIsNotAsItWas() {
		beans(new First()).upgrade("heads");
		assertThatExceptionOfType(RevisionFailedException.class)
			.isThrownBy(() -> beans(new First(), new Thief()).upgrade("heads"))
			.withMessageContaining(
					"'update b001 to b002' in the version table 'public.migrate_version' has to meet one row "
							+ "but met 0")
			.withMessageContaining("It was rolled back");
		assertThat(rows()).containsExactly("b001");
		assertThat(tables()).doesNotContain("stolen");
		assertThat(history()).containsExactly("b001");
	}

	@Test
	void nothingIsCommittedWithStatementsIfTheVersionTableIsNotAsItWas() {
		tableRevision("a001", "", "one");
		revision("a002", "a001", "create table stolen (id integer); update migrate_version set version_num = 'other';",
				"");
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> migrator().build().upgrade("heads"))
			.withMessageContaining(
					"'update a001 to a002' in the version table 'public.migrate_version' has to meet one "
							+ "row but met 0")
			.withMessageContaining("It was rolled back");
		assertThat(rows()).containsExactly("a001");
		assertThat(tables()).doesNotContain("stolen");
		assertThat(history()).containsExactly("a001");
	}

	@Test
	void commitThatIsRefusedIsToldAsOne() {
		revision("a001", "", "create table one (id integer unique deferrable initially deferred); "
				+ "insert into one values (1); insert into one values (1);", "");
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> migrator().build().upgrade("heads"))
			.withMessageContaining("failed in upgrade when it was committed: duplicate key value")
			.withMessageContaining("It was rolled back");
		assertThat(tables()).isEmpty();
	}

	@Test
	void historyTellsHowLongTheStatementsTookThatTravelWithTheCommit() {
		revision("a001", "", "create table one (id integer); do $$ begin perform pg_sleep(0.1); end $$;", "");
		revision("a002", "a001", "create table two (id integer);", "");
		migrator().build().upgrade("heads");
		assertThat(
				jdbc().queryForList("select execution_ms from migrate_history where revision = 'a001'", Integer.class))
			.allMatch((milliseconds) -> milliseconds >= 100);
		assertThat(
				jdbc().queryForList("select execution_ms from migrate_history where revision = 'a002'", Integer.class))
			.allMatch((milliseconds) -> milliseconds >= 0);
	}

	/**
	 * Neither the next revision nor the look before it meets what one has set, be it that
	 * a trigger has done so.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "set search_path = pg_catalog", "set default_transaction_read_only = on",
			"set default_transaction_isolation = 'serializable'",
			"do $$ begin perform set_config('search_path', 'pg_catalog', false); end $$",
			"insert into public.one values (1)", "create table other as select set_path()" })
	void settingOfOneRevisionIsNotMetByTheNext(String setting) {
		revision("a001", "", """
				create table one (id integer);
				create function set_path() returns integer language plpgsql as $$ begin
				perform set_config('search_path', 'pg_catalog', false); return 1; end $$;
				create function set_path_too() returns trigger language plpgsql as $$ begin
				perform public.set_path(); return new; end $$;
				create trigger setting after insert on one for each row execute function set_path_too();
				""", "");
		revision("a002", "a001", "create table two (id integer); " + setting + ";", "");
		revision("a003", "a002", "create table three as select * from one, two as t(x);", "");
		revision("a004", "a003", "create table four (id integer);", "");
		migrator().build().upgrade("a001");
		migrator().build().upgrade("heads");
		assertThat(rows()).containsExactly("a004");
	}

	@Test
	void settingOfTheLastRevisionIsPutBackWhenTheConnectionIsGivenBack() throws Exception {
		tableRevision("a001", "", "one");
		revision("a002", "a001", "create table two (id integer); set work_mem = '7MB';", "");
		try (Connection connection = dataSource().getConnection()) {
			SingleConnectionDataSource single = new SingleConnectionDataSource(connection, true);
			JdbcTemplate jdbc = new JdbcTemplate(single);
			jdbc.execute("set work_mem = '5MB'");
			builderOfFiles(single).build().upgrade("heads");
			assertThat(jdbc.queryForObject("show work_mem", String.class)).isEqualTo("5MB");
			assertThat(jdbc.queryForObject("select current_setting('lock_timeout')", String.class)).isEqualTo("0");
			assertThat(connection.getAutoCommit()).isTrue();
		}
	}

	/**
	 * A driver that asks for no rows has the server end a query behind its first one.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "select note(i) from generate_series(1, 5) i",
			"/* all */ select note(i) from generate_series(1, 5) i", "(select note(i) from generate_series(1, 5) i)",
			"with s as (select generate_series(1, 5) as i) select note(i) from s",
			"values (note(1)), (note(2)), (note(3)), (note(4)), (note(5))",
			"prepare noting as select note(i) from generate_series(1, 5) i; execute noting; deallocate noting",
			"insert into notes select i from generate_series(1, 5) i returning n",
			"with s as (insert into notes select i from generate_series(1, 5) i returning n) select n from s",
			"do 'begin perform note(i) from generate_series(1, 5) i; end'" })
	void queryAmongOthersIsRunToItsEnd(String query) throws IOException {
		revision("a001", "", "create table notes (n integer);"
				+ "create function note(n integer) returns integer language sql as 'insert into notes values ($1) "
				+ "returning n';" + query + ";create table after (n integer); create table last (n integer);",
				"drop table last, after; drop function note; drop table notes;");
		migrator().build().upgrade("heads");
		assertThat(jdbc().queryForList("select n from notes order by n", Integer.class)).containsExactly(1, 2, 3, 4, 5);
	}

	/**
	 * The history of an earlier version lacks a column, and the journal is missing: what
	 * is asked with the lock fails, or says so.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "alter table migrate_history drop column digest",
			"alter table migrate_history drop column format, drop column host, drop column reason",
			"drop table migrate_journal", "drop table migrate_history", "drop table migrate_journal, migrate_history" })
	void tablesOfAnEarlierVersionAreCompleted(String before) {
		tableRevision("a001", "", "one");
		migrator().build().upgrade("heads");
		jdbc().execute(before);
		tableRevision("a002", "a001", "two");
		tableRevision("a003", "a002", "three");
		migrator().build().upgrade("heads");
		assertThat(rows()).containsExactly("a003");
		assertThat(jdbc().queryForList("select revision from migrate_history where digest is not null", String.class))
			.contains("a002", "a003");
		assertThat(jdbc().queryForList("select host, reason, format from migrate_history")).isNotEmpty();
		assertThat(jdbc().queryForList("select * from migrate_journal")).isEmpty();
	}

	/**
	 * The driver reads a text that it has met before no second time. The server keeps
	 * none, as behind a pooler the next one may reach another session.
	 */
	@Test
	void whatTravelsWithTheLockIsOneTextForAllRevisions() throws SQLException {
		for (int i = 1; i <= 9; i++) {
			tableRevision("a00" + i, (i == 1) ? "" : "a00" + (i - 1), "t" + i);
		}
		migrator().build().upgrade("a001");
		try (Connection connection = dataSource().getConnection()) {
			FaultyDataSource recording = new FaultyDataSource(new SingleConnectionDataSource(connection, true),
					Integer.MAX_VALUE, false);
			builderOfFiles(recording).build().upgrade("heads");
			List<String> texts = recording.trips().stream().filter((sql) -> sql.contains("xact_lock")).toList();
			assertThat(texts).hasSize(8);
			assertThat(Set.copyOf(texts.subList(1, 8))).hasSize(1);
			assertThat(new JdbcTemplate(new SingleConnectionDataSource(connection, true)).queryForList(
					"select statement from pg_prepared_statements where statement like '%xact_lock%'", String.class))
				.isEmpty();
		}
	}

	/**
	 * Nothing is written by a process that has not got the lock.
	 */
	@Test
	void whatTravelsWithTheLockWritesNothing() {
		tableRevision("a001", "", "one");
		tableRevision("a002", "a001", "two");
		FaultyDataSource recording = new FaultyDataSource(dataSource(), Integer.MAX_VALUE, false);
		builderOfFiles(recording).build().upgrade("heads");
		assertThat(recording.trips()).filteredOn((sql) -> sql.contains("pg_try_advisory_xact_lock"))
			.hasSize(2)
			.noneMatch((sql) -> sql.toLowerCase(Locale.ROOT).matches("(?s).*\\b(insert|update|delete|create)\\b.*"));
	}

	/**
	 * Says in words of its own that a batch has failed.
	 */
	private static final class RewordingDataSource extends DelegatingDataSource {

		private final String words;

		RewordingDataSource(DataSource target, String words) {
			super(target);
			this.words = words;
		}

		@Override
		public Connection getConnection() throws SQLException {
			return proxy(Connection.class, super.getConnection());
		}

		private <T> T proxy(Class<T> type, T target) {
			return type.cast(Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { type },
					(proxy, method, arguments) -> {
						try {
							Object result = method.invoke(target, arguments);
							return method.getName().equals("createStatement")
									? proxy(Statement.class, (Statement) result) : result;
						}
						catch (InvocationTargetException ex) {
							throw (ex.getCause() instanceof BatchUpdateException batch)
									? new BatchUpdateException(this.words, batch.getSQLState(), 0,
											batch.getLargeUpdateCounts(), batch.getCause())
									: ex.getCause();
						}
					}));
		}

	}

	@Revision(id = "b001")
	static class First implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.execute("create table first (id integer)");
		}

	}

	@Revision(id = "c001", downRevision = "b001")
	static class Second implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.execute("create table second (id integer)");
		}

	}

	@Revision(id = "c002", downRevision = "c001")
	static class Third implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.execute("create table third (id integer)");
			op.execute("insert into third values (1)");
		}

	}

	@Revision(id = "b002", downRevision = "b001")
	static class Thief implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.execute("create table stolen (id integer)");
			op.execute("update migrate_version set version_num = 'other'");
		}

	}

}
