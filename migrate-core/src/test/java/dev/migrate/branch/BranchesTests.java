package dev.migrate.branch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.migrate.connect.Dialects;
import dev.migrate.contract.CodeScript;
import dev.migrate.operation.Operations;
import dev.migrate.revision.RevisionNode;
import dev.migrate.schema.ReferentialAction;
import dev.migrate.script.Script;
import dev.migrate.script.Scripts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.expression;
import static dev.migrate.schema.Definitions.foreignKey;
import static dev.migrate.schema.Definitions.index;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.varchar;
import static dev.migrate.schema.Definitions.view;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is said of two branches, without a database.
 */
class BranchesTests {

	private static final Consumer<Operations> BASE = (op) -> op.createTable("t", column("id", integer()).primaryKey(),
			column("name", varchar(20)), column("b", integer()));

	private static BranchVerdict verdict(String dialect, Consumer<Operations> one, Consumer<Operations> other) {
		return verdict(dialect,
				List.of(script("aa00", BASE), script("bb11", one, "aa00"), script("cc11", other, "aa00")));
	}

	private static BranchVerdict verdict(String dialect, List<Script> scripts) {
		return new Branches(Scripts.of(scripts), Dialects.named(dialect)).ofHeads().get(0);
	}

	private static Script script(String id, Consumer<Operations> upgrade, String... downRevisions) {
		return new CodeScript(RevisionNode.of(id, downRevisions), upgrade);
	}

	@Test
	void objectsAreToldByTheirTexts() {
		Consumer<Operations> view = (op) -> op.replaceView(view("v").as("select id, name from t"));
		assertThat(verdict("postgresql", view, (op) -> op.replaceView(view("v").as("select id from t"))).outcome())
			.isEqualTo(BranchOutcome.CONFLICT);
		assertThat(verdict("postgresql", view, (op) -> op.createView(view("w").as("select b from t"))).outcome())
			.isEqualTo(BranchOutcome.COMMUTE);
		assertThat(verdict("mysql", view, (op) -> op.dropColumn("t", "name")).outcome())
			.isEqualTo(BranchOutcome.CONFLICT);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			delete from p where id = 1      | insert into log select count(*) from c          | UNKNOWN
			delete from p where id = 1      | insert into log select count(*) from g          | UNKNOWN
			delete from p where id = 1      | insert into c (id, p_id) values (7, 1)          | UNKNOWN
			delete from p where id = 1      | alter table c drop constraint fk_c              | UNKNOWN
			delete from p where id = 1      | alter table c drop column p_id                  | UNKNOWN
			delete from p where id = 1      | alter table c drop column n                     | COMMUTE
			delete from p where id = 1      | update log set n = 2                            | COMMUTE
			delete from p where id = 1      | insert into r (id, p_id) values (7, 1)          | UNKNOWN
			delete from p where id = 1      | update r set n = 1                              | COMMUTE
			delete from p where id = 1      | delete from p where id = 2                      | COMMUTE
			update p set n = 1 where id = 1 | insert into log select count(*) from c          | COMMUTE
			update p set id = 8             | insert into log select max(p_id) from c         | UNKNOWN
			insert into p (id) values (9)   | insert into c (id, p_id) values (7, 1)          | COMMUTE
			update w set n = 1              | insert into log values (2)                      | UNKNOWN
			update v set n = 1              | insert into log values (2)                      | COMMUTE
			drop index ix_c                 | drop table c                                    | UNKNOWN
			drop index ix_c                 | drop table log                                  | COMMUTE
			drop index ix_c                 | alter table c rename to cc                      | COMMUTE
			""")
	void whatEarlierRevisionsHaveMadeReacts(String one, String other, BranchOutcome outcome) {
		Consumer<Operations> base = (op) -> {
			op.createTable("p", column("id", integer()).primaryKey(), column("n", integer()));
			op.createTable("c", column("id", integer()).primaryKey(), column("p_id", integer()), column("n", integer()),
					foreignKey("fk_c").columns("p_id").references("p", "id").onDelete(ReferentialAction.CASCADE));
			op.execute("create table g (id int, c_id int references c (id) on delete set null)");
			op.createTable("r", column("id", integer()).primaryKey(), column("p_id", integer()), column("n", integer()),
					foreignKey("fk_r").columns("p_id").references("p", "id"));
			op.createIndex("ix_c", "c", "n");
			List.of("log", "v", "w").forEach((table) -> op.createTable(table, column("n", integer())));
			List.of("v", "w")
				.forEach((table) -> op.execute("create trigger t" + table + " after update on " + table
						+ " for each row execute function logged()"));
			op.execute("drop trigger tv on v");
		};
		assertThat(verdict("postgresql", List.of(script("aa00", base), script("bb11", (op) -> op.execute(one), "aa00"),
				script("cc11", (op) -> op.execute(other), "aa00")))
			.outcome()).isEqualTo(outcome);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			mariadb    | alter table u rename to uu               | create view v2 as select id from v1    | CONFLICT
			mysql      | alter table u rename to uu               | create view v2 as select id from vv    | CONFLICT
			mariadb    | drop table u                             | create view v2 as select id from v1    | CONFLICT
			mariadb    | alter table p rename to pp               | create view v2 as select id from v1    | COMMUTE
			mariadb    | alter table u drop column n              | create view v2 as select id from v1    | CONFLICT
			mariadb    | alter table u drop column b              | create view v2 as select id from v1    | COMMUTE
			mariadb    | alter table u rename column b to bb      | create view v2 as select id from v1    | UNKNOWN
			mariadb    | alter table u add column c int           | create view v2 as select id from v1    | COMMUTE
			mariadb    | insert into u (id) values (1)            | create view v2 as select id from v1    | COMMUTE
			mariadb    | alter table p rename to pp               | create view v2 as select label from vj | CONFLICT
			mariadb    | alter table p drop column label          | create view v2 as select label from vj | UNKNOWN
			mariadb    | alter table p add column c int           | create view v2 as select label from vj | COMMUTE
			mariadb    | alter table u rename to uu               | create view v2 as select id from vr    | COMMUTE
			mariadb    | alter table p rename to pp               | create view v2 as select id from vr    | CONFLICT
			mariadb    | alter table u rename to uu               | create view v2 as select id from vt    | COMMUTE
			postgresql | alter table u rename to uu               | create view v2 as select id from v1    | COMMUTE
			postgresql | alter table u drop column b              | create view v2 as select id from v1    | COMMUTE
			sqlite     | alter table u rename to uu               | create view v2 as select n from v1     | COMMUTE
			sqlite     | alter table u rename column n to nn      | create view v2 as select n from v1     | UNKNOWN
			sqlite     | alter table p rename column label to l   | create view v2 as select n from v1     | COMMUTE
			""")
	void viewUponAViewNeedsWhatThatSelectsFrom(String dialect, String one, String other, BranchOutcome outcome) {
		Consumer<Operations> base = (op) -> {
			op.createTable("u", column("id", integer()).primaryKey(), column("n", integer()), column("b", integer()));
			op.createTable("p", column("id", integer()).primaryKey(), column("label", varchar(9)));
			op.createView(view("v1").as("select id, n from u"));
			op.execute("create view vv as select id from v1; create view vr as select id from u");
			op.execute("create view vj as select u.n, p.label from u join p on p.id = u.id");
			op.replaceView(view("vr").as("select id from p"));
			op.createView(view("vt").as("select id from u"));
			op.dropView("vt");
			op.createTable("vt", column("id", integer()));
		};
		assertThat(verdict(dialect, List.of(script("aa00", base), script("bb11", (op) -> op.execute(one), "aa00"),
				script("cc11", (op) -> op.execute(other), "aa00")))
			.outcome()).isEqualTo(outcome);
	}

	@Test
	void typeThatBothChangeIsAConflict() {
		BranchVerdict verdict = verdict("postgresql",
				(op) -> op.alterColumn("t", "name", (name) -> name.to(varchar(100))),
				(op) -> op.alterColumn("t", "name", (name) -> name.to(varchar(10))));
		assertThat(verdict.outcome()).isEqualTo(BranchOutcome.CONFLICT);
		assertThat(verdict.findings()).singleElement()
			.hasToString("column t.name: 'bb11' (db.revisions.bb11): alter column t.name (type varchar(100)); "
					+ "'cc11' (db.revisions.cc11): alter column t.name (type varchar(10))");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					postgresql | alter table t alter column name type varchar(100)    | alter table t alter name type varchar(10)           | CONFLICT
					h2         | alter table t alter column name varchar(100)         | alter table t alter column "NAME" set data type varchar(9) | CONFLICT
					mysql      | alter table t modify name varchar(100)               | alter table t change column name name varchar(10)   | CONFLICT
					mariadb    | alter table t modify column name varchar(100)        | alter table t modify `name` varchar(10)             | CONFLICT
					postgresql | alter table t alter name set not null                | alter table t alter name drop not null              | CONFLICT
					postgresql | alter table t alter name type text                   | ALTER TABLE t  ALTER name TYPE text -- the same     | COMMUTE
					postgresql | create table z (id int)                              | create table if not exists z (id int, n int)        | CONFLICT
					postgresql | create index ix on t (name)                          | create table ix (id int)                            | CONFLICT
					h2         | create index ix on t (name)                          | create table ix (id int)                            | COMMUTE
					postgresql | create index ix on t (name)                          | create index ix on u (name)                         | CONFLICT
					mysql      | create index ix on t (name)                          | create index ix on u (name)                         | COMMUTE
					postgresql | alter table t rename to tt                           | create table z (t_id int references t (id))         | CONFLICT
					postgresql | alter table t rename column name to title            | create index ix on t (lower(name))                  | CONFLICT
					postgresql | drop table t                                         | insert into t (id) values (1)                       | CONFLICT
					postgresql | alter table t add column c int                       | alter table t add column d int                      | COMMUTE
					postgresql | alter table t add column c int                       | insert into t values (1, 'x', 2)                    | COMMUTE
					postgresql | alter table t add column c int not null              | insert into t values (1, 'x', 2)                    | CONFLICT
					mysql      | alter table t add column c int                       | insert into t values (1, 'x', 2)                    | CONFLICT
					h2         | alter table t add foreign key (b) references u (c)   | alter table t add column c int                      | COMMUTE
					h2         | alter table t add foreign key (b) references u (c)   | alter table u drop column c                         | CONFLICT
					h2         | alter table t add foreign key (b) references u (c)   | alter table t drop column b                         | CONFLICT
					postgresql | alter table t add column c int                       | insert into t (id) values (1)                       | COMMUTE
					hsqldb | alter table t add foreign key (b) references u (c) | alter table t add constraint k foreign key (b) references u | UNKNOWN
					hsqldb | alter table t add foreign key (b) references u (c) | alter table t add foreign key (id) references u (c) | COMMUTE
					hsqldb | alter table t add primary key (b) | alter table t add foreign key (b) references u (c) on delete set null | UNKNOWN
					hsqldb | alter table t add primary key (b) | alter table t add foreign key (b) references u (c) on update cascade | COMMUTE
					hsqldb | alter table t add primary key (b) | alter table t add foreign key (id) references u (c) on delete set null | COMMUTE
					hsqldb | alter table t add unique (b) | alter table t add foreign key (b) references u (c) on delete set null | COMMUTE
					postgresql | alter table t add unique (b, name) | alter table t add constraint k unique nulls not distinct (name, b) | UNKNOWN
					postgresql | alter table t add unique (b) | alter table t add unique (b, name) | COMMUTE
					postgresql | alter table t add unique (b) | alter table t alter b set not null | COMMUTE
					postgresql | alter table t add unique (b) include (name) | alter table t drop column name | CONFLICT
					postgresql | alter table t add primary key using index ix | create index iy on u (id) | UNKNOWN
					postgresql | alter table t add constraint k not null b | create index iy on u (id) | UNKNOWN
					postgresql | alter table t add primary key (id) | alter table t add constraint k primary key (b) | CONFLICT
					postgresql | alter table t add constraint k check (f(b) > 1) | drop function f | UNKNOWN
					postgresql | alter table t add constraint k check (b > 1) | alter table t drop column b | CONFLICT
					postgresql | alter table t add constraint k check (b > 1) | alter table t add constraint k check (id > 1) | CONFLICT
					postgresql | alter table t add exclude using gist (b with =) where (id > 1) | alter table t drop column id | CONFLICT
					mysql | alter table t add unique key k (name(9)) | create index k on t (b) | CONFLICT
					mysql | alter table t add unique k using btree (name) | alter table t add unique index l (b) | COMMUTE
					mysql | alter table t add unique ((lower(name))) | create index iy on u (id) | UNKNOWN
					h2 | alter table t add constraint if not exists k unique (b) | alter table t add constraint if not exists k unique (b) | UNKNOWN
					h2 | alter table t add constraint if not exists k unique (b) | alter table t add column c int | COMMUTE
					postgresql | alter table t add column c int                       | insert into t as x (id) values (1)                  | COMMUTE
					postgresql | alter table t add column c int not null              | insert into t (id) values (1)                       | CONFLICT
					postgresql | alter table t drop column b                          | create view v as select id, name from t             | COMMUTE
					postgresql | alter table t drop column b                          | create view v as select id, b from t                | CONFLICT
					postgresql | alter table t add column c int                       | create view v as select * from t                    | UNKNOWN
					hsqldb | alter table t alter column b rename to bb | create view v as select id from t | UNKNOWN
					h2 | create table z as table t | alter table t alter column b rename to bb | UNKNOWN
					postgresql | create table z as select * from t | alter table t rename column b to bb | UNKNOWN
					postgresql | create table z as select id from t | alter table t rename column b to bb | COMMUTE
					sqlite | drop view p | alter table t rename column b to bb | UNKNOWN
					sqlite | alter table t rename to tt | drop table u | UNKNOWN
					sqlite | drop view p | alter table t drop column b | UNKNOWN
					sqlite | drop view p | drop table u | COMMUTE
					sqlite | drop view p | alter table t add column c int | COMMUTE
					postgresql | drop view p | alter table t rename column b to bb | COMMUTE
					postgresql | create view v as select id from t                    | create or replace view v as select name from t      | CONFLICT
					postgresql | update t set b = 1                                   | update t set b = 2                                  | CONFLICT
					postgresql | update t set b = 1                                   | update t set name = b                               | CONFLICT
					postgresql | update t set b = 1                                   | update t set name = 'b'                             | COMMUTE
					postgresql | update t set b = 1 where id = 1                      | update t set b = 2 where id = 2                     | UNKNOWN
					postgresql | insert into t (id) values (1)                        | insert into t (id) values (2)                       | COMMUTE
					postgresql | insert into t (id) values (1)                        | insert into t (id) values (1)                       | CONFLICT
					postgresql | insert into t (id) values (1)                        | alter table t add constraint uq unique (b)          | UNKNOWN
					postgresql | insert into t (id, b) values (1, null)               | alter table t alter column b set not null           | CONFLICT
					postgresql | call tidy_up()                                       | alter table t add column c int                      | UNKNOWN
					postgresql | create sequence s                                    | create table s (id int)                             | CONFLICT
					postgresql | drop sequence s                                      | alter table t alter b set default nextval('s')      | UNKNOWN
					postgresql | alter type mood add value 'x'                        | alter type mood add value 'y'                       | CONFLICT
					postgresql | drop schema app                                      | create table app.z (id int)                         | CONFLICT
					postgresql | create table app.z (id int)                          | create table more.z (id int)                        | COMMUTE
					postgresql | create table public.z (id int)                       | create table z (id int)                             | UNKNOWN
					postgresql | comment on column t.name is 'a'                      | comment on column t.name is 'b'                     | CONFLICT
					postgresql | comment on column t.name is 'a'                      | comment on table t is 'b'                           | COMMUTE
					postgresql | alter table t add column c int | create table z as table t | UNKNOWN
					postgresql | alter table t add column c int | insert into u table t | UNKNOWN
					postgresql | alter table t add column c int | create table z (like t including all) | UNKNOWN
					mariadb | create index ix on t (name) | create table z like t | UNKNOWN
					postgresql | create index ix on t (name) | create table z (n int, check (n::text like 'a%')) | COMMUTE
					postgresql | alter table t add column c int | create table z (n int) inherits (t) | UNKNOWN
					postgresql | create table z (id int) | select id into z from t | UNKNOWN
					postgresql | drop table t cascade | alter view v rename to w | UNKNOWN
					postgresql | alter table t drop column b cascade | create index ix on u (id) | UNKNOWN
					postgresql | alter table u add foreign key (id) references t on delete cascade | create index ix on u (id) | COMMUTE
					postgresql | select nextval('s') | insert into t (id) select nextval('public.s') | UNKNOWN
					h2 | insert into t (id) values (next value for s) | update u set b = next value for s | UNKNOWN
					mariadb | select nextval(s) | insert into u (id) values (s.nextval) | UNKNOWN
					postgresql | insert into u (id) select nextval('s') | insert into t (id) select nextval('s2') | COMMUTE
					postgresql | alter table t rename to tt | insert into u (id) select id from v | UNKNOWN
					mariadb | alter table t drop column b | insert into u (id) select id from v | UNKNOWN
					postgresql | create index ix on u (id) | create table z as select id from t where name like 'a%' | COMMUTE
					mariadb | create index ix on u (id) | create table if not exists app.z like t | UNKNOWN
					postgresql | alter table t set schema app | alter table t add column c int | CONFLICT
					postgresql | alter table t set schema app | create table app.t (id int) | CONFLICT
					postgresql | alter table t set schema app | drop index t_i | UNKNOWN
					postgresql | alter type mood rename value 'sad' to 'blue' | insert into t (id, name) values (1, 'sad') | UNKNOWN
					postgresql | alter type mood set schema app | create type app.mood as enum ('x') | UNKNOWN
					postgresql | create view w as select f(id) as n from t | drop function if exists f(int) | UNKNOWN
					mariadb | update t set b = f(b) where id = 1 | drop function f | UNKNOWN
					postgresql | delete from t where f(b) > 1 | create or replace function f(x int) returns int language sql as 'select 2' | UNKNOWN
					postgresql | create index ix on t (f(b)) | drop function f(int) | UNKNOWN
					postgresql | create view w as select id from t | drop function f(int) | COMMUTE
					postgresql | alter index ix_t rename to ix                   | create index ix on u (id)                           | CONFLICT
					postgresql | alter view v rename to w                             | create table w (id int)                             | CONFLICT
					postgresql | alter sequence if exists s increment by 5            | alter sequence s increment by 7                     | CONFLICT
					postgresql | drop index ix_a, ix_b                                | drop index ix_b                                     | CONFLICT
					postgresql | truncate t, u                                        | insert into u (id) values (1)                       | CONFLICT
					postgresql | alter sequence s restart with 40 | alter sequence s increment by 5 | COMMUTE
					postgresql | alter sequence s restart 40 | alter sequence s restart with 50 | CONFLICT
					postgresql | alter sequence s restart | alter sequence s start with 5 | UNKNOWN
					postgresql | alter sequence s restart 40 | alter sequence s maxvalue 30 | UNKNOWN
					postgresql | alter sequence s increment 5 cache 3 | alter sequence s no cycle restart with 7 | COMMUTE
					postgresql | alter sequence s cycle | alter sequence s no cycle | CONFLICT
					postgresql | alter sequence s as bigint | alter sequence s restart 40 | CONFLICT
					postgresql | alter sequence if exists s increment 5 | drop sequence s | CONFLICT
					postgresql | alter sequence s rename to z | create sequence z | CONFLICT
					postgresql | alter sequence s owned by t.b | alter table t drop column b | CONFLICT
					postgresql | alter sequence s set schema app | create sequence app.s | UNKNOWN
					postgresql | comment on sequence s is 'a' | alter sequence s increment by 5 | COMMUTE
					mariadb    | alter sequence s nocache | alter sequence s cache 5 | CONFLICT
					mariadb    | alter sequence s restart = 40 | alter sequence s increment = 5 | COMMUTE
					postgresql | alter table t set (fillfactor = 70) | alter table t set (autovacuum_enabled = false) | COMMUTE
					postgresql | alter table t set (fillfactor = 70) | alter table t reset (fillfactor) | CONFLICT
					postgresql | alter table t set (fillfactor = 70) | alter table t add column c int | COMMUTE
					postgresql | alter table t set (fillfactor = 70) | drop table t | CONFLICT
					mysql      | alter table t convert to character set latin1 | alter table t modify name varchar(9) character set utf8mb4 | UNKNOWN
					postgresql | alter table t alter b set statistics 9 | create index ix on t (b) | COMMUTE
					postgresql | alter table t alter b set statistics 9 | alter table t alter b set statistics 8 | CONFLICT
					postgresql | alter table t alter name set storage plain | alter table t alter name type text | UNKNOWN
					postgresql | comment on column t.name is 'a' | comment on column t.b is 'b' | COMMUTE
					postgresql | comment on index ix is 'a' | comment on index ix is 'b' | CONFLICT
					postgresql | comment on index ix is 'a' | comment on index iy is 'b' | COMMUTE
					postgresql | comment on view v is 'a' | comment on view v is 'b' | CONFLICT
					postgresql | comment on materialized view v is 'a' | comment on materialized view w is 'b' | COMMUTE
					postgresql | comment on domain d is 'a' | comment on table t is 'b' | UNKNOWN
					postgresql | create index on t (name) | create index on t (b) | COMMUTE
					postgresql | create index on t (name) | create index t_name_idx on t (b) | CONFLICT
					postgresql | create index on t (lower(name)) | create index on t (b) | UNKNOWN
					postgresql | create index ix on t (name) | create index iy on t (name, b) | COMMUTE
					postgresql | alter index ix set (fillfactor = 70) | alter index ix set (fillfactor = 80) | CONFLICT
					mysql      | alter view v as select id from t | alter view v as select b from t | CONFLICT
					postgresql | alter type mood rename to humour | create type humour as enum ('x') | CONFLICT
					postgresql | alter domain d set not null | alter table t add column c int | UNKNOWN
					postgresql | grant select on t to a | grant select on u to a | COMMUTE
					postgresql | grant select on t to a | grant select, insert on t to b, a | COMMUTE
					postgresql | grant select on t to a | revoke select on t from a | CONFLICT
					postgresql | grant select on t to a | revoke select on t from b | COMMUTE
					postgresql | grant select on t to a | alter table t add column c int | COMMUTE
					postgresql | grant select on t to a | drop table t | CONFLICT
					postgresql | grant select (id) on t to a | grant select on u to a | UNKNOWN
					postgresql | revoke select on t from a cascade | grant select on u to a | UNKNOWN
					postgresql | grant select on all tables in schema app to a | create table app.z (id int) | UNKNOWN
					postgresql | revoke select on t from a | alter table t owner to a | UNKNOWN
					mysql | alter table t engine = MyISAM | alter table t engine = InnoDB | CONFLICT
					postgresql | alter table t cluster on ix | grant select on t to a | UNKNOWN
					postgresql | grant a to b | grant select on t to a | UNKNOWN
					postgresql | alter view if exists v rename to w | create table w (id int) | UNKNOWN
					postgresql | set statement_timeout = 5                            | alter table t add column c int                      | COMMUTE
					""")
	void sqlIsToldAsFarAsItCanBe(String dialect, String one, String other, BranchOutcome outcome) {
		BranchVerdict verdict = verdict(dialect, (op) -> op.execute(one), (op) -> op.execute(other));
		assertThat(verdict.outcome()).as("%s", verdict.findings()).isEqualTo(outcome);
		assertThat(verdict(dialect, (op) -> op.execute(other), (op) -> op.execute(one)).outcome()).isEqualTo(outcome);
	}

	@Test
	void differentColumnsIndexesTablesAndKeysToOneTableCommute() {
		List<Consumer<Operations>> additions = new ArrayList<>();
		for (String name : List.of("x", "y")) {
			additions.add((op) -> {
				op.addColumn("t", column(name, integer()).notNull().defaultValue(1));
				op.createIndex(index("ix_" + name).on("t", name).unique());
				op.createTable("t_" + name, column("id", integer()).primaryKey(), column("t_id", integer()),
						foreignKey("fk_" + name).columns("t_id").references("t", "id"));
				op.createForeignKey("t_" + name, foreignKey("fk_id_" + name).columns("id").references("t", "id"));
				op.createCheckConstraint("ck_" + name, "t", name + " > 0");
			});
		}
		Dialects.all()
			.forEach((dialect) -> assertThat(verdict(dialect.name(), additions.get(0), additions.get(1)).findings())
				.as(dialect.name())
				.isEmpty());
	}

	@Test
	void rowsWhoseNumbersAreDrawnInOrderCannotBeTold() {
		Consumer<Operations> base = (op) -> op.createTable("d",
				column("id", integer()).defaultValue(expression("nextval('s')")), column("n", integer()));
		for (String rows : List.of("(id, n) values (%s, %s)", "(n) values (%s)")) {
			List<Script> scripts = List.of(script("aa00", base),
					script("bb11", (op) -> op.execute("insert into d " + rows.formatted(1, 1)), "aa00"),
					script("cc11", (op) -> op.execute("insert into d " + rows.formatted(2, 2)), "aa00"));
			assertThat(verdict("postgresql", scripts).outcome())
				.isEqualTo(rows.startsWith("(id") ? BranchOutcome.COMMUTE : BranchOutcome.UNKNOWN);
		}
	}

	@Test
	void codeThatAsksForDataCannotBeTold() {
		BranchVerdict verdict = verdict("h2", (op) -> {
			op.addColumn("t", column("c", integer()));
			op.jdbc().sql("select 1").query();
		}, (op) -> op.addColumn("t", column("d", integer())));
		assertThat(verdict.outcome()).isEqualTo(BranchOutcome.UNKNOWN);
		assertThat(verdict.findings()).singleElement()
			.extracting((finding) -> finding.first().operation())
			.isEqualTo("Java code that nobody can tell");
	}

	@Test
	void conflictIsSaidOfCodeThatCannotBeToldToo() {
		BranchVerdict verdict = verdict("h2", (op) -> {
			op.addColumn("t", column("c", integer()));
			op.jdbc().sql("select 1").query();
		}, (op) -> op.addColumn("t", column("c", varchar(9))));
		assertThat(verdict.outcome()).isEqualTo(BranchOutcome.CONFLICT);
	}

	@Test
	void whatOneBranchDependsOnIsNoBranch() {
		List<Script> scripts = List.of(script("aa00", BASE), script("bb11", (op) -> op.dropTable("t"), "aa00"),
				new CodeScript(RevisionNode.of("cc11", "aa00").withDependsOn(List.of("bb11")), BASE));
		assertThat(verdict("h2", scripts).outcome()).isEqualTo(BranchOutcome.COMMUTE);
	}

	@Test
	void tenThousandRevisionsCommute() {
		List<Script> scripts = new ArrayList<>(List.of(script("aa00", BASE)));
		for (String branch : List.of("b", "c")) {
			String below = "aa00";
			for (int i = 0; i < 5000; i++) {
				String id = branch + i;
				String table = "t_" + branch + (i / 10);
				String own = "c" + i;
				scripts.add(script(id, (i % 10 == 0) ? (op) -> op.createTable(table, column("id", integer()))
						: (op) -> op.addColumn(table, column(own, integer())), below));
				below = id;
			}
		}
		Scripts all = Scripts.of(scripts);
		assertThat(new Branches(all, Dialects.named("postgresql")).ofHeads()).singleElement()
			.extracting(BranchVerdict::outcome)
			.isEqualTo(BranchOutcome.COMMUTE);
	}

}
