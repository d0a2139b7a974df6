package dev.migrate.dialect.postgresql;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.migrate.connect.Dialects;
import dev.migrate.contract.LiveRevision;
import dev.migrate.dialect.OperationNotSupportedException;
import dev.migrate.operation.BatchOptions;
import dev.migrate.operation.BatchOptions.Recreate;
import dev.migrate.operation.Operations;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static dev.migrate.schema.Definitions.array;
import static dev.migrate.schema.Definitions.bigint;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.enumeration;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.materializedView;
import static dev.migrate.schema.Definitions.text;
import static dev.migrate.schema.Definitions.trigger;
import static dev.migrate.schema.Definitions.varchar;
import static dev.migrate.schema.Definitions.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What stands upon a column makes way for another type of it and comes back, as the
 * catalog shows it, there and back.
 */
class PostgresqlDependentsTests {

	/**
	 * All that may change when a type does, but for the types and the places of columns.
	 */
	private static final String CATALOG = """
			select format('view %s %s %s %s %s', c.oid::regclass, regexp_replace(pg_get_viewdef(c.oid), '::(mood|text|character varying)|[()]', '', 'g'), c.reloptions, c.relacl,
				obj_description(c.oid)) from pg_class c where c.relkind in ('v', 'm') and c.relnamespace = 'public'::regnamespace
			union all select format('column %s %s %s %s %s %s %s %s %s %s %s', attrelid::regclass, attname, attnotnull, attgenerated, attacl,
				col_description(attrelid, attnum), attstattarget, attoptions, attcompression, nullif(attstorage, typstorage),
				nullif(attcollation, typcollation)) from pg_attribute a join pg_type y on y.oid = atttypid join pg_class c on c.oid = a.attrelid
				where c.relnamespace = 'public'::regnamespace and attnum > 0 and not attisdropped
			union all select format('index %s', regexp_replace(indexdef, '::(mood|text|character varying)|[()]', '', 'g')) from pg_indexes where schemaname = 'public'
			union all select format('constraint %s %s', conname, regexp_replace(pg_get_constraintdef(oid), '::(mood|text|character varying)|[()]', '', 'g')) from pg_constraint
				where connamespace = 'public'::regnamespace
			union all select format('policy %s', p) from pg_policies p
			union all select format('rule %s %s', pg_get_ruledef(oid), ev_enabled) from pg_rewrite where rulename <> '_RETURN' and ev_class::regclass::text in ('t', 'v', 'w', 'log')
			union all select format('trigger %s %s', pg_get_triggerdef(oid), tgenabled) from pg_trigger where not tgisinternal
			union all select format('routine %s %s', pg_get_functiondef(oid), proacl) from pg_proc
				where pronamespace = 'public'::regnamespace and prokind <> 'a'
			union all select format('statistics %s', pg_get_statisticsobjdef(oid)) from pg_statistic_ext
			union all select format('publication %s', p) from pg_publication_tables p
			union all select format('default %s %s', adrelid::regclass, regexp_replace(pg_get_expr(adbin, adrelid), '::(mood|text|character varying)(\\[\\])?|[()]', '', 'g')) from pg_attrdef
			union all select format('comment %s %s', regexp_replace(pg_describe_object(classoid, objoid, objsubid), '^materialized | of .*view', ''),
				description) from pg_description where objoid >= 16384
			union all select format('settings %s %s %s %s', indexrelid::regclass, reloptions, indisclustered, indisreplident)
				from pg_index i join pg_class c on c.oid = i.indexrelid where relnamespace = 'public'::regnamespace
			order by 1
			""";

	private final TestDatabase database = TestDatabases.postgresql().create();

	private final JdbcTemplate jdbc = new JdbcTemplate(this.database.dataSource());

	@AfterEach
	void drop() {
		this.database.close();
	}

	/**
	 * A change of a type and the one back.
	 *
	 * @param name what is upon the column
	 * @param setup makes it
	 * @param there changes the type
	 * @param back changes it back
	 */
	record Change(String name, String setup, Consumer<Operations> there, Consumer<Operations> back) {

		@Override
		public String toString() {
			return this.name;
		}

	}

	/**
	 * There in one statement, back in two.
	 */
	private static Change widened(String name, String setup) {
		return new Change(name,
				"create table t (id int primary key, p int, q int);"
						+ "create function f() returns trigger language plpgsql as 'begin return new; end';"
						+ "insert into t values (1, 2, 3);" + setup,
				(op) -> op.batchAlterTable("t", (t) -> t.alterColumn("p", (p) -> p.from(integer()).to(bigint()))
					.alterColumn("q", (q) -> q.from(integer()).to(bigint()))),
				(op) -> {
					op.alterColumn("t", "p", (p) -> p.to(integer()));
					op.alterColumn("t", "q", (q) -> q.to(integer()));
				});
	}

	/**
	 * A computed column goes and comes with what it is computed from, and has a type of
	 * its own.
	 */
	private static Change computed(String name, boolean first) {
		String there = first ? "g" : "p";
		String other = first ? "p" : "g";
		return new Change(name,
				"create table t (id int primary key, p int, g int generated always as (p * 2) stored);"
						+ "insert into t values (1, 2); create index ix on t (g); create view v as select g from t",
				(op) -> op.batchAlterTable("t",
						(t) -> t.alterColumn(there, (column) -> column.from(integer()).to(bigint()))
							.alterColumn(other, (column) -> column.from(integer()).to(bigint()))),
				(op) -> op.batchAlterTable("t",
						(t) -> t.alterColumn(there, (column) -> column.from(bigint()).to(integer()))
							.alterColumn(other, (column) -> column.from(bigint()).to(integer()))));
	}

	private static Change worded(String name, String setup) {
		return new Change(name,
				"create type mood as enum ('a', 'b'); create table t (id int primary key, p mood);"
						+ "insert into t values (1, 'a');" + setup,
				(op) -> op.alterColumn("t", "p", (p) -> p.to(varchar(10))), (op) -> op.alterColumn("t", "p",
						(p) -> p.from(varchar(10)).to(enumeration("mood", "a", "b").existing())));
	}

	private static Change replaced(String name, String setup, Consumer<Operations> there, Consumer<Operations> back) {
		return new Change(name, widened("", setup).setup(), there, back);
	}

	static Stream<Change> replacements() {
		return Stream.of(replaced("view that is replaced",
				"""
						create view v as select p, q from t; create view w as select p + 1 as r from v; comment on view w is 'w';
						create materialized view m as select p from v; create index mi on m (p); comment on view v is 'it''s';
						comment on column v.q is 'c'; grant select on v to public; grant select (p) on v to public;
						alter view v alter column q set default 3; create trigger tr instead of insert on v
							for each row execute function f(); comment on trigger tr on v is 'tr'; comment on index mi is 'mi';
						create rule ru as on delete to v do instead nothing; comment on rule ru on v is 'ru'; cluster m using mi;
						create function s() returns bigint language sql begin atomic select sum(p) from v; end""",
				(op) -> op.replaceView(view("v").as("select q, p from t")),
				(op) -> op.replaceView(view("v").as("select p, q from t"))),
				replaced("materialized view that is replaced", """
						create materialized view m as select p, q from t; create unique index mi on m (p);
						create view n as select q from m; comment on column m.q is 'c'; grant select on m to public""",
						(op) -> op.replaceMaterializedView(materializedView("m").as("select q, p from t where p > 0")),
						(op) -> op.replaceMaterializedView(materializedView("m").as("select p, q from t"))),
				replaced("view that becomes a materialized one",
						"""
								create view v as select p, q from t; create view n as select q from v; comment on view v is 'it''s';
								comment on column v.q is 'c'; grant select on v to public; grant select (q) on v to public;
								create materialized view o as select q from n; create index oi on o (q)""",
						(op) -> op.replaceMaterializedView(materializedView("v").as("select p, q from t where p > 0")),
						(op) -> op.replaceView(view("v").as("select p, q from t"))));
	}

	static Stream<Change> changes() {
		return Stream.of(widened("nothing", ""),
				widened("view", "create view v as select p, q + 1 as r from t where p > 1"),
				widened("views upon views",
						"""
								create view v as select p from t; create view w as select p + 1 as r, v.p from v;
								create view x as select w.r, t.p from w, t; comment on view w is 'it''s'; comment on column w.r is 'one';
								grant select on w to public; create view y with (security_barrier = true, check_option = local)
									as select id, p from t where p > 0; alter view y alter column id set default 5"""),
				widened("materialized view",
						"""
								create materialized view m as select p, count(*) as n from t group by p with data;
								create unique index mi on m (p); create view v as select n from m; comment on materialized view m is 'm';
								create materialized view e as select p from t with no data"""),
				widened("computed",
						"""
								alter table t add g int generated always as (p + 1) stored not null, add h text generated always as
									('x' || p) stored collate "C"; create index ix on t (g, h); create index iy on t ((g + 1)) where h > 'a';
								alter table t add constraint ug unique (g), add check (g > p - 5); create view v as select g from t;
								create table u (g int references t (g)); comment on column t.g is 'computed';
								grant select (g) on t to public; create statistics s on g, q from t; comment on statistics s is 'it''s';
								comment on constraint ug on t is 'u'; comment on index ug is 'ui'; comment on index ix is 'ix';
								comment on index iy is 'iy'; comment on constraint u_g_fkey on u is 'fk'; cluster t using ix;
								alter table t replica identity using index ug; alter index ug set (fillfactor = 70);
								alter index iy alter column 1 set statistics 77; alter table t alter g set statistics 55;
								alter table t alter h set storage external; alter table t alter g set (n_distinct = 5)"""
							.replace("stored collate \"C\"", "stored")),
				widened("index over an expression", "create index ix on t ((p + 1)) where p > 3"),
				widened("check",
						"alter table t add constraint ck check (p > 0 and p + 1 < 100); comment on constraint ck on t is 'ck'"),
				widened("rule",
						"""
								create table log (p int); create rule r as on insert to t where new.p > 3 do also insert into log values (new.p);
								create rule s as on delete to log do also update t set p = 5; alter table t disable rule r;
								alter table log enable always rule s; comment on rule s on log is 's'; comment on rule r on t is 'r'"""),
				widened("policy",
						"""
								alter table t enable row level security; create policy po on t as restrictive for update to public
									using (p > 1) with check (p < 100); create policy pi on t for insert with check (p = 1);
								comment on policy po on t is 'it''s'"""),
				widened("trigger",
						"""
								create trigger tr before update of p, q on t for each row when (old.p is distinct from new.p) execute function f();
								create trigger td after update of p on t for each row execute function f(); alter table t disable trigger td;
								create trigger other before insert on t for each row execute function f();
								comment on trigger tr on t is 'tr'; comment on trigger other on t is 'other'"""),
				widened("trigger of a view", """
						create view v as select id, p from t;
						create trigger tr instead of insert on v for each row execute function f()"""),
				widened("routines that are parsed",
						"""
								create function g(i int default 5, out n bigint) stable strict language sql return (select p from t where q = i);
								create view v as select p, g(1) as n from t; comment on function g is 'it''s'; revoke all on function g from public;
								create function k() returns setof t language sql return (select t from t limit 1);
								create function h(i int) returns table (a bigint, b text) language sql
									begin atomic select p, 'x' as b from v where n > i; end"""),
				widened("publication", "create publication pub for table t (id, p) where (p > 3)"), widened("names", """
						create schema "My App"; create view "My App"."A view" as select p as "A column" from t;
						create view v as select "A column" from "My App"."A view\""""),
				worded("enum with a default", "alter table t alter p set default 'b'"),
				worded("enum with a check", "alter table t add constraint ck check (p = 'a' or p in ('a', 'b'))"),
				worded("enum with a check of other columns, too",
						"alter table t add q mood, add r mood, add \"Q q\" mood[], add constraint ck check (p in ('a', 'b') "
								+ "and q in ('a', 'b') and (r <> 'b' or \"Q q\" = array['a', 'b']::mood[]))"),
				worded("enum with an index", "create index ix on t (id) where p = 'a'; create index iy on t (p)"),
				new Change("text with an index",
						"""
								create type mood_of_another as enum ('a'); create table t (id int, p text default 'a', constraint ck check (p <> all (array['x', 'y'])));
								create index ix on t (id) where p = 'a' or p in ('a', 'b'); create unique index iy on t (id, (p = 'b'))""",
						(op) -> op.alterColumn("t", "p",
								(p) -> p.from(text()).to(enumeration("mood", "a", "b", "x", "y"))),
						(op) -> op.alterColumn("t", "p", (p) -> p.to(text()))),
				new Change("storage, compression and a collation",
						"""
								create table "T t" (id int, "p" text collate "C" default 'x' check (p > 'a'), q varchar(5) compression pglz);
								create table t (like "T t" including all); create index ix on t (p, q);
								alter table t alter p set storage external, alter p set compression pglz, alter q set storage main;
								alter table "T t" alter p set storage main""",
						(op) -> {
							op.alterColumn("t", "p", (p) -> p.to(varchar(20)));
							op.alterColumn("T t", "p", (p) -> p.to(varchar(20)));
							op.alterColumn("t", "q", (q) -> q.to(varchar(50)));
						}, (op) -> {
							op.alterColumn("t", "q", (q) -> q.to(varchar(5)));
							op.alterColumn("T t", "p", (p) -> p.to(text()));
							op.alterColumn("t", "p", (p) -> p.to(text()));
						}),
				worded("enum with a view", "create view v as select id, p from t where p = 'a'"),
				computed("computed, before it", true), computed("computed, behind it", false),
				new Change("array of enum",
						"""
								create type mood as enum ('a', 'b'); create table t (id int, p mood[] default array['a']::mood[]);
								insert into t values (1, '{a,b}')""",
						(op) -> op.alterColumn("t", "p", (p) -> p.to(array(text()))), (op) -> op.alterColumn("t", "p",
								(p) -> p.from(array(text())).to(array(enumeration("mood", "a", "b").existing())))));
	}

	@ParameterizedTest
	@MethodSource("changes")
	void comesBack(Change change) {
		this.jdbc.execute(change.setup());
		List<String> before = catalog();
		List<Map<String, Object>> rows = this.jdbc.queryForList("select to_jsonb(t)::text from t");
		run(change.there());
		assertThat(catalog()).isEqualTo(before);
		assertThat(this.jdbc.queryForList("select to_jsonb(t)::text from t")).isEqualTo(rows);
		run(change.back());
		assertThat(catalog()).isEqualTo(before);
	}

	@ParameterizedTest
	@MethodSource("replacements")
	void viewIsReplacedWithAllThatBelongsToIt(Change change) {
		this.jdbc.execute(change.setup());
		List<String> before = catalog();
		run(change.there());
		assertThat(catalog()).isNotEqualTo(before)
			.filteredOn((line) -> !line.contains("FROM t"))
			.isEqualTo(before.stream().filter((line) -> !line.contains("FROM t")).toList());
		run(change.back());
		assertThat(catalog()).isEqualTo(before);
	}

	@Test
	void materializedViewsAreFilledByTheRoutinesThatTheyCall() {
		this.jdbc.execute(widened("",
				"""
								create view v as select id, p, q from t;
								create function g() returns bigint language sql return (select sum(p) from v);
								create function h(i bigint) returns bigint immutable language sql return (select max(p) from v where q = i);
						create materialized view m as select id, q, g() as c from v; create index mi on m (h(q));
								create materialized view n as select c from m; create materialized view o as select c from m with no data""")
			.setup());
		for (Consumer<Operations> change : List.<Consumer<Operations>>of(
				(op) -> op.alterColumn("t", "p", (p) -> p.to(bigint())),
				(op) -> op.replaceView(view("v").as("select q, p, id from t")))) {
			run(change);
			assertThat(this.jdbc.queryForList("select m.c from m join n on m.c = n.c", Long.class)).containsExactly(2L);
			assertThat(
					this.jdbc.queryForObject("select relispopulated from pg_class where relname = 'o'", Boolean.class))
				.isFalse();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "q", "g(q)" })
	void routineIsNotCalledWithoutItsBody(String using) {
		this.jdbc.execute(widened("",
				"""
						create function g(i bigint) returns bigint immutable language sql return (select max(p) from t where q = i);
						alter table t add c bigint generated always as (%s) stored"""
					.formatted(using.equals("q") ? "g(p)" : "q"))
			.setup());
		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> new TransactionTemplate(new JdbcTransactionManager(this.database.dataSource()))
				.executeWithoutResult(
						(status) -> run((op) -> op.alterColumn("t", "p", (p) -> p.to(bigint()).using(using)))))
			.withMessageContainingAll("g(bigint) is called while what it reads is changed", "Drop what calls it");
	}

	@Test
	void triggerIsReplacedAsItIsEnabled() {
		this.jdbc.execute(
				"""
						create function f() returns trigger language plpgsql as 'begin return new; end'; create schema "My App";
						create table "My App"."A t" (p int); create trigger "Tr" before insert on "My App"."A t" for each row execute function f();
						alter table "My App"."A t" disable trigger "Tr"; comment on trigger "Tr" on "My App"."A t" is 'it''s'""");
		String trigger = "select format('%s %s', tgenabled, obj_description(oid)) from pg_trigger where tgname = 'Tr'";
		for (String when : List.of("before update", "after insert")) {
			run((op) -> op.inSchema("My App")
				.replaceTrigger(trigger("Tr").as(when + " on \"My App\".\"A t\" for each row execute function f()")));
			assertThat(this.jdbc.queryForObject(trigger, String.class)).isEqualTo("D it's");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			select p, q from t where p > 0      | {security_barrier=true}
			select p, q, 1 as n from t          | {security_barrier=true}
			select q, p from t                  | {security_barrier=true}
			select q from t with check option   | {security_barrier=true,check_option=cascaded}
			""")
	void viewThatIsReplacedKeepsItsOptions(String query, String options) {
		this.jdbc.execute("""
				create schema "My App"; create table t (p int, q int);
				create view "My App"."V" with (security_barrier, check_option = local) as select p, q from t;
				create materialized view m with (fillfactor = 50) as select p, q from t""");
		run((op) -> op.inSchema("My App").replaceView(view("V").as(query)));
		assertThat(options("\"My App\".\"V\"")).containsExactlyInAnyOrder(options.replaceAll("[{}]", "").split(","));
		run((op) -> op.replaceMaterializedView(materializedView("m").as("select q from t")));
		assertThat(options("m")).containsExactly("fillfactor=50");
		run((op) -> op.replaceView(view("m").as("select q from t")));
		assertThat(options("m")).isEmpty();
	}

	private List<String> options(String view) {
		return this.jdbc.queryForList("select unnest(reloptions) from pg_class where oid = ?::regclass", String.class,
				view);
	}

	private List<String> catalog() {
		return this.jdbc.queryForList(CATALOG, String.class);
	}

	private void run(Consumer<Operations> revision) {
		LiveRevision.run(Dialects.named("postgresql"), this.jdbc, revision);
	}

	@Test
	void whatBelongsToAColumnOfAViewGoesWithIt() {
		this.jdbc.execute("create table t (p int, q int); create materialized view m as select p, q from t;"
				+ "create index gone on m (p, q); create index kept on m (p); comment on column m.q is 'gone';"
				+ "comment on column m.p is 'kept'; grant select (q) on m to public");
		LiveRevision.run(Dialects.named("postgresql"), this.jdbc,
				(op) -> op.replaceMaterializedView(materializedView("m").as("select p from t")));
		assertThat(this.jdbc.queryForList("select indexname from pg_indexes where tablename = 'm'", String.class))
			.containsExactly("kept");
		assertThat(this.jdbc.queryForObject("select col_description('m'::regclass, 1)", String.class))
			.isEqualTo("kept");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			create view | create trigger tr instead of insert on v for each row execute function f() | CREATE TRIGGER tr
			create view | create rule ru as on delete to v do instead nothing                        | CREATE RULE ru
			create view | alter view v alter column q set default 3                                  | SET DEFAULT 3
			create materialized view | create index mi on v (p)                                      | CREATE INDEX mi
			""")
	void whatOnlyAnotherKindOfViewCanHaveIsNotLost(String create, String setup, String said) {
		this.jdbc.execute(widened("", create + " v as select p, q from t; " + setup).setup());
		List<String> before = catalog();
		assertThatExceptionOfType(OperationNotSupportedException.class).isThrownBy(() -> run((op) -> {
			if (create.equals("create view")) {
				op.replaceMaterializedView(materializedView("v").as("select p, q from t"));
			}
			else {
				op.replaceView(view("v").as("select p, q from t"));
			}
		})).withMessageContainingAll("view cannot have what belongs to it there: ", said, "Drop that before");
		assertThat(catalog()).isEqualTo(before);
	}

	@Test
	void viewThatBecomesAMaterializedOneStaysWithItsOwner() {
		String role = "my " + Integer.toHexString(this.database.dataSource().hashCode());
		this.jdbc.execute("""
				create table t (p int); create role "%s"; grant select on t to "%1$s"; create view v as select p from t;
				grant create on schema public to "%1$s"; alter view v owner to "%1$s"; revoke all on v from "%1$s\""""
			.formatted(role));
		try {
			for (boolean materialized : new boolean[] { true, false }) {
				run((op) -> {
					if (materialized) {
						op.replaceMaterializedView(materializedView("v").as("select p from t"));
					}
					else {
						op.replaceView(view("v").as("select p from t"));
					}
				});
				assertThat(this.jdbc.queryForObject(
						"select pg_get_userbyid(relowner) || ' ' || relkind::text || relacl::text from pg_class where relname = 'v'",
						String.class))
					.isEqualTo(role + (materialized ? " m{}" : " v{}"));
			}
		}
		finally {
			this.jdbc.execute("drop owned by \"%s\" cascade; drop role \"%1$s\"".formatted(role));
		}
	}

	/**
	 * Default privileges give again what a view or a table had been denied.
	 */
	@Test
	void privilegesAreThoseItHad() {
		String who = "My " + this.database.dataSource().hashCode();
		this.jdbc.execute(
				"""
						create table t (p int, q int); grant create on schema public to public;
						create role "%1$s"; create role "%1$s reader"; create role "%1$s owner";
						grant "%1$s owner" to "%1$s"; alter table t owner to "%1$s owner"; set role "%1$s";
						alter default privileges in schema public grant select, update on tables to "%1$s reader";
						alter default privileges grant all on tables to public;
						create view v as select p, q from t; create view w as select p from v;
						create view x as select p from v; create table own (p int); create table other (p serial); alter view x owner to "%1$s owner"; revoke all on x from "%1$s reader", public;
						revoke select on v from "%1$s reader"; revoke all on w from public, "%1$s"; grant select on w to "%1$s";
						revoke insert on v from public; grant insert on v to "%1$s reader" with grant option;
						revoke all on own from public; revoke select on own from "%1$s reader"; revoke truncate on own from "%1$s";
						grant delete on own to "%1$s reader" with grant option; alter table other owner to "%1$s owner"; reset role
						"""
					.formatted(who));
		try {
			String privileges = """
					select format('%s %s %s', c.oid::regclass, pg_get_userbyid(c.relowner), array(select x.grantee::regrole || ' '
						|| x.privilege_type || x.is_grantable from aclexplode(coalesce(c.relacl, acldefault('r', c.relowner))) x order by 1)) from pg_class c
					where c.relname in ('v', 'w', 'x', 'own', 'other') order by 1""";
			List<String> before = this.jdbc.queryForList(privileges, String.class);
			new TransactionTemplate(new JdbcTransactionManager(Objects.requireNonNull(this.jdbc.getDataSource())))
				.executeWithoutResult((status) -> {
					this.jdbc.execute("set local role \"" + who + "\"");
					run((op) -> op.replaceView(view("v").as("select p from t")));
					Stream.of("own", "other")
						.forEach((table) -> run((op) -> op.batchAlterTable(table, BatchOptions.of(Recreate.ALWAYS),
								(t) -> t.addColumn(column("n", integer())))));
				});
			assertThat(this.jdbc.queryForList(privileges, String.class)).isEqualTo(before);
			run((op) -> op.replaceView(view("v").as("select q, p from t")));
			assertThat(this.jdbc.queryForList(privileges, String.class)).isEqualTo(before);
			assertThat(this.jdbc.queryForObject("select has_table_privilege(?, 'x', 'select')", Boolean.class,
					who + " reader"))
				.isFalse();
		}
		finally {
			for (String role : List.of(who, who + " reader", who + " owner")) {
				this.jdbc.execute("drop owned by \"%1$s\" cascade".formatted(role));
			}
			this.jdbc.execute("drop role \"%1$s\", \"%1$s reader\", \"%1$s owner\"".formatted(who));
		}
	}

}
