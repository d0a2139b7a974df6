package dev.migrate.dialect;

import java.sql.Statement;
import java.util.List;

import javax.sql.DataSource;

import dev.migrate.connect.Dialects;
import dev.migrate.operation.AlterSequence;
import dev.migrate.operation.CreateSequence;
import dev.migrate.operation.Operation;
import dev.migrate.schema.Definitions;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.schema.View;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whole schemas as inspectors read them.
 */
class SchemaReadingTests {

	@ParameterizedTest
	@ValueSource(strings = { "postgresql", "mysql", "mariadb", "h2", "sqlite", "hsqldb" })
	void readsAnyNumberOfTablesWithTheSameNumberOfStatements(String name) {
		try (TestDatabase database = TestDatabases.of(name).create()) {
			int few = statementsFor(3, name, database);
			int many = statementsFor(30, name, database);
			assertThat(many).isEqualTo(few).isLessThanOrEqualTo(12);
		}
	}

	private static int statementsFor(int tables, String name, TestDatabase database) {
		JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
		for (int i = 0; i < tables; i++) {
			String table = "t" + tables + "_" + i;
			jdbc.execute("create table " + table + " (id int primary key, parent_id int, name varchar(20) default 'x', "
					+ "unique (name), foreign key (parent_id) references " + table + " (id), check (id > 0))");
			jdbc.execute("create index ix_" + table + " on " + table + " (parent_id, name)");
			jdbc.execute("create view v_" + table + " as select id from " + table);
			if (List.of("postgresql", "mariadb", "h2", "hsqldb").contains(name)) {
				jdbc.execute("create sequence s_" + table);
			}
		}
		CountingJdbcTemplate counting = new CountingJdbcTemplate(database.dataSource());
		Schema schema = dialect(name).inspector(counting).schema(null);
		assertThat(schema.tables()).hasSizeGreaterThanOrEqualTo(tables)
			.allSatisfy((table) -> assertThat(table.constraints()).hasSize(4));
		assertThat(schema.views()).hasSameSizeAs(schema.tables());
		return counting.statements;
	}

	@Test
	void readsWhatStandsBesideTablesOnPostgresql() {
		try (TestDatabase database = TestDatabases.postgresql().create()) {
			JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
			jdbc.execute("create extension pg_stat_statements");
			jdbc.execute("create schema app");
			jdbc.execute("create type app.mood as enum ('sad', 'it''s', 'ok')");
			jdbc.execute("create type app.pair as (a int, b int)");
			jdbc.execute("create sequence app.s1");
			jdbc.execute("create sequence app.s2 start with 5 increment by 50");
			jdbc.execute("create sequence app.s3 increment by -1");
			jdbc.execute("create sequence \"Elsewhere\"");
			jdbc.execute("create table app.t (id int generated always as identity, n serial, m app.mood)");
			jdbc.execute("create view app.v as select id from app.t where n > 1");
			jdbc.execute("create materialized view app.m as select id from app.t");
			SchemaInspector inspector = dialect("postgresql").inspector(jdbc);
			Schema schema = inspector.schema("app");
			assertThat(schema.tables()).extracting(Table::name).containsExactly(new TableName("app", "t"));
			assertThat(schema.sequences()).containsExactly(new Sequence("app", "s1", null, null),
					new Sequence("app", "s2", 5L, 50L), new Sequence("app", "s3", null, -1L));
			assertThat(schema.enums()).containsExactly(new EnumType("app", "mood", List.of("sad", "it's", "ok")));
			assertThat(schema.views()).extracting(View::name)
				.containsExactly(new TableName("app", "m"), new TableName("app", "v"));
			assertThat(schema.views().get(1).definition())
				.isEqualToIgnoringWhitespace("SELECT id FROM app.t WHERE n > 1;");
			Schema current = inspector.schema(null);
			assertThat(current.sequences()).containsExactly(new Sequence(null, "Elsewhere", null, null));
			assertThat(current.tables()).isEmpty();
			assertThat(current.views()).as("those of the extension").isEmpty();
			assertThat(inspector.currentSchema()).isEqualTo("public");
			assertThat(inspector.name("Mixed_Ä", false)).isEqualTo("mixed_Ä");
			assertThat(inspector.name("Mixed", true)).isEqualTo("Mixed");
			assertThat(inspector.name("ä".repeat(40), true)).isEqualTo("ä".repeat(31));
		}
	}

	@Test
	void readsWhatStandsBesideTablesOnH2() {
		try (TestDatabase database = TestDatabases.h2().create()) {
			JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
			jdbc.execute("create schema app");
			jdbc.execute("create sequence app.s1");
			jdbc.execute("create sequence app.s2 start with 5 increment by 50");
			jdbc.execute("create sequence app.s3 increment by -1");
			jdbc.execute("create table app.t (id int generated always as identity, \"Mixed\" int)");
			jdbc.execute("create view app.v as select id from app.t");
			SchemaInspector inspector = dialect("h2").inspector(jdbc);
			Schema schema = inspector.schema("app");
			assertThat(schema.tables()).extracting(Table::name).containsExactly(new TableName("app", "t"));
			assertThat(schema.sequences()).containsExactly(new Sequence("app", "s1", null, null),
					new Sequence("app", "s2", 5L, 50L), new Sequence("app", "s3", null, -1L));
			assertThat(schema.views())
				.containsExactly(new View(new TableName("app", "v"), "SELECT\n    \"ID\"\nFROM \"APP\".\"T\""));
			assertThat(inspector.schema(null)).isEqualTo(Schema.EMPTY);
			assertThat(inspector.currentSchema()).isEqualTo("public");
			assertThat(inspector.name("Orders", false)).isEqualTo("orders");
			assertThat(inspector.name("Orders", true)).isEqualTo("Orders");
			assertThat(inspector.name("ORDERS", true)).isEqualTo("orders");
		}
	}

	@Test
	void readsWhatStandsBesideTablesOnHsqldb() {
		try (TestDatabase database = TestDatabases.hsqldb().create()) {
			JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
			jdbc.execute("create schema app");
			jdbc.execute("create sequence app.s1 start with 1");
			jdbc.execute("create sequence app.s2 start with 5 increment by 50");
			jdbc.execute("create sequence app.s3 start with -1 increment by -1");
			jdbc.execute("create table app.t (id int generated always as identity (start with 1), \"Mixed\" int)");
			jdbc.execute("create view app.v as select id from app.t");
			SchemaInspector inspector = dialect("hsqldb").inspector(jdbc);
			Schema schema = inspector.schema("app");
			assertThat(schema.tables()).extracting(Table::name).containsExactly(new TableName("app", "t"));
			assertThat(schema.sequences()).containsExactly(new Sequence("app", "s1", null, null),
					new Sequence("app", "s2", 5L, 50L), new Sequence("app", "s3", null, -1L));
			assertThat(schema.views()).containsExactly(new View(new TableName("app", "v"), "SELECT ID FROM APP.T"));
			assertThat(inspector.schema(null)).isEqualTo(Schema.EMPTY);
			assertThat(inspector.currentSchema()).isEqualTo("public");
			assertThat(inspector.name("Orders", false)).isEqualTo("orders");
			assertThat(inspector.name("Orders", true)).isEqualTo("Orders");
			assertThat(inspector.name("ORDERS", true)).isEqualTo("orders");
		}
	}

	@Test
	void readsWhatStandsBesideTablesOnMariaDb() {
		try (TestDatabase database = TestDatabases.mariadb().create()) {
			JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
			jdbc.execute("create table t (id int auto_increment primary key)");
			jdbc.execute("create view v as select id from t");
			jdbc.execute("create sequence s1");
			jdbc.execute("create sequence s2 start with 5 increment by 50");
			jdbc.execute("create sequence `s-3` increment by -1");
			SchemaInspector inspector = dialect("mariadb").inspector(jdbc);
			Schema schema = inspector.schema(null);
			assertThat(schema.tables()).extracting(Table::name).containsExactly(TableName.of("t"));
			assertThat(schema.sequences()).containsExactly(new Sequence(null, "s-3", null, -1L),
					new Sequence(null, "s1", null, null), new Sequence(null, "s2", 5L, 50L));
			assertThat(schema.views()).extracting(View::name).containsExactly(TableName.of("v"));
			assertThat(database.url()).contains(inspector.currentSchema());
			assertThat(inspector.name("Mixed", false)).isEqualTo("Mixed");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "postgresql", "mariadb", "h2", "hsqldb" })
	void readsWhatBecomesOfSequences(String name) {
		try (TestDatabase database = TestDatabases.of(name).create()) {
			JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
			Sequence before = Definitions.sequence("s").startWith(5);
			AlterSequence change = new AlterSequence(Definitions.sequence("s").startWith(7).incrementBy(50), null,
					before);
			run(name, jdbc, new CreateSequence(before, false));
			run(name, jdbc, change);
			assertThat(dialect(name).inspector(jdbc).schema(null).sequences())
				.containsExactly(new Sequence(null, "s", 7L, 50L));
			run(name, jdbc, change.inverse().orElseThrow());
			assertThat(dialect(name).inspector(jdbc).schema(null).sequences())
				.containsExactly(new Sequence(null, "s", 5L, null));
			run(name, jdbc, new AlterSequence(Definitions.sequence("s"), 100L, null));
			String next = switch (name) {
				case "h2" -> "select next value for s";
				case "hsqldb" -> "values (next value for s)";
				case "mariadb" -> "select nextval(s)";
				default -> "select nextval('s')";
			};
			assertThat(jdbc.queryForObject(next, Long.class)).isEqualTo(100);
		}
	}

	private static void run(String name, JdbcTemplate jdbc, Operation operation) {
		dialect(name).render(operation, LiveDatabase.of(jdbc), (statement) -> jdbc.execute(statement.text()));
	}

	@Test
	void readsViewsOfMySql() {
		try (TestDatabase database = TestDatabases.mysql().create()) {
			JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
			jdbc.execute("create view v as select 1 as one");
			Schema schema = dialect("mysql").inspector(jdbc).schema(null);
			assertThat(schema.views()).containsExactly(new View(TableName.of("v"), "select 1 AS `one`"));
			assertThat(schema.sequences()).isEmpty();
		}
	}

	@Test
	void readsViewsOfSqlite() {
		try (TestDatabase database = TestDatabases.sqlite().create()) {
			JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
			jdbc.execute("create view if not exists v (\"as\") as\n select 1 as one");
			SchemaInspector inspector = dialect("sqlite").inspector(jdbc);
			assertThat(inspector.schema(null).views()).containsExactly(new View(TableName.of("v"), "select 1 as one"));
			assertThat(inspector.currentSchema()).isEqualTo("main");
		}
	}

	private static Dialect dialect(String name) {
		return Dialects.named(name);
	}

	/**
	 * Counts statements.
	 */
	private static final class CountingJdbcTemplate extends JdbcTemplate {

		private int statements;

		CountingJdbcTemplate(DataSource dataSource) {
			super(dataSource);
		}

		@Override
		protected void applyStatementSettings(Statement statement) {
			this.statements++;
		}

	}

}
