package dev.migrate.author.roundtrip;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import dev.migrate.schema.Constraint;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;

/**
 * Something that no operation says, in a table that others have made, and what of the
 * table is dropped.
 *
 * @param database the database
 * @param dropped what is dropped: {@code table t}, {@code sequence s}, {@code column t.c}
 * or {@code rule t.c}, {@code rule t.null} for those without a name
 * @param setup what has made the table, with {@code ;;} between statements
 * @param withheld whether it is not dropped, since it could not come back
 */
record UnsaidCase(String database, String dropped, String setup, boolean withheld) {

	private static final String POSTGRESQL = """
			rule t.ix | create table t (id int, a int, b int);; create index ix on t (a) include (b) with (fillfactor = 50)
			rule t.ix | create table t (a int);; create index ix on t (a);; comment on index ix is 'it''s'
			rule t.ix | create table t (a int not null);; create unique index ix on t (a);; alter table t replica identity using index ix
			rule t.ix | create table t (a int);; create index ix on t (a);; alter table t cluster on ix
			rule t.ix | create table t (a int);; create index ix on t ((a + 1));; alter index ix alter column 1 set statistics 500
			rule t.ix | create table t (a text);; create index ix on t (a collate "C" text_pattern_ops desc nulls last) where a <> ''
			rule t.ix | create table t (a int);; create unique index ix on t (a) nulls not distinct
			rule t.ix | create table t (a int[]);; create index ix on t using gin (a) with (fastupdate = off)
			rule t.ix | create table t (a text);; create index ix on t using gist (to_tsvector('simple', a) tsvector_ops (siglen = 100))
			rule t.ix | create table t (a int);; create index ix on t using brin (a int4_minmax_multi_ops (values_per_range = 16))
			rule t.uq | create table t (a int, b int, constraint uq unique (a) include (b))
			rule t.uq | create table t (a int, b int, constraint uq unique nulls not distinct (a, b) deferrable initially deferred)
			rule t.uq | create table t (a int, constraint uq unique (a) with (fillfactor = 70));; comment on constraint uq on t is 'why'
			rule t.uq | create table t (a int not null, constraint uq unique (a));; alter table t cluster on uq;; alter table t replica identity using index uq
			rule t.pk | create table t (a int, b int, constraint pk primary key (a) include (b) deferrable)
			rule t.fk | create table p (a int, b int, primary key (a, b));; create table t (a int, b int, constraint fk foreign key (a, b) references p on delete set null (b))
			rule t.fk | create table p (a int, b int, primary key (a, b));; create table t (a int, b int, constraint fk foreign key (a, b) references p on delete set default (b) on update cascade deferrable not valid);; comment on constraint fk on t is 'c'
			rule t.ck | create table t (a int, constraint ck check (a > 0) no inherit)
			rule t.ck | create table t (a int, constraint ck check (a > 0) not valid);; comment on constraint ck on t is 'x'
			rule t.ex | create table t (a int4range, b int, constraint ex exclude using gist (a with &&, int4range(b, b + 1) with &&) include (b) where (b > 0) deferrable)
			column t.b | create table t (id int, a int, b int, constraint uq unique (a) include (b));; create index ix on t (a) where b > 0
			column t.b | create table t (id int, a int, b int);; create index ix on t (a, b);; create statistics st (ndistinct) on a, b from t;; comment on statistics st is 's';; alter statistics st set statistics 7
			column t.b | create table t (id int, b text);; alter table t alter b set storage external, alter b set statistics 77, alter b set (n_distinct = 5), alter b set compression pglz;; grant select (b) on t to public
			column t.b | create sequence own as smallint increment 5 minvalue 3 maxvalue 99 start 8 cache 2 cycle;; create table t (id int, b int not null default nextval('own'));; alter sequence own owned by t.b
			column t.b | create table t (id int, b int, constraint "c K" check (b > 0) no inherit);; comment on constraint "c K" on t is 'c'
			column t.b | create table p (a int primary key);; create table t (id int, b int constraint fk references p on delete set null deferrable)
			table t | create table t (id int primary key, a int check (a > 0) no inherit, b int);; create index ix on t (a) include (b);; alter table t cluster on ix;; comment on index ix is 'i'
			table t | create table t (id int, a text);; alter table t replica identity full;; alter table t enable row level security, force row level security;; create policy "p P" on t as restrictive for update to public using (a = current_user) with check (id > 0);; comment on policy "p P" on t is 'p'
			table t | create table t (id int);; create rule r as on delete to t do instead nothing;; comment on rule r on t is 'r';; alter table t disable rule r
			table t | create unlogged table t (id int, a text) with (fillfactor = 60, autovacuum_enabled = false, toast.autovacuum_enabled = false);; grant select, insert on t to public;; grant update (a) on t to public
			table t | create table t (id int, a int);; create statistics st (dependencies) on id, a from t;; create publication pub for table t (id) where (id > 1)
			table t | create table t (id int, a serial);; alter sequence t_a_seq increment 3 minvalue 2 start 4 restart 4 cycle
			table "T t" | create table "T t" ("i d" int, "K k" int constraint "c k" check ("K k" > 0) no inherit);; create index "i X" on "T t" ("K k") include ("i d");; alter table "T t" alter "K k" set statistics 9
			sequence s | create sequence s as smallint increment 5 minvalue 3 maxvalue 99 start 8 cache 2 cycle;; comment on sequence s is 's'
			sequence s | create sequence s increment -5 minvalue -9
			sequence s | create sequence s;; grant usage on s to public
			table t | create table t (id serial, a int generated always as identity);; grant select on t_id_seq to public;; grant usage on t_a_seq to public
			table t | create table t (id int, p int, constraint pk primary key (id) include (p), constraint fk foreign key (p) references t)
			table t | create table t (id int, a int);; create function f() returns trigger language plpgsql as 'begin return new; end';; create trigger t before insert on t for each row execute function f();; create trigger x after update of a on t for each row when (new.a > 0) execute function f();; comment on trigger x on t is 'x';; alter table t disable trigger x;; create rule r as on update to t where new.a > 0 do also select 1
			!table t | create type en as enum ('a');; create table r (id int primary key);; create table t (id int, e en, r int references r) partition by range (id)
			!table t | create table t (id int, a int) partition by range (id);; create table t1 partition of t for values from (0) to (9)
			!table t | create table p (id int);; create table t (a int) inherits (p)
			!table t | create type ty as (id int);; create table t of ty
			""";

	private static final String MYSQL = """
			rule t.ix | create table t (a int, b int, key ix (a) comment 'it''s')
			rule t.ix | create table t (a varchar(90), b text, unique key ix (a(10) desc, b(5)) key_block_size = 4)
			rule t.uq | create table t (a int, b int, unique key uq (a, b) using btree comment 'u')
			rule t.ft | create table t (a text, fulltext key ft (a) comment 'f')
			column t.b | create table t (id int, b int invisible default 4 comment 'b')
			column t.b | create table t (id int, a int, b int, key ix (a, b) comment 'x', unique key uq (b) comment 'y')
			table t | create table t (id int, b int invisible) row_format=dynamic comment='it''s'
			table t | create table t (id int auto_increment primary key comment 'k', a int, key ix (a) comment 'x') auto_increment=50 stats_persistent=0
			table t | create table t (id int primary key, a int) partition by range (id) (partition p0 values less than (10), partition p1 values less than maxvalue)
			table t | create table p (id int primary key);; create table t (id int, a int, key ix (a) comment 'x', constraint fk foreign key (a) references p (id) on delete cascade)
			table t | create table t (id int, a int);; create trigger tr before insert on t for each row begin set new.a = 4; set new.id = 5; end
			table t | create table t (id int, a text);; set @mode = @@sql_mode, sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES';; create trigger "tr" before insert on "t" for each row set new.a = 'a\\b';; set sql_mode = @mode
			!table t | create table t (id int, a text);; set @mode = @@sql_mode, sql_mode = 'NO_BACKSLASH_ESCAPES';; create trigger tr before insert on t for each row set new.a = concat('a\\' /* ' */, 'b');; set sql_mode = @mode
			table t | create table t (id int, a int invisible) comment='at AUTO_INCREMENT=5 really?';; create trigger tr before insert on t for each row set new.a = if(new.id = 1, 'o?', 4)
			table T t | create table `T t` (`i d` int, `K k` int invisible, key `i x` (`K k`) comment 'x', constraint `c k` check (`K k` > 0))
			""";

	private static final String MARIADB = """
			sequence s | create sequence s start with 5 increment by 3 minvalue 2 maxvalue 99 cycle nocache
			sequence s | create sequence s increment by -2 maxvalue 99
			rule t.ix | create table t (a int, key ix (a) ignored)
			rule t.pk | create table t (a int, b date, e date, period for p (b, e), constraint pk unique (a, p without overlaps))
			column t.b | create table t (id int, b text compressed)
			table t | create table t (id int, a int) with system versioning
			table t | create table t (a int, b date, e date, period for p (b, e), unique key (a, p without overlaps))
			""";

	private static final String ONLY_MYSQL = """
			rule t.ix | create table t (a int, key ix (a) invisible)
			rule t.ft | create table t (a text, fulltext key ft (a) with parser ngram)
			rule t.ix | create table t (a int, b json, key ix ((cast(b->'$.x' as unsigned array))))
			table t | create table t (a int, constraint ck check (a > 0) not enforced)
			""";

	private static final String SQLITE = """
			table t | create table t (id integer primary key, a text unique on conflict ignore, b text collate nocase not null on conflict fail) strict
			table t | create table t (a text, b int, primary key (a, b)) without rowid;; create index ix on t (b desc);; create trigger tr after insert on t begin select 1; end
			table "T t" | create table "T t" ("i d" int, g int generated always as ("i d" + 1) virtual, x references "T t")
			rule t.ix | create table t (a text, b int);; create unique index ix on t (a collate nocase desc, b + 1) where b > 0
			column t.b | create table t (id integer primary key, b text not null on conflict ignore default 'x')
			!column t.b | create table t (id integer primary key, b text constraint uq unique on conflict ignore)
			!column t.b | create table t (id integer primary key, b text not null on conflict ignore)
			!rule t.uq | create table t (id integer primary key, b text, constraint uq unique (b) on conflict ignore)
			!rule t.null | create table t (id integer primary key, b text, c text, unique (b, c) on conflict ignore)
			!rule t.null | create table t (id integer primary key, b text unique on conflict replace)
			""";

	private static final String H2 = """
			sequence s | create sequence s as integer start with 5 increment by 3 minvalue 2 maxvalue 99 cycle
			sequence s | create sequence s increment by -2 cache 7
			sequence s | create schema other;; create sequence other.s cycle maxvalue 9;; create sequence s
			table T | create table t (id int, p int, c clob(100), constraint pk primary key (id), constraint fk foreign key (p) references t)
			rule T.ix | create memory table t (id int, a int);; create hash index ix on t (a)
			rule T.ix | create table t (a int, b int);; create unique nulls all distinct index ix on t (a desc, b nulls last);; comment on index ix is 'it''s'
			rule T.uq | create table t (a int, b int, constraint uq unique nulls not distinct (a, b))
			rule T.ck | create table t (a int, constraint ck check (a > 0));; comment on constraint ck is 'c'
			column T.b | create table t (id int, b clob(100))
			column T.b | create table t (id int, b clob(100) not null);; insert into t values (1, 'x')
			column T.b | create table t (id int, b float(10) invisible default 4 comment 'x')
			column T.b | create table t (id int, b int default 5 default on null not null)
			table T | create domain dm as varchar(20) check (value <> 'x');; create table t (id int primary key, c clob(100), f float(10), d dm, s int selectivity 20, constraint ck check (s > 0), constraint uq unique (f, s));; create index ix on t (f, s)
			table T | create table p (a int primary key);; create table t (id int, a int invisible, constraint fk foreign key (a) references p on delete set null);; grant select on t to public
			""";

	private static final String HSQLDB = """
			sequence s | create sequence s as smallint start with 5 increment by 3 minvalue 2 maxvalue 99 cycle
			sequence s | create schema other;; create sequence other.s maxvalue 9 cycle;; create sequence s start with 3
			table T | create domain dm as varchar(20) check (value <> 'x');; create table t (id int primary key, c clob(1K), d dm, u timestamp default current_timestamp on update current_timestamp, constraint ck check (id > 0));; grant select on t to public
			column T.b | create table t (id int, b clob(1K))
			column T.b | create table t (id int, b clob(1K) not null);; insert into t values (1, 'x')
			column T.b | create table t (id int, b timestamp default current_timestamp on update current_timestamp)
			rule T.fk | create table p (a int primary key);; create table t (id int, a int default 1, constraint fk foreign key (a) references p on delete set default on update cascade)
			table T | create table t (id int, a int);; create trigger tr before insert on t referencing new as n for each row set n.a = 4
			""";

	static Stream<UnsaidCase> on(Traits traits) {
		String cases = switch (traits.name()) {
			case "postgresql" -> POSTGRESQL;
			case "mariadb" -> MYSQL + MARIADB;
			case "mysql" -> MYSQL + ONLY_MYSQL;
			case "sqlite" -> SQLITE;
			case "h2" -> H2;
			default -> HSQLDB;
		};
		return cases.lines().filter((line) -> !line.isBlank()).map((line) -> {
			String[] parts = line.split(" \\| ", 2);
			boolean withheld = parts[0].startsWith("!");
			return new UnsaidCase(traits.name(), withheld ? parts[0].substring(1) : parts[0], parts[1], withheld);
		});
	}

	/**
	 * The schema without what is dropped.
	 */
	Schema after(Schema before) {
		String[] words = this.dropped.split(" ", 2);
		String[] names = Arrays.stream(words[1].split("\\."))
			.map((name) -> name.replace("\"", ""))
			.toArray(String[]::new);
		if (words[0].equals("sequence")) {
			return new Schema(before.tables(),
					before.sequences().stream().filter((each) -> !each.name().equalsIgnoreCase(names[0])).toList(),
					before.enums(), before.views());
		}
		return before.withTables(before.tables()
			.stream()
			.filter((table) -> !(words[0].equals("table") && isNamed(table, names[0])))
			.map((table) -> isNamed(table, names[0]) && !words[0].equals("table") ? without(table, words[0], names[1])
					: table)
			.toList());
	}

	private static boolean isNamed(Table table, String name) {
		return table.name().name().equalsIgnoreCase(name);
	}

	private static Table without(Table table, String kind, String name) {
		if (kind.equals("column")) {
			return table
				.withColumns(
						table.columns().stream().filter((column) -> !column.name().equalsIgnoreCase(name)).toList())
				.withConstraints(table.constraints().stream().filter((each) -> !isUpon(each, name, table)).toList())
				.withIndexes(table.indexes()
					.stream()
					.filter((index) -> index.elements().stream().noneMatch((element) -> name.equals(element.column()))
							&& !String.valueOf(index.where()).contains(name))
					.toList());
		}
		return table
			.withConstraints(table.constraints()
				.stream()
				.filter((each) -> !name.equalsIgnoreCase(String.valueOf(each.name())))
				.toList())
			.withIndexes(table.indexes().stream().filter((each) -> !each.name().equalsIgnoreCase(name)).toList());
	}

	private static boolean isUpon(Constraint constraint, String column, Table table) {
		return constraint.columns().contains(column) || constraint.kind() == Constraint.Kind.CHECK
				&& List.of(constraint.toString().split("\\W+")).contains(column);
	}

	@Override
	public String toString() {
		return (this.withheld ? "!" : "") + this.dropped + " | " + this.setup;
	}

}
