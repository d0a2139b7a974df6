package dev.migrate.dialect.h2;

import java.util.List;
import java.util.Map;

import dev.migrate.dialect.InspectorTests;
import dev.migrate.dialect.SchemaInspector;
import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.Definitions;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Identity;
import dev.migrate.schema.IndexElement;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.ReferentialAction;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.schema.UniqueConstraint;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

class H2InspectorTests extends InspectorTests {

	H2InspectorTests() {
		super(TestDatabases.h2(), new H2Dialect());
	}

	@Test
	void readsTypesExactlyOrVerbatim() {
		this.jdbc.execute("""
				create table t (a int, b tinyint, c smallint, d bigint, e numeric(10, 2), f numeric, g real,
					h double precision, i boolean, j char(3), k varchar(20), l varchar, m clob, n date, o time,
					p time(3), q timestamp, r timestamp(3), s timestamp with time zone, u varbinary(20), v blob,
					w uuid, x json, y enum('it''s', 'ok'), z int array, aa interval day(18) to second(9),
					ab interval year(4) to month, ac decfloat(10), ad time(0) with time zone, ae binary(5),
					af varchar_ignorecase(10), ag float, ah varchar(10) array, ai int array[5], aj interval hour(3))
				""");
		assertThat(types("t")).containsOnly(Map.entry("a", "INTEGER integer"), Map.entry("b", "TINYINT tinyint"),
				Map.entry("c", "SMALLINT smallint"), Map.entry("d", "BIGINT bigint"),
				Map.entry("e", "NUMERIC numeric(10, 2)"), Map.entry("f", "NUMERIC numeric"),
				Map.entry("g", "REAL real"), Map.entry("h", "DOUBLE double"), Map.entry("i", "BOOLEAN boolean"),
				Map.entry("j", "CHAR char(3)"), Map.entry("k", "VARCHAR varchar(20)"),
				Map.entry("l", "VARCHAR varchar"), Map.entry("m", "TEXT text"), Map.entry("n", "DATE date"),
				Map.entry("o", "TIME time"), Map.entry("p", "TIME time(3)"), Map.entry("q", "TIMESTAMP timestamp"),
				Map.entry("r", "TIMESTAMP timestamp(3)"),
				Map.entry("s", "TIMESTAMP_WITH_TIME_ZONE timestamp with time zone"),
				Map.entry("u", "VARBINARY varbinary(20)"), Map.entry("v", "BLOB blob"), Map.entry("w", "UUID uuid"),
				Map.entry("x", "JSON json"), Map.entry("y", "ENUM y[it's, ok]"), Map.entry("z", "ARRAY integer[]"),
				Map.entry("aa", "INTERVAL interval"), Map.entry("ab", "VERBATIM INTERVAL YEAR(4) TO MONTH"),
				Map.entry("ac", "VERBATIM DECFLOAT(10)"), Map.entry("ad", "VERBATIM TIME(0) WITH TIME ZONE"),
				Map.entry("ae", "VERBATIM BINARY(5)"), Map.entry("af", "VERBATIM VARCHAR_IGNORECASE(10)"),
				Map.entry("ag", "DOUBLE double"), Map.entry("ah", "ARRAY varchar(10)[]"),
				Map.entry("ai", "VERBATIM INTEGER ARRAY[5]"), Map.entry("aj", "VERBATIM INTERVAL HOUR(3)"));
	}

	@Test
	void readsDefaults() {
		this.jdbc.execute("""
				create table t (a int default 5, b varchar(20) default 'it''s', c varchar(20) default 'ä \\ €',
					d boolean default true, e numeric(4, 2) default 1.50, f timestamp default current_timestamp,
					g int default null, h bigint default 5000000000,
					i timestamp default current_timestamp on update current_timestamp)
				""");
		assertThat(read("t").columns()).extracting(Column::defaultValue)
			.containsExactly(SqlValue.of(5), SqlValue.of("it's"), SqlValue.of("ä \\ €"), SqlValue.of(true),
					SqlValue.of(new java.math.BigDecimal("1.50")), new SqlValue.Expression("CURRENT_TIMESTAMP"), null,
					SqlValue.of(5000000000L), new SqlValue.Expression("CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP"));
	}

	@Test
	void readsConstraintsAndIndexes() {
		this.jdbc.execute("create schema app");
		this.jdbc.execute("create table app.parent (a int, b int, constraint pk_parent primary key (b, a))");
		this.jdbc.execute("create table local (id int primary key)");
		this.jdbc.execute(
				"""
						create table child (id int generated always as identity (start with 5 increment by 2),
							pa int not null, pb int, "Mixed Case" varchar(9), n int generated always as (id * 2), l int,
							constraint pk primary key (id), constraint uq unique nulls not distinct (pb),
							constraint ck check (pa > 0),
							constraint fk foreign key (pb, pa) references app.parent (b, a) on delete cascade on update set null,
							constraint fkl foreign key (l) references local)
						""");
		this.jdbc.execute("create index ix on child (pa desc nulls first, pb)");
		this.jdbc.execute("create unique index ux on child (\"Mixed Case\") include (pa)");
		this.jdbc.execute("comment on table child is 'it''s'");
		this.jdbc.execute("comment on column child.pa is 'a column'");
		Table table = read("child");
		assertThat(table.comment()).isEqualTo("it's");
		assertThat(table.columns()).extracting(Column::name).containsExactly("id", "pa", "pb", "Mixed Case", "n", "l");
		assertThat(table.columns()).extracting(Column::nullable).containsExactly(false, false, true, true, true, true);
		assertThat(table.columns().get(0).identity()).isEqualTo(Identity.always().startWith(5).incrementBy(2));
		assertThat(table.columns().get(1).comment()).isEqualTo("a column");
		assertThat(table.columns().get(4).computed()).hasToString("Computed[expression=\"ID\" * 2, stored=null]");
		assertThat(table.constraints()).containsExactly(new PrimaryKey("pk", List.of("id")),
				new UniqueConstraint("uq", List.of("pb"), true, null), new CheckConstraint("ck", "\"PA\" > 0", false),
				new ForeignKey("fk", List.of("pb", "pa"), new TableName("app", "parent"), List.of("b", "a"),
						ReferentialAction.CASCADE, ReferentialAction.SET_NULL, null, null, false),
				new ForeignKey("fkl", List.of("l"), TableName.of("local"), List.of("id"), null, null, null, null,
						false));
		assertThat(table.indexes()).hasSize(2);
		assertThat(table.indexes().get(0).elements())
			.containsExactly(new IndexElement("pa", null, "DESC NULLS FIRST", null, null), Definitions.element("pb"));
		assertThat(table.indexes().get(1).unique()).isTrue();
		assertThat(table.indexes().get(1).elements()).containsExactly(Definitions.element("Mixed Case"));
		assertThat(table.indexes().get(1).include()).containsExactly("pa");
	}

	@Test
	void readsAllTablesOfSchemaAndNoView() {
		readAllTablesOfSchemaAndNoView();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE", ";MODE=MySQL;DATABASE_TO_LOWER=TRUE",
			";DATABASE_TO_UPPER=FALSE" })
	void findsNamesHoweverTheDatabaseStoresThem(String settings) {
		JdbcTemplate set = new JdbcTemplate(new DriverManagerDataSource(
				"jdbc:h2:mem:names_" + java.util.UUID.randomUUID() + ";DB_CLOSE_DELAY=-1" + settings, "sa", ""));
		set.execute("create table users (id int primary key, \"user\" int, \"Mixed\" int)");
		set.execute("create table \"Order\" (\"select\" int)");
		SchemaInspector inspector = new H2Dialect().inspector(set);
		assertThat(inspector.tableNames()).containsExactlyInAnyOrder("Order", "users");
		assertThat(inspector.table(TableName.of("users")).orElseThrow().columns()).extracting(Column::name)
			.containsExactly("id", "user", "Mixed");
		assertThat(inspector.table(TableName.of("Order")).orElseThrow().columns()).extracting(Column::name)
			.containsExactly("select");
		set.execute("drop all objects");
		set.execute("shutdown");
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', textBlock = """
			FALSE, "users"
			TRUE, users
			""")
	void quotesCountWhereCaseDoes(String insensitive, String name) {
		JdbcTemplate set = new JdbcTemplate(
				new DriverManagerDataSource("jdbc:h2:mem:;CASE_INSENSITIVE_IDENTIFIERS=" + insensitive, "sa", ""));
		assertThat(new H2Dialect().inspector(set).name("users", true)).isEqualTo(name);
		assertThat(new H2Dialect().inspector(set).name("users", false)).isEqualTo("users");
	}

}
