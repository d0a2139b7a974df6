package dev.migrate.drift;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import dev.migrate.connect.DatabasePlace;
import dev.migrate.connect.Dialects;
import dev.migrate.dialect.LiveObject;
import dev.migrate.drift.StoredObjects.StoredObject;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * A scratch database takes nothing from anybody.
 */
class ScratchDatabaseTests {

	@Test
	void databaseInMemoryHasTheNamesThatH2Allows() throws SQLException {
		SingleConnectionDataSource compared = new SingleConnectionDataSource("jdbc:h2:mem:;NON_KEYWORDS=KEY,VALUE",
				true);
		String url = Dialects.named("h2").scratch().memoryDatabase(compared.getConnection()).orElseThrow();
		SingleConnectionDataSource memory = new SingleConnectionDataSource(url, true);
		new JdbcTemplate(memory).execute("create table key (value int)");
		memory.destroy();
		compared.destroy();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					postgresql | create table kept (id int)                                    | table kept
					postgresql | create schema app; create table app.kept (id int)             | table app.kept
					postgresql | create view kept as select 1 as one                           | view kept
					postgresql | create materialized view kept as select 1 as one              | materialized view kept
					postgresql | create sequence kept                                          | sequence kept
					postgresql | create type kept as enum ('a')                                | type kept
					postgresql | create domain kept as int                                     | domain kept
					postgresql | create type kept as (a int)                                   | type kept
					postgresql | create function kept() returns int language sql as 'select 1' | routine kept()
					h2         | create table kept (id int)                                    | table "PUBLIC"."KEPT"
					h2         | create schema app; create table app.kept (id int)             | table "APP"."KEPT"
					h2         | create view kept as select 1 as one                           | view "PUBLIC"."KEPT"
					h2         | create sequence kept                                          | sequence "PUBLIC"."KEPT"
					h2         | create domain kept as int                                     | domain "PUBLIC"."KEPT"
					h2         | create alias kept for "java.lang.Math.abs(int)"               | alias "PUBLIC"."KEPT"
					h2         | create constant kept value 1                                  | constant "PUBLIC"."KEPT"
					mariadb    | create table kept (id int)                                    | table
					mariadb    | create view kept as select 1 as one                           | view
					mariadb    | create sequence kept                                          | sequence
					mariadb    | create function kept() returns int return 1                   | function
					mariadb    | create event kept on schedule every 1 day do select 1         | event
					sqlite     | create table kept (id int)                                    | table "kept"
					sqlite     | create view kept as select 1 as one                           | view "kept"
					hsqldb     | create table kept (id int)                                    | table "PUBLIC"."KEPT"
					hsqldb     | create schema app; create table app.kept (id int)             | table "APP"."KEPT"
					hsqldb     | create view kept as select 1 as one from (values (0))         | view "PUBLIC"."KEPT"
					hsqldb     | create sequence kept                                          | sequence "PUBLIC"."KEPT"
					hsqldb     | create domain kept as int                                     | domain "PUBLIC"."KEPT"
					hsqldb     | create type kept as int                                       | type "PUBLIC"."KEPT"
					hsqldb     | create function kept() returns int return 1                   | specific function "PUBLIC"."KEPT_
					""")
	void refusesWhateverHoldsSomething(String name, String sql, String found) throws SQLException {
		try (TestDatabase database = TestDatabases.of(name).create();
				TestDatabase other = TestDatabases.of(name).create();
				Connection compared = database.dataSource().getConnection()) {
			JdbcTemplate jdbc = new JdbcTemplate(other.dataSource());
			List.of(sql.split(";")).forEach(jdbc::execute);
			ScratchDatabase scratch = new ScratchDatabase(Dialects.named(name), other.dataSource(), compared);
			List<StoredObject> before = objects(name, other);
			assertThatExceptionOfType(ScratchRefusedException.class)
				.isThrownBy(() -> scratch.readBack(List.of(), List.of()))
				.withMessageContaining("The scratch database is not empty: it has " + found);
			assertThatExceptionOfType(ScratchRefusedException.class)
				.isThrownBy(() -> scratch.use(List.of(), () -> jdbc.queryForList("select 1")));
			assertThat(objects(name, other)).isEqualTo(before);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "postgresql", "h2", "mariadb", "sqlite", "hsqldb" })
	void refusesTheDatabaseThatIsCompared(String name) throws SQLException {
		try (TestDatabase database = TestDatabases.of(name).create();
				Connection compared = database.dataSource().getConnection()) {
			ScratchDatabase scratch = new ScratchDatabase(Dialects.named(name), database.dataSource(), compared);
			assertThatExceptionOfType(ScratchRefusedException.class)
				.isThrownBy(() -> scratch.use(List.of(), () -> "used"))
				.withMessageContaining(
						"The scratch database is the one that is compared: " + DatabasePlace.of(compared, "") + ".");
			assertThat(objects(name, database)).allMatch(StoredObject::isFrame);
		}
	}

	@Test
	void refusesAnotherSchemaOfTheDatabaseThatIsCompared() throws SQLException {
		try (TestDatabase database = TestDatabases.postgresql().create();
				Connection compared = database.dataSource().getConnection()) {
			new JdbcTemplate(database.dataSource()).execute("create schema app");
			compared.setSchema("app");
			ScratchDatabase scratch = new ScratchDatabase(Dialects.named("postgresql"), database.dataSource(),
					compared);
			assertThatExceptionOfType(ScratchRefusedException.class)
				.isThrownBy(() -> scratch.use(List.of(), () -> "used"));
		}
	}

	@Test
	void refusesNamedSchemaOfTheServerThatHoldsSomething() throws SQLException {
		try (TestDatabase database = TestDatabases.mariadb().create();
				TestDatabase other = TestDatabases.mariadb().create();
				Connection compared = database.dataSource().getConnection()) {
			new JdbcTemplate(database.dataSource()).execute("create table kept (id int)");
			ScratchDatabase scratch = new ScratchDatabase(Dialects.named("mariadb"), other.dataSource(), compared);
			assertThat(scratch.use(List.of(), () -> "used")).isEqualTo("used");
			assertThatExceptionOfType(ScratchRefusedException.class)
				.isThrownBy(() -> scratch.use(List.of(compared.getCatalog()), () -> "used"))
				.withMessageContainingAll("other schemas, too (" + compared.getCatalog()
						+ "), and on the server of the scratch " + "database these are not empty: there is table `"
						+ compared.getCatalog() + "`.`kept`.", "an empty database on another server");
		}
	}

	/**
	 * Beside the object that is asked about, what it may read is made again.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "table", "view" })
	void makesNothingAgainInSchemaOfTheServerThatHoldsSomething(String what) throws SQLException {
		try (TestDatabase database = TestDatabases.mariadb().create();
				TestDatabase other = TestDatabases.mariadb().create();
				TestDatabase reporting = TestDatabases.mariadb().create();
				Connection compared = database.dataSource().getConnection()) {
			JdbcTemplate jdbc = new JdbcTemplate(reporting.dataSource());
			String schema = String.valueOf(jdbc.queryForObject("select database()", String.class));
			jdbc.execute("create view v as select 1 as kept");
			List<Table> tables = what.equals("table")
					? List.of(Table.of(new TableName(schema, "t"), List.of(column("id", integer())))) : List.of();
			List<LiveObject> there = List.of(LiveObject.of(view("v").as("select 2 as lost").inSchema(schema)));
			ScratchDatabase scratch = new ScratchDatabase(Dialects.named("mariadb"), other.dataSource(), compared);
			assertThat(scratch.readBack(tables, there, List.of(view("w").as("select a from nowhere"))))
				.containsExactly(Optional.empty());
			assertThat(jdbc.queryForMap("select * from v")).containsOnlyKeys("kept");
			assertThat(jdbc.queryForList("show tables")).hasSize(1);
		}
	}

	@Test
	void refusesDatabaseOfAnotherKind() throws SQLException {
		try (TestDatabase database = TestDatabases.h2().create();
				Connection compared = database.dataSource().getConnection()) {
			ScratchDatabase scratch = new ScratchDatabase(Dialects.named("mysql"), database.dataSource(), compared);
			assertThatExceptionOfType(ScratchRefusedException.class)
				.isThrownBy(() -> scratch.readBack(List.of(), List.of()))
				.withMessageContaining("The scratch database is H2, but what is compared is for MySQL.");
		}
		try (TestDatabase database = TestDatabases.sqlite().create();
				TestDatabase there = TestDatabases.h2().create();
				Connection compared = there.dataSource().getConnection()) {
			ScratchDatabase scratch = new ScratchDatabase(Dialects.named("h2"), database.dataSource(), compared);
			assertThatExceptionOfType(ScratchRefusedException.class)
				.isThrownBy(() -> scratch.readBack(List.of(), List.of(), List.of()))
				.withMessageContaining("The scratch database is SQLite, but what is compared is for H2.");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			postgresql | create extension btree_gist; create schema made; create table made.t (id int);\
			create type e as enum ('a'); create table a (id int primary key, e e);\
			create table b (id serial, a int references a); create view v as select * from a;\
			create materialized view m as select * from v; create sequence s; create domain d as int;\
			create function f(int) returns a language sql as 'select * from a'; create procedure p() language sql as ''
			h2         | create schema made; create table made.t (id int); create domain d as int;\
			create table a (id d primary key); create table b (id identity, a int references a);\
			create view v as select * from a; create view w as select * from v; create sequence s;\
			create alias f for "java.lang.Math.abs(int)"; create constant k value 1
			mariadb    | create database made_by_scratch; create table made_by_scratch.t (id int);\
			create table a (id int primary key); create table b (id int, foreign key (id) references a (id));\
			create view v as select * from a; create sequence s; create procedure p() select 1
			sqlite     | create table a (id int primary key); create table b (id int references a);\
			create view v as select * from a
			""")
	void dropsWhatWasMadeAfterAFailureToo(String name, String sql) throws SQLException {
		try (TestDatabase database = TestDatabases.of(name).create();
				TestDatabase empty = TestDatabases.of(name).create();
				Connection compared = database.dataSource().getConnection()) {
			JdbcTemplate jdbc = new JdbcTemplate(empty.dataSource());
			ScratchDatabase scratch = new ScratchDatabase(Dialects.named(name), empty.dataSource(), compared);
			List<StoredObject> before = objects(name, empty);
			for (boolean fails : List.of(false, true)) {
				Runnable use = () -> scratch.use(List.of("made_by_scratch"), () -> {
					List.of(sql.split(";")).forEach(jdbc::execute);
					assertThat(objects(name, empty)).hasSizeGreaterThan(before.size());
					if (fails) {
						throw new IllegalStateException("failed");
					}
					return "used";
				});
				if (fails) {
					assertThatIllegalStateException().isThrownBy(use::run).withMessage("failed").withNoCause();
				}
				else {
					use.run();
				}
				assertThat(objects(name, empty)).isEqualTo(before);
			}
		}
	}

	@Test
	void keepsSchemasThatWereThere() throws SQLException {
		try (TestDatabase database = TestDatabases.postgresql().create();
				TestDatabase empty = TestDatabases.postgresql().create();
				Connection compared = database.dataSource().getConnection()) {
			JdbcTemplate jdbc = new JdbcTemplate(empty.dataSource());
			jdbc.execute("create schema app");
			List<StoredObject> before = objects("postgresql", empty);
			new ScratchDatabase(Dialects.named("postgresql"), empty.dataSource(), compared).use(List.of("app"), () -> {
				jdbc.execute("create table app.made (id int)");
				return "used";
			});
			assertThat(objects("postgresql", empty)).isEqualTo(before).contains(new StoredObject("schema", "app"));
		}
	}

	private static List<StoredObject> objects(String name, TestDatabase database) {
		return new StoredObjects(Dialects.named(name), new JdbcTemplate(database.dataSource()),
				List.of("made_by_scratch"))
			.read();
	}

}
