package dev.migrate.branch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.migrate.operation.Operations;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Identity;
import dev.migrate.schema.ReferentialAction;

import static dev.migrate.schema.Definitions.after;
import static dev.migrate.schema.Definitions.before;
import static dev.migrate.schema.Definitions.bigint;
import static dev.migrate.schema.Definitions.check;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.enumeration;
import static dev.migrate.schema.Definitions.foreignKey;
import static dev.migrate.schema.Definitions.index;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.sequence;
import static dev.migrate.schema.Definitions.text;
import static dev.migrate.schema.Definitions.unique;
import static dev.migrate.schema.Definitions.varchar;

/**
 * Revisions of a line or two, by name, on one small schema, chosen so that many of them
 * get into each other's way.
 */
final class OperationTable {

	private final Map<String, Consumer<Operations>> all = new LinkedHashMap<>();

	private OperationTable() {
	}

	/**
	 * The schema that all of them begin with.
	 */
	static void base(Operations op) {
		op.createTable("p", column("id", integer()).primaryKey(), column("code", varchar(20)),
				column("label", varchar(50)), unique("code").named("uq_p_code"));
		op.createTable("t", column("id", integer()).primaryKey(), column("name", varchar(20)),
				column("a", integer()).notNull().defaultValue(1), column("b", integer()), column("p_id", integer()),
				check("a > 0").named("ck_t_a"));
		op.createIndex("ix_t_b", "t", "b");
		op.createIndex("ix_t_name_b", "t", "name", "b");
		op.createForeignKey("t", foreignKey("fk_t_p").columns("p_id").references("p", "id"));
		op.createTable("u", column("id", integer()).primaryKey(), column("x", integer()), column("y", varchar(10)));
		op.createUniqueConstraint("uq_u_x", "u", "x");
		op.createTable("w", column("k", integer()).notNull(), column("v", varchar(10)));
		op.createTable("log", column("n", integer()));
		op.bulkInsert("p", List.of(Map.of("id", 1, "code", "one", "label", "One")));
		op.bulkInsert("t", List.of(Map.of("id", 1, "name", "ann", "a", 5, "b", 7, "p_id", 1)));
		op.bulkInsert("u", List.of(Map.of("id", 1, "x", 10, "y", "ten")));
		op.bulkInsert("w", List.of(Map.of("k", 1, "v", "one")));
	}

	/**
	 * What only some databases have, each of which is tried alone.
	 */
	static List<Consumer<Operations>> more() {
		List<Consumer<Operations>> more = new ArrayList<>(ObjectRevisions.base());
		more.addAll(List.of((op) -> op.createSequence(sequence("sq")), (op) -> op.createEnum("mood", "sad", "glad"),
				(op) -> op.addColumn("w", column("m", enumeration("mood", "sad", "glad").existing())),
				(op) -> op.createSchema("app"), (op) -> op.execute("create view vu as select id, x from u")));
		return more;
	}

	static Map<String, Consumer<Operations>> all() {
		OperationTable table = new OperationTable();
		table.tables();
		table.columns();
		table.alterations();
		table.constraints();
		table.indexes();
		table.others();
		table.rows();
		table.statements();
		new ObjectRevisions(table::add).all();
		new FurtherRevisions(table::add).all();
		return table.all;
	}

	private void add(String name, Consumer<Operations> revision) {
		this.all.put(name, revision);
	}

	private void tables() {
		add("create z", (op) -> op.createTable("z", column("id", integer()).primaryKey()));
		add("create z otherwise",
				(op) -> op.createTable("z", column("id", bigint()).primaryKey(), column("n", varchar(5))));
		add("create z if not there", (op) -> op.ifNotExists().createTable("z", column("id", integer()).primaryKey()));
		add("create q", (op) -> op.createTable("q", column("id", integer()).primaryKey()));
		add("create z with key to t", (op) -> op.createTable("z", column("id", integer()).primaryKey(),
				column("t_id", integer()), foreignKey("fk_z_t").columns("t_id").references("t", "id")));
		add("create y with key to p", (op) -> op.createTable("y", column("id", integer()).primaryKey(),
				column("p_id", integer()).references("p", "id")));
		add("create y with index", (op) -> op.createTable("y", column("id", integer()).primaryKey(),
				column("n", integer()), index("ix_new").columns("n")));
		add("create x with check",
				(op) -> op.createTable("x", column("id", integer()), check("id > 3").named("ck_new")));
		add("drop w", (op) -> op.dropTable("w"));
		add("drop w if there", (op) -> op.ifExists().dropTable("w"));
		add("drop t", (op) -> op.dropTable("t"));
		add("rename w to z", (op) -> op.renameTable("w", "z"));
		add("rename w to ww", (op) -> op.renameTable("w", "ww"));
		add("rename u to ww", (op) -> op.renameTable("u", "ww"));
		add("comment t", (op) -> op.createTableComment("t", "things"));
		add("comment t otherwise", (op) -> op.createTableComment("t", "other things"));
	}

	private void columns() {
		add("add c", (op) -> op.addColumn("t", column("c", integer())));
		add("add c again", (op) -> op.addColumn("t", column("c", integer())));
		add("add c as text", (op) -> op.addColumn("t", column("c", varchar(9))));
		add("add c if not there", (op) -> op.ifNotExists().addColumn("t", column("c", integer())));
		add("add d", (op) -> op.addColumn("t", column("d", integer()).notNull().defaultValue(0)));
		add("add e to key", (op) -> op.addColumn("t",
				column("e", integer()).references(foreignKey("fk_t_e").references("p", "id"))));
		add("add unique f", (op) -> op.addColumn("t", column("f", integer()).unique()));
		add("add computed g", (op) -> op.addColumn("t", column("g", integer()).computed("b + 1")));
		add("add v2 to w", (op) -> op.addColumn("w", column("v2", varchar(10))));
		add("add s to w", (op) -> op.addColumn("w", column("s", integer()).notNull()));
		add("drop b", (op) -> op.dropColumn("t", "b"));
		add("drop v", (op) -> op.dropColumn("w", "v"));
		add("drop y", (op) -> op.dropColumn("u", "y"));
		add("drop label", (op) -> op.dropColumn("p", "label"));
		add("drop label if there", (op) -> op.ifExists().dropColumn("p", "label"));
		add("rename v to v2", (op) -> op.renameColumn("w", "v", "v2"));
		add("rename v to vv", (op) -> op.renameColumn("w", "v", "vv"));
		add("rename name", (op) -> op.renameColumn("t", "name", "full_name"));
		add("rename label to title", (op) -> op.renameColumn("p", "label", "title"));
		add("rename y to yy", (op) -> op.renameColumn("u", "y", "yy"));
		add("rename b to c", (op) -> op.renameColumn("t", "b", "c"));
	}

	private void alterations() {
		add("name to 100", (op) -> op.alterColumn("t", "name", (name) -> name.to(varchar(100))));
		add("name to 10", (op) -> op.alterColumn("t", "name", (name) -> name.to(varchar(10))));
		add("name to 100, too", (op) -> op.alterColumn("t", "name", (name) -> name.to(varchar(100))));
		add("b to bigint", (op) -> op.alterColumn("t", "b", (b) -> b.to(bigint())));
		add("a to bigint", (op) -> op.alterColumn("t", "a", (a) -> a.to(bigint())));
		add("x to bigint", (op) -> op.alterColumn("u", "x", (x) -> x.to(bigint())));
		add("v to text", (op) -> op.alterColumn("w", "v", (v) -> v.to(text())));
		add("k to bigint", (op) -> op.alterColumn("w", "k", (k) -> k.to(bigint())));
		add("p.id to bigint", (op) -> op.alterColumn("p", "id", (id) -> id.to(bigint())));
		add("name not null", (op) -> op.alterColumn("t", "name", (name) -> name.notNull()));
		add("b not null", (op) -> op.alterColumn("t", "b", (b) -> b.notNull()));
		add("v not null", (op) -> op.alterColumn("w", "v", (v) -> v.notNull().defaultValue("none")));
		add("k nullable", (op) -> op.alterColumn("w", "k", (k) -> k.nullable()));
		add("a nullable", (op) -> op.alterColumn("t", "a", (a) -> a.nullable()));
		add("a default 7", (op) -> op.alterColumn("t", "a", (a) -> a.defaultValue(7)));
		add("a default 8", (op) -> op.alterColumn("t", "a", (a) -> a.defaultValue(8)));
		add("a without default", (op) -> op.alterColumn("t", "a", (a) -> a.dropDefault()));
		add("b default 3", (op) -> op.alterColumn("t", "b", (b) -> b.defaultValue(3)));
		add("name default", (op) -> op.alterColumn("t", "name", (name) -> name.defaultValue("it's")));
		add("comment name", (op) -> op.alterColumn("t", "name", (name) -> name.comment("a name")));
		add("comment name otherwise", (op) -> op.alterColumn("t", "name", (name) -> name.comment("no name")));
		add("k identity", (op) -> op.alterColumn("w", "k", (k) -> k.identity(Identity.byDefault().startWith(50))));
		add("comment v", (op) -> op.alterColumn("w", "v", (v) -> v.comment("a value")));
	}

	private void constraints() {
		add("unique name", (op) -> op.createUniqueConstraint("uq_t_name", "t", "name"));
		add("unique name and b", (op) -> op.createUniqueConstraint("uq_t_name", "t", "name", "b"));
		add("unique b", (op) -> op.createUniqueConstraint("uq_t_b", "t", "b"));
		add("unique v", (op) -> op.createUniqueConstraint("uq_w_v", "w", "v"));
		add("unique y named ix_new", (op) -> op.createUniqueConstraint("ix_new", "u", "y"));
		add("check b", (op) -> op.createCheckConstraint("ck_t_b", "t", "b > 0"));
		add("check b otherwise", (op) -> op.createCheckConstraint("ck_t_b", "t", "b > 1"));
		add("check k", (op) -> op.createCheckConstraint("ck_new", "w", "k > 0"));
		add("check x", (op) -> op.createCheckConstraint("ck_new", "u", "x > 0"));
		add("primary key k", (op) -> op.createPrimaryKey("pk_w", "w", "k"));
		add("primary key k and v", (op) -> op.createPrimaryKey("pk_w2", "w", "k", "v"));
		add("key of b to p", (op) -> op.createForeignKey("w", foreignKey("fk_w_p").columns("k").references("p", "id")));
		add("key of x to t", (op) -> op.createForeignKey("w", foreignKey("fk_w_t").columns("k").references("t", "id")));
		add("key of k to u.x", (op) -> op.createForeignKey("t",
				foreignKey("fk_t_u").columns("b").references("u", "id").onDelete(ReferentialAction.SET_NULL)));
		add("key of v to code",
				(op) -> op.createForeignKey("w", foreignKey("fk_w_code").columns("v").references("p", "code")));
		add("drop ck_t_a", (op) -> op.dropConstraint("ck_t_a", "t", Constraint.Kind.CHECK));
		add("drop fk_t_p", (op) -> op.dropConstraint("fk_t_p", "t", Constraint.Kind.FOREIGN_KEY));
		add("drop uq_u_x", (op) -> op.dropConstraint("uq_u_x", "u", Constraint.Kind.UNIQUE));
		add("drop uq_p_code", (op) -> op.dropConstraint("uq_p_code", "p", Constraint.Kind.UNIQUE));
	}

	private void indexes() {
		add("index ix_new on name", (op) -> op.createIndex("ix_new", "t", "name"));
		add("index ix_new on v", (op) -> op.createIndex("ix_new", "w", "v"));
		add("index on b", (op) -> op.createIndex("ix_t_b2", "t", "b"));
		add("index on y", (op) -> op.createIndex("ix_u_y", "u", "y"));
		add("index on label", (op) -> op.createIndex("ix_p_label", "p", "label"));
		add("unique index on v", (op) -> op.createIndex(index("ux_w_v").on("w", "v").unique()));
		add("unique index on k", (op) -> op.createIndex(index("ux_w_k").on("w", "k").unique()));
		add("index on p_id", (op) -> op.createIndex("ix_t_p_id", "t", "p_id"));
		add("drop ix_t_b", (op) -> op.dropIndex("ix_t_b", "t"));
		add("drop ix_t_name_b", (op) -> op.dropIndex("ix_t_name_b", "t"));
		add("drop ix_t_b if there", (op) -> op.ifExists().dropIndex("ix_t_b", "t"));
	}

	private void others() {
		add("sequence s2", (op) -> op.createSequence(sequence("s2")));
		add("sequence s2 from 5", (op) -> op.createSequence(sequence("s2").startWith(5)));
		add("sequence z", (op) -> op.createSequence(sequence("z")));
		add("drop sq", (op) -> op.dropSequence("sq"));
		add("sq by 5", (op) -> op.alterSequence(sequence("sq").incrementBy(5)));
		add("sq by 7", (op) -> op.alterSequence(sequence("sq").incrementBy(7)));
		add("restart sq", (op) -> op.restartSequence("sq", 40));
		add("value so so", (op) -> op.addEnumValue("mood", "so so"));
		add("value angry", (op) -> op.addEnumValue("mood", "angry"));
		add("value fine", (op) -> op.addEnumValue("mood", "fine", before("glad")));
		add("value blue", (op) -> op.addEnumValue("mood", "blue", after("sad")));
		add("rename sad", (op) -> op.renameEnumValue("mood", "sad", "unhappy"));
		add("another enum", (op) -> op.createEnum("kind", "a", "b"));
		add("column of that enum", (op) -> op.addColumn("u", column("kd", enumeration("kind", "a", "b"))));
		add("column of mood", (op) -> op.addColumn("u", column("m", enumeration("mood", "sad", "glad").existing())));
		add("schema more", (op) -> op.createSchema("more"));
		add("schema more, too", (op) -> op.ifNotExists().createSchema("more"));
		add("drop app", (op) -> op.dropSchema("app"));
		add("table in app", (op) -> op.inSchema("app").createTable("z", column("id", integer())));
	}

	private void rows() {
		add("insert p 2", (op) -> op.bulkInsert("p", List.of(Map.of("id", 2, "code", "two"))));
		add("insert p 3", (op) -> op.bulkInsert("p", List.of(Map.of("id", 3, "code", "three"))));
		add("insert p 2 again", (op) -> op.bulkInsert("p", List.of(Map.of("id", 2, "code", "zwei"))));
		add("insert p two", (op) -> op.bulkInsert("p", List.of(Map.of("id", 4, "code", "two"))));
		add("insert t", (op) -> op.bulkInsert("t", List.of(Map.of("id", 2, "name", "bob", "b", 7))));
		add("insert t without b", (op) -> op.bulkInsert("t", List.of(Map.of("id", 3, "name", "eve", "a", 4))));
		add("insert w", (op) -> op.bulkInsert("w", List.of(Map.of("k", 2))));
		add("insert w 1", (op) -> op.bulkInsert("w", List.of(Map.of("k", 1, "v", "uno"))));
		add("insert u", (op) -> op.bulkInsert("u", List.of(Map.of("id", 2, "x", -4, "y", "minus"))));
	}

	private void statements() {
		add("sql: all b are 1", (op) -> op.execute("update t set b = 1"));
		add("sql: all b are 2", (op) -> op.execute("update t set b = 2"));
		add("sql: a from b", (op) -> op.execute("update t set a = b"));
		add("sql: b of ann", (op) -> op.execute("update t set b = 9 where name = 'ann'"));
		add("sql: name of 7", (op) -> op.execute("update t set name = 'seven' where b = 7"));
		add("sql: v in upper case", (op) -> op.execute("update w set v = upper(v)"));
		add("sql: delete w", (op) -> op.execute("delete from w"));
		add("sql: delete w 1", (op) -> op.execute("delete from w where k = 1"));
		add("sql: delete p 1", (op) -> op.execute("delete from p where code = 'none'"));
		add("sql: w from p", (op) -> op.execute("insert into w (k, v) select id, code from p"));
		add("sql: insert w", (op) -> op.execute("insert into w values (5, 'five')"));
		add("sql: add c", (op) -> op.execute("alter table t add column c integer"));
		add("sql: add h", (op) -> op.execute("alter table t add column h integer default 4"));
		add("sql: drop v", (op) -> op.execute("alter table w drop column v"));
		add("sql: rename v", (op) -> op.execute("alter table w rename column v to v2"));
		add("sql: rename w", (op) -> op.execute("alter table w rename to ww"));
		add("sql: create z", (op) -> op.execute("create table z (id integer, constraint ck_new check (id > 0))"));
		add("sql: index ix_new", (op) -> op.execute("create index ix_new on u (y)"));
		add("sql: drop w", (op) -> op.execute("drop table w"));
		add("sql: view of w", (op) -> op.execute("create view vw as select k, v from w"));
		add("sql: view of t", (op) -> op.execute("create view vt as select id, name from t"));
		add("sql: view of all of t", (op) -> op.execute("create view vt2 as select * from t"));
		add("sql: view z", (op) -> op.execute("create view z as select k from w"));
		add("sql: view of two",
				(op) -> op.execute("create view vj as select t.name, p.label from t join p on p.id = t.p_id"));
		add("sql: drop vu", (op) -> op.execute("drop view vu"));
		add("sql: check", (op) -> op.execute("alter table t add constraint ck_t_b check (b < 1000)"));
		add("sql: drop check", (op) -> op.execute("alter table t drop constraint ck_t_a"));
		add("sql: name type", (op) -> op.execute("alter table t alter column name set data type varchar(30)"));
		add("sql: a default", (op) -> op.execute("alter table t alter column a set default 12"));
		add("sql: b not null", (op) -> op.execute("alter table t alter column b set not null"));
		add("sql: comment", (op) -> op.execute("comment on column t.name is 'hello'"));
		add("sql: sequence", (op) -> op.execute("create sequence s2"));
		add("sql: comment of y", (op) -> op.execute("comment on column u.y is 'hello'"));
		add("sql: sq by 3", (op) -> op.execute("alter sequence sq increment by 3"));
		add("sql: restart sq", (op) -> op.execute("alter sequence sq restart with 90"));
		add("sql: sq is z", (op) -> op.execute("alter sequence sq rename to z"));
		add("sql: vu is z", (op) -> op.execute("alter view vu rename to z"));
		add("sql: index without a name", (op) -> op.execute("create index on u (x)"));
		add("sql: grant", (op) -> op.execute("grant select on t to public"));
		add("sql: revoke", (op) -> op.execute("revoke select on u from public"));
		add("sql: fillfactor", (op) -> op.execute("alter table t set (fillfactor = 70)"));
	}

}
