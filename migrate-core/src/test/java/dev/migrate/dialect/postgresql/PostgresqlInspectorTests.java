package dev.migrate.dialect.postgresql;

import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.migrate.autogenerate.SchemaChange;
import dev.migrate.autogenerate.UnsaidParts;
import dev.migrate.connect.Dialects;
import dev.migrate.dialect.InspectorTests;
import dev.migrate.dialect.SchemaInspector;
import dev.migrate.operation.AddConstraint;
import dev.migrate.operation.CreateIndex;
import dev.migrate.operation.Operation;
import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.Computed;
import dev.migrate.schema.Deferrability;
import dev.migrate.schema.Definitions;
import dev.migrate.schema.ExcludeConstraint;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Identity;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexElement;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.ReferentialAction;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.schema.UniqueConstraint;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

class PostgresqlInspectorTests extends InspectorTests {

	PostgresqlInspectorTests() {
		super(TestDatabases.postgresql(), new PostgresqlDialect());
	}

	@Test
	void tellsWhatRunsUnseen() {
		this.jdbc.execute(
				"create function f(n integer) returns boolean language sql as 'select true'; create table t (a int);"
						+ "create policy p on t using (f(a)); create policy w on t for insert with check (f(2));"
						+ "alter table t enable row level security; create type pair as (x int, y int);"
						+ "create function g(n integer) returns pair language sql as 'select (1, 2)::pair'; create cast (integer as pair) with function g(integer)");
		SchemaInspector inspector = Dialects.named("postgresql").inspector(this.jdbc);
		assertThat(inspector.queriesBehind(Set.of("t", "select", "="))).containsExactly("select f(a)");
		assertThat(inspector.queriesBehind(Set.of("pair"))).containsExactly("select g()");
		assertThat(inspector.queriesBehind(Set.of("pg_tables", "tables", "count", "+"))).isEmpty();
	}

	@Test
	void readsTypesExactlyOrVerbatim() {
		this.jdbc.execute("create schema app");
		this.jdbc.execute("create type mood as enum ('sad', 'it''s')");
		this.jdbc.execute("create type app.size as enum ('s', 'm')");
		this.jdbc.execute("create domain email as text");
		this.jdbc.execute("""
				create table t (a int, b smallint, c bigint, d numeric(10, 2), e numeric, f real, g double precision,
					h boolean, i char(3), j varchar(20), k varchar, l text, m date, n time, o time(3), p timestamp,
					q timestamp(3), r timestamptz, s timestamptz(0), u interval, v bytea, w uuid, x json, y jsonb,
					z mood, aa app.size, ab text[], ac mood[], ad numeric(5, 1)[], ae email, af bit(3), ag timetz,
					ah int4range, ai interval day to second, aj money)
				""");
		assertThat(types("t")).containsOnly(Map.entry("a", "INTEGER integer"), Map.entry("b", "SMALLINT smallint"),
				Map.entry("c", "BIGINT bigint"), Map.entry("d", "NUMERIC numeric(10, 2)"),
				Map.entry("e", "NUMERIC numeric"), Map.entry("f", "REAL real"), Map.entry("g", "DOUBLE double"),
				Map.entry("h", "BOOLEAN boolean"), Map.entry("i", "CHAR char(3)"),
				Map.entry("j", "VARCHAR varchar(20)"), Map.entry("k", "VARCHAR varchar"), Map.entry("l", "TEXT text"),
				Map.entry("m", "DATE date"), Map.entry("n", "TIME time"), Map.entry("o", "TIME time(3)"),
				Map.entry("p", "TIMESTAMP timestamp"), Map.entry("q", "TIMESTAMP timestamp(3)"),
				Map.entry("r", "TIMESTAMP_WITH_TIME_ZONE timestamp with time zone"),
				Map.entry("s", "TIMESTAMP_WITH_TIME_ZONE timestamp with time zone(0)"),
				Map.entry("u", "INTERVAL interval"), Map.entry("v", "BLOB blob"), Map.entry("w", "UUID uuid"),
				Map.entry("x", "JSON json"), Map.entry("y", "JSONB jsonb"), Map.entry("z", "ENUM mood[sad, it's]"),
				Map.entry("aa", "ENUM size[s, m]"), Map.entry("ab", "ARRAY text[]"),
				Map.entry("ac", "ARRAY mood[sad, it's][]"), Map.entry("ad", "ARRAY numeric(5, 1)[]"),
				Map.entry("ae", "VERBATIM email"), Map.entry("af", "VERBATIM bit(3)"),
				Map.entry("ag", "VERBATIM time with time zone"), Map.entry("ah", "VERBATIM int4range"),
				Map.entry("ai", "VERBATIM interval day to second"), Map.entry("aj", "VERBATIM money"));
		assertThat(read("t").column("aa").orElseThrow().type().enumeration()).extracting("schema").isEqualTo("app");
		assertThat(read("t").column("z").orElseThrow().type().enumeration()).extracting("schema").isNull();
	}

	@Test
	void readsDefaults() {
		this.jdbc.execute("create type mood as enum ('sad', 'ok')");
		this.jdbc.execute("""
				create table t (a int default 5, b varchar(20) default 'it''s', c text default 'a\\b',
					d boolean default true, e numeric(4, 2) default 1.50, f timestamp default current_timestamp,
					g int default null, h bigint default 5000000000, i int default -1, j mood default 'ok',
					k jsonb default '{}', l date default '2026-01-02', m serial, n int[] default '{}',
					o varchar default lower('X'))
				""");
		assertThat(read("t").columns()).extracting(Column::defaultValue)
			.containsExactly(SqlValue.of(5), SqlValue.of("it's"), new SqlValue.Expression("'a\\b'::text"),
					SqlValue.of(true), SqlValue.of(new java.math.BigDecimal("1.50")),
					new SqlValue.Expression("CURRENT_TIMESTAMP"), null, SqlValue.of(5000000000L), SqlValue.of(-1),
					SqlValue.of("ok"), SqlValue.of("{}"), SqlValue.of("2026-01-02"),
					new SqlValue.Expression("nextval('t_m_seq'::regclass)"), SqlValue.of("{}"),
					new SqlValue.Expression("lower('X'::text)"));
	}

	@Test
	void readsConstraintsAndIndexes() {
		int version = this.jdbc.queryForObject("show server_version_num", Integer.class);
		assumeThat(version).as("NULLS NOT DISTINCT came with PostgreSQL 15").isGreaterThanOrEqualTo(150000);
		this.jdbc.execute("create extension btree_gist");
		this.jdbc.execute("create schema app");
		this.jdbc.execute("create table app.parent (a int, b int, constraint pk_parent primary key (b, a))");
		this.jdbc.execute(
				"""
						create table child (id int generated always as identity (start with 5 increment by 2 cache 7),
							pa int not null, pb int, "Mixed Case" varchar(9) collate "C", n int generated always as (pa * 2) stored,
							constraint pk primary key (id), constraint uq unique nulls not distinct (pb) deferrable,
							constraint ck check (pa > 0 and pb > 0),
							constraint ex exclude using gist (pa with =, (pb + 1) with <>) where (pa > 3),
							constraint fk foreign key (pb, pa) references app.parent (b, a) match full on delete cascade
								on update set null deferrable initially deferred)
						""");
		this.jdbc.execute("alter table child add constraint late check (pb < 9) not valid");
		this.jdbc.execute("create index ix on child (pa desc, pb asc nulls first) where pa > 1");
		this.jdbc.execute("""
				create unique index ux on child (lower("Mixed Case"), "Mixed Case" varchar_pattern_ops) include (pa)
					nulls not distinct with (fillfactor = 70)
				""");
		this.jdbc.execute("create index hx on child using hash (pa)");
		this.jdbc.execute("create index sx on child ((pa + pb))");
		this.jdbc.execute("comment on table child is 'it''s'");
		this.jdbc.execute("comment on column child.pa is 'a column'");
		Table table = read("child");
		assertThat(table.comment()).isEqualTo("it's");
		assertThat(table.columns()).extracting(Column::nullable).containsExactly(false, false, true, true, true);
		assertThat(table.columns().get(0).identity()).isEqualTo(Identity.always().startWith(5).incrementBy(2).cache(7));
		assertThat(table.columns().get(1).comment()).isEqualTo("a column");
		assertThat(table.columns().get(3).collation()).isEqualTo("C");
		assertThat(table.columns().get(4).computed()).isEqualTo(new Computed("(pa * 2)", true));
		assertThat(table.constraints()).containsExactly(new PrimaryKey("pk", List.of("id")),
				new UniqueConstraint("uq", List.of("pb"), true, Deferrability.INITIALLY_IMMEDIATE),
				new CheckConstraint("ck", "pa > 0 AND pb > 0", false), new CheckConstraint("late", "pb < 9", true),
				new ExcludeConstraint("ex", "gist",
						List.of(new ExcludeConstraint.Element("pa", "="),
								new ExcludeConstraint.Element("(pb + 1)", "<>")),
						"pa > 3", null),
				new ForeignKey("fk", List.of("pb", "pa"), new TableName("app", "parent"), List.of("b", "a"),
						ReferentialAction.CASCADE, ReferentialAction.SET_NULL, Deferrability.INITIALLY_DEFERRED, "FULL",
						false));
		assertThat(table.indexes()).containsExactly(
				index("hx", List.of(element("pa", null)), false, null, "hash", List.of(), Map.of(), false),
				index("ix", List.of(element("pa", "DESC"), element("pb", "ASC NULLS FIRST")), false, "pa > 1", null,
						List.of(), Map.of(), false),
				index("sx", List.of(new IndexElement(null, "pa + pb", null, null, null)), false, null, null, List.of(),
						Map.of(), false),
				index("ux",
						List.of(new IndexElement(null, "lower(\"Mixed Case\"::text)", null, null, null),
								new IndexElement("Mixed Case", null, null, "varchar_pattern_ops", null)),
						true, null, null, List.of("pa"), Map.of("fillfactor", "70"), true));
	}

	private static IndexElement element(String column, String order) {
		return new IndexElement(column, null, order, null, null);
	}

	private static Index index(String name, List<IndexElement> elements, boolean unique, String where, String using,
			List<String> include, Map<String, String> with, boolean nullsNotDistinct) {
		return new Index(name, TableName.of("child"), elements, unique, where, using, include, with, nullsNotDistinct,
				null);
	}

	@Test
	void readsAllTablesOfSchemaButNoViewNoPartitionAndNothingOfExtension() {
		this.jdbc.execute("create extension btree_gist");
		this.jdbc.execute("create schema app");
		this.jdbc.execute("create table app.b (id int) partition by range (id)");
		this.jdbc.execute("create table app.b1 partition of app.b for values from (1) to (2)");
		this.jdbc.execute("create table app.a (id int primary key, b int references app.a)");
		this.jdbc.execute("create view app.v as select * from app.a");
		this.jdbc.execute("create table \"C\" (id int)");
		SchemaInspector inspector = new PostgresqlInspector(this.jdbc);
		assertThat(inspector.tables("app")).extracting((table) -> table.name().toString())
			.containsExactly("app.a", "app.b");
		assertThat(inspector.tables("app").get(0).constraints().get(1)).extracting("referencedTable")
			.isEqualTo(new TableName("app", "a"));
		assertThat(inspector.tableNames()).containsExactly("C");
		assertThat(inspector.table(TableName.of("nope"))).isEmpty();
		assertThat(inspector.table(new TableName("app", "v"))).isEmpty();
		assertThat(inspector.table(new TableName("app", "b1"))).isPresent();
	}

	@Test
	void withholdsKeysWithoutTheColumnsThatTellPartitionsApart() {
		this.jdbc.execute("create table q (id int, \"Day\" date, b int) partition by range (\"Day\")");
		this.jdbc.execute("create table x (id int, b int) partition by hash ((id + b))");
		assertThat(keysOf("q", "Day")).containsExactly(true, true, true, false);
		assertThat(keysOf("x", "b")).containsExactly(true, true, true, true);
		this.jdbc.execute("create table plain (id int, b int)");
		assertThat(keysOf("plain", "b")).containsOnly(false);
	}

	private List<Boolean> keysOf(String table, String other) {
		TableName name = TableName.of(table);
		List<Operation> keys = List.of(new AddConstraint(name, Definitions.primaryKey("id")),
				new AddConstraint(name, Definitions.unique("id").named("uq")),
				new CreateIndex(new Index("ix", name, List.of(Definitions.element("id")), true, null, null, List.of(),
						Map.of(), false, null), false, false),
				new AddConstraint(name, Definitions.primaryKey("id", other)));
		return new UnsaidParts(new PostgresqlInspector(this.jdbc).tables(null),
				(there) -> new PostgresqlDialect().unsaid(this.jdbc, there), (sequence) -> List.of())
			.kept(keys.stream().map(SchemaChange::of).toList())
			.stream()
			.map(SchemaChange::withheld)
			.toList();
	}

}
