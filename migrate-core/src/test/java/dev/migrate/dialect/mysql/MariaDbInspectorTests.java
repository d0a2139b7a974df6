package dev.migrate.dialect.mysql;

import java.util.List;
import java.util.Map;

import dev.migrate.dialect.InspectorTests;
import dev.migrate.dialect.SchemaInspector;
import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.Computed;
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

class MariaDbInspectorTests extends InspectorTests {

	MariaDbInspectorTests() {
		super(TestDatabases.mariadb(), new MariaDbDialect());
	}

	@Test
	void readsTypesExactlyOrVerbatim() {
		this.jdbc.execute("""
				create table t (a int, b tinyint, c smallint, d bigint, e decimal(10, 2), f decimal, g float, h double,
					i boolean, j char(3), k varchar(20), l longtext, m date, n time, o time(3), p datetime,
					q datetime(6), r timestamp null, u varbinary(20), v longblob, w uuid, x json,
					y enum('it''s', 'ok'), z int unsigned, aa text, ab mediumint, ac bit(3), ad set('a', 'b'))
				""");
		assertThat(types("t")).containsOnly(Map.entry("a", "INTEGER integer"), Map.entry("b", "TINYINT tinyint"),
				Map.entry("c", "SMALLINT smallint"), Map.entry("d", "BIGINT bigint"),
				Map.entry("e", "NUMERIC numeric(10, 2)"), Map.entry("f", "NUMERIC numeric(10, 0)"),
				Map.entry("g", "REAL real"), Map.entry("h", "DOUBLE double"), Map.entry("i", "BOOLEAN boolean"),
				Map.entry("j", "CHAR char(3)"), Map.entry("k", "VARCHAR varchar(20)"), Map.entry("l", "TEXT text"),
				Map.entry("m", "DATE date"), Map.entry("n", "TIME time(0)"), Map.entry("o", "TIME time(3)"),
				Map.entry("p", "TIMESTAMP timestamp(0)"), Map.entry("q", "TIMESTAMP timestamp"),
				Map.entry("r", "TIMESTAMP_WITH_TIME_ZONE timestamp with time zone(0)"),
				Map.entry("u", "VARBINARY varbinary(20)"), Map.entry("v", "BLOB blob"), Map.entry("w", "UUID uuid"),
				Map.entry("x", "JSON json"), Map.entry("y", "ENUM y[it's, ok]"),
				Map.entry("z", "VERBATIM int unsigned"), Map.entry("aa", "VERBATIM text"),
				Map.entry("ab", "VERBATIM mediumint"), Map.entry("ac", "VERBATIM bit(3)"),
				Map.entry("ad", "VERBATIM set('a','b')"));
	}

	@Test
	void readsDefaults() {
		this.jdbc.execute(
				"""
						create table t (a int default 5, b varchar(20) default 'it''s', c varchar(20) default 'ä€',
							d boolean default true, e decimal(4, 2) default 1.50, f datetime default current_timestamp,
							g int default null, h bigint default 5000000000, i varchar(9) default '', j varchar(40) default uuid(),
							k datetime(3) default current_timestamp(3) on update current_timestamp(3), l int default -1)
						""");
		assertThat(read("t").columns()).extracting(Column::defaultValue)
			.containsExactly(SqlValue.of(5), SqlValue.of("it's"), SqlValue.of("ä€"), SqlValue.of(true),
					SqlValue.of(new java.math.BigDecimal("1.50")), new SqlValue.Expression("current_timestamp()"), null,
					SqlValue.of(5000000000L), SqlValue.of(""), new SqlValue.Expression("uuid()"),
					new SqlValue.Expression("current_timestamp(3) ON UPDATE current_timestamp(3)"), SqlValue.of(-1));
	}

	@Test
	void readsConstraintsAndIndexes() {
		this.jdbc.execute("create table parent (a int, b int, primary key (b, a))");
		this.jdbc.execute("""
				create table child (id int auto_increment, pa int not null comment 'a column', pb int,
					`Mixed Case` varchar(90) collate utf8mb4_bin, n int generated always as (pa * 2) stored,
					nv int as (pa + 1) virtual, c int check (c > 5), tx text, p point not null,
					primary key (id), constraint uq unique (pb, pa), constraint ck check (pa > 0 and pb > 0),
					constraint fk foreign key (pb, pa) references parent (b, a) on delete cascade,
					constraint fk2 foreign key (pa) references child (id),
					key ix (pa, `Mixed Case`(10)), fulltext key ft (tx), spatial key sp (p)) comment 'it''s'
				""");
		Table table = read("child");
		assertThat(table.comment()).isEqualTo("it's");
		assertThat(table.options()).isEmpty();
		assertThat(table.columns().get(0).identity()).isEqualTo(Identity.byDefault());
		assertThat(table.columns().get(1).comment()).isEqualTo("a column");
		assertThat(table.columns().get(1).nullable()).isFalse();
		assertThat(table.columns().get(3).collation()).isEqualTo("utf8mb4_bin");
		assertThat(table.columns().get(4).computed()).isEqualTo(new Computed("`pa` * 2", true));
		assertThat(table.columns().get(5).computed()).isEqualTo(new Computed("`pa` + 1", false));
		assertThat(table.constraints()).containsExactlyInAnyOrder(new PrimaryKey(null, List.of("id")),
				new UniqueConstraint("uq", List.of("pb", "pa"), false, null),
				new CheckConstraint("ck", "`pa` > 0 and `pb` > 0", false), new CheckConstraint(null, "`c` > 5", false),
				new ForeignKey("fk", List.of("pb", "pa"), TableName.of("parent"), List.of("b", "a"),
						ReferentialAction.CASCADE, null, null, null, false),
				new ForeignKey("fk2", List.of("pa"), TableName.of("child"), List.of("id"), null, null, null, null,
						false));
		assertThat(table.indexes()).containsExactlyInAnyOrder(
				index("ix", new IndexElement("pa", null, null, null, null),
						new IndexElement("Mixed Case", null, null, null, 10)),
				new Index("ft", TableName.of("child"), List.of(new IndexElement("tx", null, null, null, null)), false,
						null, null, List.of(), Map.of(), false, "FULLTEXT"),
				new Index("sp", TableName.of("child"), List.of(new IndexElement("p", null, null, null, null)), false,
						null, null, List.of(), Map.of(), false, "SPATIAL"));
	}

	private static Index index(String name, IndexElement... elements) {
		return new Index(name, TableName.of("child"), List.of(elements), false, null, null, List.of(), Map.of(), false,
				null);
	}

	@Test
	void readsAllTablesButNoView() {
		this.jdbc.execute("create table b (id int) engine=memory collate latin1_bin");
		this.jdbc.execute("create table a (id int primary key)");
		this.jdbc.execute("create view v as select * from a");
		SchemaInspector inspector = new MariaDbDialect().inspector(this.jdbc);
		assertThat(inspector.tables(null)).extracting((table) -> table.name().toString()).containsExactly("a", "b");
		assertThat(inspector.tables(null).get(1).options())
			.containsExactly(Map.entry("mysql", "ENGINE=MEMORY COLLATE=latin1_bin"));
		assertThat(inspector.tableNames()).containsExactly("a", "b");
		assertThat(inspector.table(TableName.of("nope"))).isEmpty();
		assertThat(inspector.table(TableName.of("v"))).isEmpty();
	}

}
