package dev.migrate.dialect.sqlite;

import java.util.List;
import java.util.Map;

import dev.migrate.dialect.InspectorTests;
import dev.migrate.dialect.SchemaInspector;
import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.Computed;
import dev.migrate.schema.Deferrability;
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

class SqliteInspectorTests extends InspectorTests {

	SqliteInspectorTests() {
		super(TestDatabases.sqlite(), new SqliteDialect());
	}

	@Test
	void readsTypesExactlyOrVerbatim() {
		this.jdbc.execute("""
				create table t (a int, b tinyint, c numeric(10,2), d varchar ( 20 ), e datetime, f unsigned big int,
					g timestamp with time zone (3), h, i "quoted type", j double precision, k nvarchar(10))
				""");
		assertThat(types("t")).containsOnly(Map.entry("a", "INTEGER integer"), Map.entry("b", "TINYINT tinyint"),
				Map.entry("c", "NUMERIC numeric(10, 2)"), Map.entry("d", "VARCHAR varchar(20)"),
				Map.entry("e", "VERBATIM datetime"), Map.entry("f", "VERBATIM unsigned big int"),
				Map.entry("g", "TIMESTAMP_WITH_TIME_ZONE timestamp with time zone(3)"), Map.entry("h", "VERBATIM "),
				Map.entry("i", "VERBATIM \"quoted type\""), Map.entry("j", "DOUBLE double"),
				Map.entry("k", "VERBATIM nvarchar(10)"));
	}

	@Test
	void readsDefaults() {
		this.jdbc.execute(
				"""
						create table t (a int default 5 not null, b text default 'it''s, ) ok', c text default "x", d default -1.5,
							e default (1 + 2), f default current_timestamp, g default null, h default x'00ff', i default +3,
							j default .5e-3, k default (lower('A)')) check (k <> ')'), l default true,
							m default `y y`, n default [null], o default "it""s", p default word, q default CURRENT_DATE)
						""");
		assertThat(read("t").columns()).extracting(Column::defaultValue)
			.containsExactly(SqlValue.of(5), SqlValue.of("it's, ) ok"), SqlValue.of("x"),
					SqlValue.of(new java.math.BigDecimal("-1.5")), new SqlValue.Expression("1 + 2"),
					new SqlValue.Expression("current_timestamp"), null, new SqlValue.Expression("x'00ff'"),
					new SqlValue.Expression("+3"), new SqlValue.Expression(".5e-3"),
					new SqlValue.Expression("lower('A)')"), SqlValue.of(true), SqlValue.of("y y"), SqlValue.of("null"),
					SqlValue.of("it\"s"), SqlValue.of("word"), new SqlValue.Expression("CURRENT_DATE"));
	}

	@Test
	void readsAKeyThatGeneratesItsValuesBehindTheColumns() {
		this.jdbc.execute("""
				create table t (a int, "I d" integer,
					constraint "p k" primary key ("I d" autoincrement) on conflict ignore)
				""");
		assertThat(read("t").columns().get(1).identity()).isEqualTo(Identity.byDefault());
		assertThat(read("t").constraints()).containsExactly(new PrimaryKey("p k", List.of("I d")));
	}

	@Test
	void leavesOutWhatVirtualTablesKeep() {
		this.jdbc.execute("create virtual table f using fts5(a, content='')");
		this.jdbc.execute("create virtual table \"R t\" using rtree(id, a, b)");
		this.jdbc.execute("create table f_own (a int)");
		SchemaInspector inspector = new SqliteDialect().inspector(this.jdbc);
		assertThat(inspector.tables(null)).extracting((table) -> table.name().name()).containsExactly("f_own");
		assertThat(inspector.tableNames()).containsExactly("R t", "f", "f_own");
		assertThat(inspector.table(TableName.of("f_data"))).isEmpty();
	}

	@Test
	void readsConstraintsAndIndexes() {
		this.jdbc.execute("create table parent (a int, b int, primary key (b, a))");
		this.jdbc.execute("""
				create table child ( -- first
					id integer constraint pk primary key asc on conflict replace autoincrement, -- the key, of course
					[pa] int not null on conflict ignore check(pa > 0) constraint named check ("pa" < 9),
					pb int /* a column */, `Mixed Case` varchar(9) collate nocase unique,
					"quo""ted" int references parent on delete set null match full not deferrable,
					n int generated always as (pa * 2) stored, v as (pb + 1),
					constraint uq unique (pb, pa desc) on conflict fail constraint ck check (pa in (1, 2)),
					check (pb > 0),
					constraint fk foreign key (pb, pa) references "parent"(b, a) on delete cascade on update no action
						deferrable initially deferred
				)
				""");
		this.jdbc.execute("create index ix on child (pa desc, pb) where pa > 1");
		this.jdbc
			.execute("create unique index \"U X\" on child (lower(\"Mixed Case\"), `Mixed Case`, pa collate nocase)");
		Table table = read("CHILD");
		assertThat(table.name()).hasToString("child");
		assertThat(table.columns()).extracting(Column::name)
			.containsExactly("id", "pa", "pb", "Mixed Case", "quo\"ted", "n", "v");
		assertThat(table.columns()).extracting(Column::nullable)
			.containsExactly(false, false, true, true, true, true, true);
		assertThat(table.columns().get(0).identity()).isEqualTo(Identity.byDefault());
		assertThat(table.columns().get(2).comment()).isEqualTo("a column");
		assertThat(table.columns().get(3).collation()).isEqualTo("nocase");
		assertThat(table.columns().get(5).computed()).isEqualTo(new Computed("pa * 2", true));
		assertThat(table.columns().get(6).computed()).isEqualTo(new Computed("pb + 1", false));
		assertThat(table.constraints()).containsExactly(new PrimaryKey("pk", List.of("id")),
				new CheckConstraint(null, "pa > 0", false), new CheckConstraint("named", "\"pa\" < 9", false),
				new UniqueConstraint(null, List.of("Mixed Case"), false, null),
				new ForeignKey(null, List.of("quo\"ted"), TableName.of("parent"), List.of(), ReferentialAction.SET_NULL,
						null, null, "FULL", false),
				new UniqueConstraint("uq", List.of("pb", "pa"), false, null),
				new CheckConstraint("ck", "pa in (1, 2)", false), new CheckConstraint(null, "pb > 0", false),
				new ForeignKey("fk", List.of("pb", "pa"), TableName.of("parent"), List.of("b", "a"),
						ReferentialAction.CASCADE, null, Deferrability.INITIALLY_DEFERRED, null, false));
		assertThat(table.indexes()).containsExactly(
				index("U X", true, null, new IndexElement(null, "lower(\"Mixed Case\")", null, null, null),
						new IndexElement("Mixed Case", null, null, null, null),
						new IndexElement(null, "pa collate nocase", null, null, null)),
				index("ix", false, "pa > 1", new IndexElement("pa", null, "DESC", null, null),
						new IndexElement("pb", null, null, null, null)));
	}

	private static Index index(String name, boolean unique, String where, IndexElement... elements) {
		return new Index(name, TableName.of("child"), List.of(elements), unique, where, null, List.of(), Map.of(),
				false, null);
	}

	@Test
	void readsOptionsAndColumnsAddedLater() {
		this.jdbc.execute("create table t (id integer primary key, a text) without rowid, strict");
		this.jdbc.execute("alter table t add column b text default 'x' /* later */");
		Table table = read("t");
		assertThat(table.options()).containsExactly(Map.entry("sqlite", "without rowid, strict"));
		assertThat(table.column("b").orElseThrow().defaultValue()).isEqualTo(SqlValue.of("x"));
	}

	@Test
	void readsAllTablesButNoViewAndNothingVirtual() {
		this.jdbc.execute("create table b (id integer primary key autoincrement)");
		this.jdbc.execute("create table a as select 1 as x, 'y' as \"y z\"");
		this.jdbc.execute("create view v as select * from a");
		this.jdbc.execute("create virtual table f using fts5(body)");
		SchemaInspector inspector = new SqliteDialect().inspector(this.jdbc);
		assertThat(inspector.tables(null)).extracting((table) -> table.name().toString())
			.contains("a", "b")
			.doesNotContain("v", "f");
		assertThat(inspector.table(TableName.of("a")).orElseThrow().columns()).extracting(Column::name)
			.containsExactly("x", "y z");
		assertThat(inspector.tableNames()).contains("a", "b", "f").doesNotContain("v", "sqlite_sequence");
		assertThat(inspector.table(TableName.of("nope"))).isEmpty();
	}

}
