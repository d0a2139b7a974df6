package dev.migrate.branch;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import dev.migrate.operation.Operations;
import dev.migrate.operation.OwnOperation;
import dev.migrate.schema.ReferentialAction;
import dev.migrate.schema.SchemaObject;

import static dev.migrate.schema.Definitions.after;
import static dev.migrate.schema.Definitions.before;
import static dev.migrate.schema.Definitions.bigint;
import static dev.migrate.schema.Definitions.check;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.expression;
import static dev.migrate.schema.Definitions.foreignKey;
import static dev.migrate.schema.Definitions.function;
import static dev.migrate.schema.Definitions.index;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.materializedView;
import static dev.migrate.schema.Definitions.procedure;
import static dev.migrate.schema.Definitions.sequence;
import static dev.migrate.schema.Definitions.trigger;
import static dev.migrate.schema.Definitions.varchar;
import static dev.migrate.schema.Definitions.view;

/**
 * Revisions of {@link OperationTable} with views, functions, procedures and triggers,
 * with operations of an application's own, with batches, and with what stands upon
 * columns.
 *
 * @param add takes a revision and its name
 */
record ObjectRevisions(BiConsumer<String, Consumer<Operations>> add) {

	/**
	 * What only some databases have, each of which is tried alone.
	 */
	static List<Consumer<Operations>> base() {
		return List.of((op) -> op.createView(view("vp").as("select code from p")),
				(op) -> op.createFunction(number(op, "fb", 1)),
				(op) -> op.createMaterializedView(materializedView("mb").as("select k, v from w")));
	}

	void all() {
		views();
		routines();
		triggers();
		own();
		batches();
		columns();
		others();
		statements();
		rows();
	}

	private void views() {
		this.add.accept("op: view vn", (op) -> op.createView(view("vn").as("select id, name from t")));
		this.add.accept("op: view vn otherwise", (op) -> op.createView(view("vn").as("select id, b from t")));
		this.add.accept("op: view of vu", (op) -> op.createView(view("vvu").as("select x from vu")));
		this.add.accept("op: view of two",
				(op) -> op.createView(view("vj").as("select t.name, p.label from t join p on p.id = t.p_id")));
		this.add.accept("op: view z", (op) -> op.createView(view("z").as("select k from w")));
		this.add.accept("op: view of fb", (op) -> op.createView(view("vf").as("select fb(x) as n from u")));
		this.add.accept("op: replace vu", (op) -> op.replaceView(view("vu").as("select id, x, y from u")));
		this.add.accept("op: replace vu otherwise", (op) -> op.replaceView(view("vu").as("select id from u")));
		this.add.accept("op: replace vu as it is", (op) -> op.replaceView(view("vu").as("select id, x from u")));
		this.add.accept("op: replace vw", (op) -> op.replaceView(view("vw").as("select k, v from w")));
		this.add.accept("op: replace vw otherwise", (op) -> op.replaceView(view("vw").as("select k from w")));
		this.add.accept("op: drop vu", (op) -> op.dropView("vu"));
		this.add.accept("op: drop vu if there", (op) -> op.ifExists().dropView("vu"));
		this.add.accept("op: drop vp", (op) -> op.dropView("vp"));
		this.add.accept("op: view in app",
				(op) -> op.inSchema("app").createView(view("vn").as("select 1 as one from (values (0)) as d (n)")));
		this.add.accept("op: m", (op) -> op.createMaterializedView(materializedView("m").as("select id, a from t")));
		this.add.accept("op: replace mb",
				(op) -> op.replaceMaterializedView(materializedView("mb").as("select k from w")));
		this.add.accept("op: mb as a view", (op) -> op.replaceView(view("mb").as("select k, v from w")));
		this.add.accept("op: drop mb", (op) -> op.dropMaterializedView("mb"));
		this.add.accept("op: index of mb", (op) -> op.createIndex("ix_mb", "mb", "k"));
	}

	/**
	 * A function of one number.
	 */
	private static SchemaObject number(Operations op, String name, int plus) {
		String x = name + "(x integer)";
		return switch (op.dialect()) {
			case "postgresql" -> function(x).as("returns integer language sql as 'select x + " + plus + "'");
			case "mysql", "mariadb" -> function(x).as("returns integer deterministic return x + " + plus);
			case "hsqldb" -> function(x).as("returns integer return x + " + plus);
			default -> function(name).as("for 'java.lang.Math." + ((plus > 1) ? "negateExact" : "abs") + "(int)'");
		};
	}

	private void routines() {
		this.add.accept("op: f", (op) -> op.createFunction(number(op, "f", 1)));
		this.add.accept("op: f otherwise", (op) -> op.createFunction(number(op, "f", 2)));
		this.add.accept("op: g", (op) -> op.createFunction(number(op, "g", 1)));
		this.add.accept("op: replace f", (op) -> op.replaceFunction(number(op, "f", 1)));
		this.add.accept("op: replace fb", (op) -> op.replaceFunction(number(op, "fb", 2)));
		this.add.accept("op: replace fb as it is", (op) -> op.replaceFunction(number(op, "fb", 1)));
		this.add.accept("op: drop fb", (op) -> op.dropFunction(number(op, "fb", 1).withoutText()));
		this.add.accept("op: drop fb if there", (op) -> op.ifExists().dropFunction(number(op, "fb", 1).withoutText()));
		this.add.accept("op: f of text",
				(op) -> op.createFunction(function("f(x varchar(9))").as(op.dialect().equals("hsqldb")
						? "returns integer return 1" : "returns integer language sql as 'select 1'")));
		this.add.accept("op: procedure",
				(op) -> op.createProcedure(procedure("pr(in x integer)").as(switch (op.dialect()) {
					case "postgresql" -> "language sql as 'insert into log values (x)'";
					case "hsqldb" -> "modifies sql data insert into log values (x)";
					default -> "insert into log values (x)";
				})));
		this.add.accept("op: default by fb",
				(op) -> op.addColumn("u", column("fd", integer()).defaultValue(expression("fb(1)"))));
		this.add.accept("op: computed by fb", (op) -> op.addColumn("u", column("fc", integer()).computed("fb(x)")));
		this.add.accept("op: check by fb", (op) -> op.createCheckConstraint("ck_w_f", "w", "fb(k) > -100"));
	}

	private static SchemaObject logged(Operations op, String name, String table, int number) {
		String insert = "insert into log values (" + number + ")";
		return trigger(name).as("after insert on " + table + switch (op.dialect()) {
			case "postgresql" -> " for each row execute function suppress_redundant_updates_trigger()";
			case "sqlite" -> " begin " + insert + "; end";
			case "h2" -> " for each row call 'dev.migrate.H2LogTrigger$" + ((number == 1) ? "One'" : "Two'");
			default -> " for each row " + insert;
		});
	}

	private void triggers() {
		this.add.accept("op: trigger of w", (op) -> op.createTrigger(logged(op, "tr", "w", 1)));
		this.add.accept("op: trigger of w otherwise", (op) -> op.createTrigger(logged(op, "tr", "w", 2)));
		this.add.accept("op: replace trigger of w", (op) -> op.replaceTrigger(logged(op, "tr", "w", 2)));
		this.add.accept("op: second trigger of w", (op) -> op.createTrigger(logged(op, "tr2", "w", 2)));
		this.add.accept("op: trigger of u", (op) -> op.createTrigger(logged(op, "tr", "u", 1)));
		this.add.accept("op: another trigger of u", (op) -> op.createTrigger(logged(op, "tu", "u", 1)));
	}

	private void own() {
		this.add.accept("own: add c", (op) -> op.apply(own((own) -> own.addColumn("t", column("c", integer())))));
		this.add.accept("own: table and index", (op) -> op.apply(own((own) -> {
			own.createTable("z", column("id", integer()).primaryKey(), column("n", integer()));
			own.createIndex("ix_new", "z", "n");
		})));
		this.add.accept("own: sql", (op) -> op.apply(own((own) -> own.execute("update w set v = 'own' where k = 1"))));
		this.add.accept("own: of another one",
				(op) -> op.apply(own((own) -> own.apply(own((inner) -> inner.dropColumn("w", "v"))))));
		this.add.accept("own: comment and name", (op) -> op.apply(own((own) -> {
			own.createTableComment("u", "owned");
			own.alterColumn("u", "y", (y) -> y.to(varchar(40)));
		})));
		this.add.accept("own: view",
				(op) -> op.apply(own((own) -> own.replaceView(view("vu").as("select id from u")))));
		this.add.accept("own: rows",
				(op) -> op.apply(own((own) -> own.bulkInsert("log", List.of(Map.of("n", 1), Map.of("n", 2))))));
	}

	private static OwnOperation own(Consumer<Operations> work) {
		return new OwnOperation() {

			@Override
			public String describe() {
				return "an operation of its own";
			}

			@Override
			public void apply(Operations op) {
				work.accept(op);
			}

		};
	}

	private void batches() {
		this.add.accept("batch: c", (op) -> op.batchAlterTable("t", (t) -> t.addColumn(column("c", integer()))));
		this.add.accept("batch: name to 100",
				(op) -> op.batchAlterTable("t", (t) -> t.alterColumn("name", (name) -> name.to(varchar(100)))));
		this.add.accept("batch: v to vv", (op) -> op.batchAlterTable("w", (w) -> w.renameColumn("v", "vv")));
		this.add.accept("batch: v goes, n comes", (op) -> op.batchAlterTable("w", (w) -> {
			w.dropColumn("v");
			w.addColumn(column("n", integer()));
		}));
		this.add.accept("batch: check and index of u", (op) -> op.batchAlterTable("u", (u) -> {
			u.createCheckConstraint("ck_u_x", "x > -100");
			u.createIndex("ix_u_y", "y");
		}));
		this.add.accept("table: default and comment", (op) -> op.table("u", (u) -> {
			u.alterColumn("y", (y) -> y.defaultValue("why"));
			u.createTableComment("users");
		}));
	}

	private void columns() {
		this.add.accept("add c at the front", (op) -> op.addColumn("t", column("c1", integer()), before("id")));
		this.add.accept("add c behind name", (op) -> op.addColumn("t", column("c2", integer()), after("name")));
		this.add.accept("add column to vu's table", (op) -> op.addColumn("u", column("n", integer())));
		this.add.accept("rename a", (op) -> op.renameColumn("t", "a", "aa"));
		this.add.accept("rename x", (op) -> op.renameColumn("u", "x", "xx"));
		this.add.accept("rename code", (op) -> op.renameColumn("p", "code", "cipher"));
		this.add.accept("rename id of p", (op) -> op.renameColumn("p", "id", "number"));
		this.add.accept("rename t", (op) -> op.renameTable("t", "tt"));
		this.add.accept("rename p", (op) -> op.renameTable("p", "pp"));
		this.add.accept("drop x", (op) -> op.dropColumn("u", "x"));
		this.add.accept("drop p_id", (op) -> op.dropColumn("t", "p_id"));
		this.add.accept("drop name", (op) -> op.dropColumn("t", "name"));
		this.add.accept("drop p", (op) -> op.dropTable("p"));
		this.add.accept("drop u", (op) -> op.dropTable("u"));
		this.add.accept("drop log", (op) -> op.dropTable("log"));
		this.add.accept("code to 40", (op) -> op.alterColumn("p", "code", (code) -> code.to(varchar(40))));
		this.add.accept("code to 5", (op) -> op.alterColumn("p", "code", (code) -> code.to(varchar(5))));
		this.add.accept("code not null", (op) -> op.alterColumn("p", "code", (code) -> code.notNull()));
		this.add.accept("p_id to bigint", (op) -> op.alterColumn("t", "p_id", (id) -> id.to(bigint())));
		this.add.accept("x not null", (op) -> op.alterColumn("u", "x", (x) -> x.notNull()));
		this.add.accept("x default 5", (op) -> op.alterColumn("u", "x", (x) -> x.defaultValue(5)));
		this.add.accept("label not null", (op) -> op.alterColumn("p", "label", (label) -> label.notNull()));
		this.add.accept("comment b", (op) -> op.alterColumn("t", "b", (b) -> b.comment("a number")));
		this.add.accept("comment label", (op) -> op.alterColumn("p", "label", (label) -> label.comment("it's")));
		this.add.accept("comment p", (op) -> op.createTableComment("p", "parents"));
		this.add.accept("computed of name",
				(op) -> op.addColumn("t", column("n2", varchar(40)).computed("upper(name)")));
		this.add.accept("check of name and b", (op) -> op.createCheckConstraint("ck_two", "t", "name <> 'x' or b > 0"));
		this.add.accept("key of two", (op) -> op.createForeignKey("log",
				foreignKey("fk_log_t").columns("n").references("t", "id").onDelete(ReferentialAction.CASCADE)));
		this.add.accept("create k with key and check",
				(op) -> op.createTable("k", column("id", integer()).primaryKey(), column("code", varchar(20)),
						foreignKey("fk_k_p").columns("code").references("p", "code"), check("id > 0").named("ck_k"),
						index("ix_k").columns("code")));
	}

	private void others() {
		this.add.accept("default from sq",
				(op) -> op.addColumn("log", column("q", integer()).defaultValue(expression(switch (op.dialect()) {
					case "postgresql" -> "nextval('sq')";
					case "mariadb" -> "nextval(sq)";
					default -> "next value for sq";
				}))));
		this.add.accept("drop sq if there", (op) -> op.ifExists().dropSequence("sq"));
		this.add.accept("sequence s2 if not there", (op) -> op.ifNotExists().createSequence(sequence("s2")));
		this.add.accept("sequence in app", (op) -> op.inSchema("app").createSequence(sequence("sa")));
		this.add.accept("rename glad", (op) -> op.renameEnumValue("mood", "glad", "happy"));
		this.add.accept("another enum otherwise", (op) -> op.createEnum("kind", "a", "c"));
		this.add.accept("index if not there", (op) -> op.ifNotExists().createIndex("ix_new", "u", "y"));
	}

	private void statements() {
		sql("create or replace view vw as select k from w");
		sql("create or replace view vu as select id, x from u");
		sql("drop view if exists vu");
		sql("drop view vp");
		sql("drop function fb");
		sql("drop materialized view mb");
		sql("truncate table w");
		sql("create unique index ux_w_v on w (v)");
		sql("create table z as select k from w");
		sql("alter table w add primary key (k)");
		sql("alter table w add constraint fk_w_p foreign key (k) references p (id)");
		sql("alter table t rename to tt");
		sql("alter table t rename column b to c");
		sql("alter table w drop column if exists v");
		sql("alter table w add column n1 integer; update w set n1 = k");
		sql("grant select on t to public");
		sql("alter sequence sq increment by 5");
		sql("alter sequence sq restart with 40");
		sql("alter type mood add value 'so so'");
		sql("alter type mood rename value 'sad' to 'unhappy'");
		sql("comment on table t is 'sql'");
		sql("drop index ix_t_b");
		sql("drop index ix_t_b on t");
		sql("create trigger tr after insert on w begin insert into log values (1); end");
		sql("create trigger tr after insert on w for each row insert into log values (1)");
		sql("create function f(x integer) returns integer language sql as 'select x'");
		sql("create function f(x integer) returns integer deterministic return x");
		sql("alter table t alter column a drop default");
		sql("alter table u alter column y type varchar(40)");
		sql("alter table u modify y varchar(40)");
	}

	private void rows() {
		sql("update t set name = (select label from p where p.id = t.p_id)");
		sql("delete from p where id not in (select p_id from t)");
		sql("insert into p (id, code) select id + 10, name from t");
		sql("update p set label = 'x' where id = 1");
		sql("update p set code = upper(code)");
		sql("insert into log select count(*) from w");
		sql("with x as (select k from w) insert into log select k from x");
		sql("insert into log (n) values (3)");
		sql("insert into log (n) select x from vu");
		sql("update u set x = x + 1");
		sql("update u set x = 3 where id = 1");
		sql("delete from log");
	}

	private void sql(String statements) {
		this.add.accept("sql: " + statements, (op) -> op.execute(statements));
	}

}
