package dev.migrate.dialect.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import dev.migrate.Migrator;
import dev.migrate.autogenerate.AutogenerateSettings;
import dev.migrate.autogenerate.SchemaChange;
import dev.migrate.autogenerate.WantedSchema;
import dev.migrate.connect.KnownDialects;
import dev.migrate.contract.LiveRevision;
import dev.migrate.dialect.ColumnNotFoundException;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.OperationNotSupportedException;
import dev.migrate.dialect.Scratch;
import dev.migrate.operation.BatchOptions;
import dev.migrate.operation.OperationDescriber;
import dev.migrate.operation.Operations;
import dev.migrate.operation.Recording;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Identity;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.test.database.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static dev.migrate.schema.Definitions.before;
import static dev.migrate.schema.Definitions.bigint;
import static dev.migrate.schema.Definitions.check;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.comment;
import static dev.migrate.schema.Definitions.date;
import static dev.migrate.schema.Definitions.element;
import static dev.migrate.schema.Definitions.enumeration;
import static dev.migrate.schema.Definitions.foreignKey;
import static dev.migrate.schema.Definitions.function;
import static dev.migrate.schema.Definitions.index;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.json;
import static dev.migrate.schema.Definitions.option;
import static dev.migrate.schema.Definitions.procedure;
import static dev.migrate.schema.Definitions.text;
import static dev.migrate.schema.Definitions.timestamp;
import static dev.migrate.schema.Definitions.trigger;
import static dev.migrate.schema.Definitions.type;
import static dev.migrate.schema.Definitions.unique;
import static dev.migrate.schema.Definitions.uuid;
import static dev.migrate.schema.Definitions.varchar;
import static dev.migrate.schema.Definitions.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

/**
 * What MySQL and MariaDB render from the live table, run on the real database.
 */
abstract class MySqlFamilyLiveTests {

	private final TestDatabase database = create();

	private final JdbcTemplate jdbc = new JdbcTemplate(this.database.dataSource());

	private final Dialect dialect = dialect();

	abstract TestDatabase create();

	abstract Dialect dialect();

	@AfterEach
	void drop() {
		this.database.close();
	}

	@Test
	void alteredColumnKeepsWhatIsNotSaid() {
		List<String> definitions = List.of(
				"varchar(50) character set latin1 collate latin1_bin not null default 'it''s'",
				"bigint unsigned not null default 7 comment 'how ''many'", "int(5) unsigned zerofill default null",
				"timestamp(3) null default current_timestamp(3) on update current_timestamp(3) comment 'x'",
				"datetime not null default '2020-01-01 00:00:00'", "varchar(36) default (uuid())",
				"varchar(36) default (concat('a''b', 'c'))", "int generated always as (id + 1) virtual comment 'sum'",
				"int generated always as (id + 2) stored", "enum('it''s', 'b') not null default 'b'",
				"set('a', 'b') default 'a,b'", "bit(4) default b'101'", "decimal(10,3) default 1.500",
				"binary(3) default 'abc'", "json", "text default ('long')", "varchar(20) default 'back\\\\slash'",
				"int default -1", "tinyint(1) not null default 1", "int invisible default 3", "timestamp null");
		for (String definition : definitions) {
			this.jdbc.execute("create table t (id int primary key, c " + definition + ")");
			String before = show("t");
			run((op) -> op.alterColumn("t", "c", (c) -> c.comment("changed")));
			run((op) -> op.alterColumn("t", "c", (c) -> c.dropComment()));
			this.jdbc.execute("drop table t");
			assertThat(withoutComment(show)).isEqualTo(withoutComment(before));
		}
	}

	@Test
	void changesOfABatchAreOneStatementAndItsInverse() {
		run((op) -> {
			op.createTable("p", column("id", integer()).primaryKey());
			op.createTable("t", column("id", integer()).primaryKey(), column("a", integer()),
					column("b", varchar(9)).notNull(), column("c", integer()), column("e", integer()),
					check("c > 0").named("ck_c"), unique("a").named("uq_a"));
			op.createIndex("ix_e", "t", "e");
		});
		this.jdbc.execute("insert into p values (7)");
		this.jdbc.execute("insert into t values (1, 7, 'x', 2, 3)");
		String before = show("t");
		Consumer<Operations> change = (op) -> op.batchAlterTable("t",
				(t) -> t.dropConstraint(check("c > 0").named("ck_c"))
					.dropConstraint(unique("a").named("uq_a"))
					.addColumn(column("f", bigint()).notNull().defaultValue(5).comment("f"))
					.alterColumn("b", (b) -> b.from(column("b", varchar(9)).notNull()).to(varchar(20)).nullable())
					.alterColumn("e", (e) -> e.from(column("e", integer())).defaultValue(4))
					.createIndex("ix_f", "f", "a")
					.addConstraint(check("f > 1").named("ck_f"))
					.dropColumn(column("c", integer()))
					.createForeignKey(foreignKey("fk").columns("a").references("p", "id")));
		Recording recording = Recording.of(this.dialect.name(), change::accept);
		assertThat(this.dialect.ddl(recording.entries().get(0).operation())).hasSize(2);
		run(change);
		assertThat(this.jdbc.queryForList("select id, a, b, e, f from t").toString())
			.isEqualTo("[{id=1, a=7, b=x, e=3, f=5}]");
		assertThat(show("t")).contains("`f` bigint", "KEY `ix_f` (`f`,`a`)", "fk", "ck_f")
			.doesNotContain("uq_a", "ck_c", "`c`");
		run((op) -> recording.inverse().replay(op));
		assertThat(show("t")).contains("`c` int", "`b` varchar(9) NOT NULL", "uq_a", "ck_c")
			.doesNotContain("`f`", "ck_f", "FOREIGN KEY");
		assertThat(this.jdbc.queryForList("select id, a, b, e from t").toString()).isEqualTo("[{id=1, a=7, b=x, e=3}]");
	}

	private String show = "";

	private String show(String table) {
		return this.jdbc.queryForObject("show create table " + table, (rows, number) -> rows.getString(2));
	}

	private static String withoutComment(String sql) {
		return sql.replaceAll(" COMMENT '(?:[^']|'')*'", "");
	}

	final TestDatabase database() {
		return this.database;
	}

	final JdbcTemplate jdbc() {
		return this.jdbc;
	}

	final List<String> run(Consumer<Operations> revision) {
		List<String> statements = LiveRevision.run(this.dialect, this.jdbc, revision);
		this.show = this.jdbc.queryForObject("select count(*) from information_schema.tables "
				+ "where table_schema = database() and table_name = 't'", Integer.class) > 0 ? show("t") : "";
		return statements;
	}

	@Test
	void dropsConstraintsByWhatTheyAre() {
		LiveRevision.dropConstraintsByWhatTheyAre(this.dialect, this.jdbc);
	}

	@Test
	void alteredTypeKeepsTheRest() {
		this.jdbc.execute("create table t (c varchar(50) character set latin1 collate latin1_bin not null default 'x' "
				+ "comment 'hello', n int not null auto_increment primary key)");
		run((op) -> op.alterColumn("t", "c", (c) -> c.to(varchar(100))));
		assertThat(this.show).contains("varchar(100)", "latin1_bin", "NOT NULL DEFAULT 'x' COMMENT 'hello'");
		run((op) -> op.alterColumn("t", "n", (n) -> n.to(bigint())));
		assertThat(this.show).contains("NOT NULL AUTO_INCREMENT").contains("`n` bigint");
	}

	@Test
	void currentTimeKeepsThePrecisionOfItsColumn() {
		this.jdbc.execute("create table t (c timestamp(3) null default current_timestamp(3) "
				+ "on update current_timestamp(3))");
		run((op) -> op.alterColumn("t", "c", (c) -> c.to(timestamp())));
		assertThat(this.show)
			.containsIgnoringCase("datetime(6) DEFAULT current_timestamp(6) ON UPDATE current_timestamp(6)");
		run((op) -> op.alterColumn("t", "c", (c) -> c.defaultExpression("now() on update now()").to(type("datetime"))));
		assertThat(this.show)
			.containsPattern("(?i)datetime DEFAULT current_timestamp(\\(\\))? ON UPDATE current_timestamp");
	}

	@Test
	void valuesAreGeneratedAndNoLonger() {
		run((op) -> op.createTable("t", column("id", integer()).primaryKey()));
		run((op) -> op.alterColumn("t", "id", (id) -> id.identity(Identity.byDefault().startWith(50))));
		this.jdbc.execute("insert into t values ()");
		assertThat(this.jdbc.queryForObject("select id from t", Integer.class)).isEqualTo(50);
		run((op) -> op.alterColumn("t", "id", (id) -> id.dropIdentity()));
		assertThat(this.show).doesNotContain("`id` int NOT NULL AUTO_INCREMENT").contains("NOT NULL");
	}

	@Test
	void defaultsOfEveryKindAreAccepted() {
		run((op) -> {
			op.createTable("t", column("id", integer()),
					column("a", timestamp()).defaultExpression("CURRENT_TIMESTAMP"),
					column("b", timestamp(3)).defaultExpression("now()").notNull(),
					column("c", text()).defaultValue("back\\slash"), column("d", json()).defaultExpression("'{}'"),
					column("e", uuid()).defaultExpression("uuid()"),
					column("f", type("datetime")).defaultExpression("current_timestamp on update current_timestamp"),
					column("g", varchar(20)).defaultExpression("upper('a')"),
					column("h", integer()).defaultExpression("1"));
			op.alterColumn("t", "c", (c) -> c.defaultValue("other"));
			op.alterColumn("t", "g", (g) -> g.defaultExpression("lower('B')"));
			op.alterColumn("t", "b", (b) -> b.dropDefault());
			op.alterColumn("t", "b", (b) -> b.defaultExpression("CURRENT_TIMESTAMP"));
		});
		this.jdbc.execute("insert into t (id) values (1)");
		assertThat(this.jdbc.queryForMap("select c, g, h from t").values()).containsExactly("other", "b", 1);
	}

	@Test
	void whatIsThereIsLeftAlone() {
		run((op) -> {
			op.createTable("p", column("id", integer()).primaryKey());
			op.createTable("t", column("a", integer()), index("ix").columns("a"));
			op.ifNotExists().addColumn("t", column("a", integer()));
			op.ifNotExists().addColumn("t", column("b", integer()).references("p", "id"));
			op.ifNotExists().addColumn("t", column("b", integer()).references("p", "id"));
			op.ifNotExists().createIndex(index("ix").on("t", "a"));
			op.ifExists().dropIndex("nope", "t");
			op.ifExists().dropColumn("t", "nope");
			op.ifExists().dropConstraint("nope", "t", Constraint.Kind.CHECK);
			op.ifExists().dropConstraint("nope", "t", Constraint.Kind.FOREIGN_KEY);
			op.ifExists().dropConstraint("nope", "t", Constraint.Kind.UNIQUE);
			op.ifExists().dropConstraint("nope", "t", Constraint.Kind.PRIMARY_KEY);
			op.ifExists().dropIndex("ix", "t");
			op.ifExists().dropColumn("t", "a");
		});
		assertThat(this.show).doesNotContain("`a`").contains("`b`");
		assertThat(this.show.split("FOREIGN KEY")).hasSize(2);
	}

	@Test
	void columnsGoWhereTheyAreTold() {
		run((op) -> {
			op.createTable("t", column("a", integer()), column("b", integer()), column("c", integer()));
			op.addColumn("t", column("z", integer()), before("a"));
			op.addColumn("t", column("y", integer()), before("c"));
			op.alterColumn("t", "c", (c) -> c.before("z"));
			op.alterColumn("t", "a", (a) -> a.after("y"));
			op.alterColumn("t", "z", (z) -> z.before("a"));
		});
		assertThat(this.jdbc.queryForList(
				"select column_name from information_schema.columns "
						+ "where table_schema = database() and table_name = 't' order by ordinal_position",
				String.class))
			.containsExactly("c", "b", "y", "z", "a");
	}

	@Test
	void batchIsMadeInPlaceAndOrdersColumns() {
		List<String> statements = run((op) -> {
			op.createTable("t", column("a", integer()), column("b", integer()), column("c", integer()),
					column("d", integer()));
			op.batchAlterTable("t",
					BatchOptions.of(BatchOptions.Recreate.ALWAYS)
						.tableArguments(check("c > 0").named("ck_c"), comment("it's"),
								option("mysql", "AVG_ROW_LENGTH=9"), option("postgresql", "WITH (x=1)"))
						.columnOrder("d", "c", "z"),
					(t) -> t.addColumn(column("z", integer()), before("a"))
						.renameColumn("b", "y")
						.alterColumn("y", (y) -> y.notNull()));
		});
		assertThat(statements).endsWith("ALTER TABLE t FORCE");
		assertThat(this.jdbc.queryForList(
				"select column_name from information_schema.columns "
						+ "where table_schema = database() and table_name = 't' order by ordinal_position",
				String.class))
			.containsExactly("d", "a", "y", "c", "z");
		assertThat(this.show).contains("ck_c", "COMMENT='it''s'", "AVG_ROW_LENGTH=9").contains("`y` int");
	}

	@Test
	void schemaWithTablesIsNotDropped() {
		this.jdbc.execute("create schema ddl_guard");
		try {
			this.jdbc.execute("create table ddl_guard.t (a int)");
			assertThatExceptionOfType(OperationNotSupportedException.class)
				.isThrownBy(() -> run((op) -> op.dropSchema("ddl_guard")))
				.withMessageContaining("'ddl_guard' has some");
			this.jdbc.execute("drop table ddl_guard.t");
			run((op) -> op.ifExists().dropSchema("ddl_guard"));
			run((op) -> op.ifExists().dropSchema("ddl_guard"));
		}
		finally {
			this.jdbc.execute("drop schema if exists ddl_guard");
		}
	}

	@Test
	void indexesOfEveryKindAreAccepted() {
		run((op) -> {
			op.createTable("t", column("a", varchar(50)), column("b", text()), index("ix_1").columns("a"),
					index("ft_1").columns("b").prefix("FULLTEXT"));
			op.createIndex(index("ix_2").on("t", "a").concurrently());
			op.createIndex(index("ft_2").on("t", "a", "b").prefix("FULLTEXT"));
			op.createIndex(index("ix_3").on("t").elements(element("b").length(10).desc()));
			op.ifNotExists().createIndex("ix_3", "t", "a");
			op.dropIndex(index("ix_2").on("t", "a").concurrently());
		});
		assertThat(this.show).contains("ix_1", "ft_1", "ft_2", "ix_3").doesNotContain("ix_2");
	}

	/**
	 * What makes an index for the column of a foreign key, and what takes it away.
	 */
	@Test
	void indexBehindAForeignKeyComesAndGoes() {
		Map<Consumer<Operations>, Consumer<Operations>> both = new LinkedHashMap<>();
		both.put((op) -> op.createIndex("ix", "t", "p_id"), (op) -> op.dropIndex("ix", "t"));
		both.put((op) -> op.createIndex("ix", "t", "p_id", "n"), (op) -> op.ifExists().dropIndex("ix", "t"));
		both.put((op) -> op.createIndex(index("ix").on("t", "p_id")),
				(op) -> op.dropIndex(index("ix").on("t", "p_id").concurrently()));
		both.put((op) -> op.createUniqueConstraint("uq", "t", "p_id"),
				(op) -> op.dropConstraint("uq", "t", Constraint.Kind.UNIQUE));
		both.put((op) -> op.createUniqueConstraint("uq", "t", "p_id", "n"),
				(op) -> op.ifExists().dropConstraint("uq", "t", Constraint.Kind.UNIQUE));
		both.put((op) -> op.createPrimaryKey("pk", "t", "p_id", "n"),
				(op) -> op.dropConstraint("pk", "t", Constraint.Kind.PRIMARY_KEY));
		both.put((op) -> {
			op.createUniqueConstraint("uq", "t", "p_id", "n");
			op.dropConstraint("uq", "t", Constraint.Kind.UNIQUE);
			op.createUniqueConstraint("uq", "t", "n", "p_id");
		}, (op) -> op.dropConstraint("uq", "t", Constraint.Kind.UNIQUE));
		both.forEach((make, take) -> {
			run((op) -> {
				op.createTable("p", column("id", integer()).primaryKey());
				op.createTable("t", column("p_id", integer()).notNull(), column("n", integer()).notNull(),
						foreignKey("fk p").columns("p_id").references("p", "id"));
			});
			this.jdbc.execute("insert into p values (1)");
			this.jdbc.execute("insert into t values (1, 1)");
			String before = show("t");
			run(make);
			run(take);
			assertThat(show("t")).isEqualTo(before);
			run(make);
			run(take);
			assertThat(show("t")).isEqualTo(before);
			run((op) -> {
				op.dropTable("t");
				op.dropTable("p");
			});
		});
	}

	@Test
	void backslashIsSafeWhereItDoesNotEscape() throws SQLException {
		try (Connection connection = this.database.dataSource().getConnection()) {
			JdbcTemplate plain = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
			plain.execute("set session sql_mode = concat(@@sql_mode, ',NO_BACKSLASH_ESCAPES')");
			LiveRevision.run(this.dialect, plain, (op) -> {
				op.createTable("t", column("a", varchar(50)).defaultValue("\\'").comment("c\\"),
						column("e", enumeration("e", "x\\y")));
				op.bulkInsert("t", List.of(Map.of("e", "x\\y")));
			});
			assertThat(plain.queryForMap("select a, e from t").values()).containsExactly("\\'", "x\\y");
			assertThat(plain
				.queryForObject("select column_comment from information_schema.columns where table_schema = database() "
						+ "and table_name = 't' and column_name = 'a'", String.class))
				.isEqualTo("c\\");
		}
	}

	/**
	 * Without it, a view that reads with the rights of its reader would read with those
	 * of the account that migrates.
	 */
	@Test
	void replacedObjectWorksWithTheRightsThatItHad() {
		String who = "`it's ``" + Integer.toHexString(System.identityHashCode(this)) + "`@`local%`";
		this.jdbc.execute("create user " + who);
		try {
			this.jdbc.execute("create table t (a int, b int)");
			this.jdbc.execute("create definer = " + who + " sql security invoker view v as select a from t");
			this.jdbc.execute("create definer = " + who + " view w as select a from t");
			this.jdbc.execute("create sql security invoker view x as select a from t");
			this.jdbc.execute("create view y as select a from t");
			this.jdbc.execute("create definer = " + who + " trigger tr before insert on t for each row set new.a = 1");
			this.jdbc.execute("create definer = " + who + " function f(x int) returns int no sql return 1");
			this.jdbc.execute("create definer = " + who + " procedure p() sql security invoker select 1");
			this.jdbc.execute("grant execute on function f to " + who);
			this.jdbc.execute("grant execute, alter routine on procedure p to " + who + " with grant option");
			List<String> before = rights();
			run((op) -> {
				List.of("v", "w", "x", "y").forEach((name) -> op.replaceView(view(name).as("select b from t")));
				op.replaceTrigger(trigger("tr").as("before insert on t for each row set new.a = 2"));
				op.replaceFunction(function("f(x int)").as("returns int no sql return 2"));
				op.replaceProcedure(procedure("p()").as("sql security invoker select 2"));
				op.replaceView(view("made").as("select a from t"));
			});
			assertThat(rights()).isEqualTo(before);
			assertThat(this.jdbc.queryForObject("select f(1)", Integer.class)).isEqualTo(2);
			assertThat(this.jdbc.queryForList("show grants for " + who, String.class)).hasSize(3)
				.filteredOn((grant) -> grant.contains("PROCEDURE"))
				.singleElement(STRING)
				.contains("EXECUTE", "ALTER ROUTINE", "WITH GRANT OPTION");
		}
		finally {
			this.jdbc.execute("drop user " + who);
		}
	}

	/**
	 * MySQL drops a function before it is made again, and the drop cannot be undone.
	 */
	@Test
	void functionThatMayNotBeMadeAgainIsNotDropped() {
		String who = "migrate_f_" + Integer.toHexString(System.identityHashCode(this));
		String here = who + "@localhost";
		this.jdbc.execute("create function f() returns int no sql return 1");
		this.jdbc.execute("create user " + here + " identified by 'Secret-1'");
		try {
			this.jdbc.execute(
					"grant all on " + this.jdbc.queryForObject("select database()", String.class) + ".* to " + here);
			JdbcTemplate limited = new JdbcTemplate(new DriverManagerDataSource(this.database.url(), who, "Secret-1"));
			assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> LiveRevision.run(this.dialect, limited,
					(op) -> op.replaceFunction(function("f()").as("returns int no sql return 2"))));
			assertThat(limited.queryForObject("select f()", Integer.class)).isEqualTo(1);
			LiveRevision.run(this.dialect, this.jdbc,
					(op) -> op.replaceFunction(function("f()").as("returns int no sql return 2")));
			assertThat(limited.queryForObject("select f()", Integer.class)).isEqualTo(2);
		}
		finally {
			this.jdbc.execute("drop user " + here);
		}
	}

	private List<String> rights() {
		return this.jdbc.queryForList(
				"""
						select concat(table_name, definer, security_type) from information_schema.views
							where table_schema = database() and table_name <> 'made'
						union all select concat(trigger_name, definer) from information_schema.triggers where trigger_schema = database()
						union all select concat(routine_name, definer, security_type) from information_schema.routines
							where routine_schema = database() order by 1
						""",
				String.class);
	}

	@Test
	void absentColumnIsNamed() {
		run((op) -> op.createTable("t", column("a", integer())));
		assertThatExceptionOfType(ColumnNotFoundException.class)
			.isThrownBy(() -> run((op) -> op.alterColumn("t", "b", (b) -> b.notNull())))
			.withMessageContaining("'b'")
			.withMessageContaining("'t'");
	}

	@Test
	void isDetected() throws SQLException {
		try (Connection connection = this.database.dataSource().getConnection()) {
			assertThat(KnownDialects.OURS.detect(connection)).isEqualTo(this.dialect);
		}
	}

	@Test
	void objectsAreComparedAsTheServerKeepsThem() {
		this.jdbc.execute("alter database character set latin1 collate latin1_german1_ci");
		this.jdbc.execute("create table t (a varchar(20))");
		SchemaObject first = trigger("first").as("before insert on t for each row set new.a = \"Open\"");
		SchemaObject second = trigger("second")
			.as("before insert on t for each row /* at last */ FOLLOWS `first` set new.a = concat(new.a, 'x')");
		SchemaObject other = trigger("second")
			.as("before insert on t for each row precedes first set new.a = concat(new.a, 'x')");
		SchemaObject text = function("f(x varchar(10))").as("returns varchar(10) deterministic return x");
		SchemaObject view = view("v").as("select a from t");
		List<SchemaObject> objects = List.of(first, second, text, view);
		run((op) -> {
			op.createTrigger(first);
			op.createTrigger(second);
			op.createFunction(text);
			op.createView(view);
		});
		assertThat(changes(objects)).isEmpty();
		assertThat(changes(List.of(first, other, text, view))).containsExactly("replace trigger second");
		assertThat(changes(List.of(trigger("first").as("before insert on t for each row set new.a = \"OPEN\""), second,
				text, view)))
			.containsExactly("replace trigger first");
		assertThat(scratchSchemas()).isEmpty();
	}

	@Test
	void viewThatDoesNotWorkAnyLongerIsReplacedUnderThoseThatReadIt() {
		this.jdbc.execute("create table t (a int, b int)");
		this.jdbc.execute("create view v as select a, b from t");
		this.jdbc.execute("create view w as select b from v");
		this.jdbc.execute("alter table t drop column b");
		run((op) -> op.replaceView(view("v").as("select a, a as b from t")));
		assertThat(this.jdbc.queryForList("select * from w")).isEmpty();
	}

	@Test
	void viewKeepsTheNamesOfItsColumns() {
		this.jdbc.execute("create table t (a int, b int)");
		this.jdbc.execute("create view v (x, `y z`) as select a, b from t");
		SchemaObject view = this.dialect.inspector(this.jdbc).objects(null).get(0).object();
		this.jdbc.execute("drop view v");
		run((op) -> op.createView(view));
		this.jdbc.execute("insert into t values (1, 2)");
		assertThat(this.jdbc.queryForMap("select * from v")).containsOnlyKeys("x", "y z");
	}

	/**
	 * Triggers that work at the same moment do so in an order.
	 */
	@Test
	void replacedTriggerKeepsItsPlace() {
		this.jdbc.execute("create table t (a varchar(20))");
		List<String> names = List.of("1st", "Second", "3rd");
		names.forEach((name) -> run((op) -> op
			.createTrigger(trigger(name).as("before insert on t for each row set new.a = concat(new.a, 'x')"))));
		run((op) -> op.createTrigger(trigger("other").as("after insert on t for each row set @a = 1")));
		for (String name : names) {
			run((op) -> op.replaceTrigger(
					trigger(name).as("before insert on t for each row begin set new.a = concat(new.a, 'y'); end")));
			assertThat(order()).isEqualTo(names);
		}
		run((op) -> op.replaceTrigger(trigger("other").as("before insert on t for each row set @a = 1")));
		assertThat(order()).containsExactly("1st", "Second", "3rd", "other");
		run((op) -> op
			.replaceTrigger(trigger("other").as("before insert on t for each row precedes `Second` set @a = 1")));
		assertThat(order()).containsExactly("1st", "other", "Second", "3rd");
		if (this.dialect.name().equals("mysql")) {
			this.jdbc.execute("create table u (a varchar(20))");
			run((op) -> op.replaceTrigger(trigger("1st").as("before insert on `u` for each row set new.a = 'z'")));
			assertThat(order()).contains("1st");
		}
	}

	private List<String> order() {
		return this.jdbc.queryForList(
				"select trigger_name from information_schema.triggers "
						+ "where trigger_schema = database() and action_timing = 'BEFORE' order by action_order",
				String.class);
	}

	private List<String> changes(List<SchemaObject> objects) {
		return compared(Schema.EMPTY.withObjects(objects.toArray(SchemaObject[]::new))).stream()
			.map((change) -> OperationDescriber.describe(change.operation()))
			.toList();
	}

	private List<SchemaChange> compared(Schema wanted) {
		return Migrator.builder(this.database.dataSource())
			.locations()
			.build()
			.autogenerate(AutogenerateSettings.DEFAULTS)
			.compare(List.of((profile) -> WantedSchema.of("test", wanted)))
			.changes();
	}

	@Test
	void withholdsKeysWithoutTheColumnsThatTellPartitionsApart() {
		this.jdbc.execute("create table q (id int not null, `The day` date not null, k int not null) "
				+ "partition by range (to_days(`The day`)) subpartition by hash (k) subpartitions 2 "
				+ "(partition p values less than maxvalue)");
		List<SchemaChange> changes = compared(Schema.of(Table.of(TableName.of("q"),
				List.of(column("id", integer()).notNull(), column("The day", date()).notNull(),
						column("k", integer()).notNull(), unique("id", "The day").named("one"),
						unique("k", "The day").named("two")))));
		assertThat(changes).filteredOn(SchemaChange::withheld)
			.singleElement()
			.satisfies((change) -> assertThat(change.operation().toString()).contains("one"))
			.satisfies((change) -> assertThat(change.notes())
				.contains("It needs 'k', by which the table has its partitions"));
		assertThat(changes).hasSize(2);
	}

	@Test
	void textLosesItsDefault() {
		this.jdbc.execute("create table t (c text default ('x'))");
		run((op) -> op.alterColumn("t", "c", (c) -> c.dropDefault()));
		assertThat(show("t")).doesNotContain("'x'");
	}

	private List<String> scratchSchemas() {
		return this.jdbc.queryForList("select schema_name from information_schema.schemata "
				+ "where schema_name like 'migrate\\_scratch\\_%'", String.class);
	}

	@Test
	void nothingIsTriedByAnAccountThatMayNotDropIt() throws SQLException {
		this.jdbc.execute("create table t (a int)");
		String database = this.jdbc.queryForObject("select database()", String.class);
		List<String> users = List.of("'maker'@'%'", "'maker'@'localhost'");
		try {
			for (String user : users) {
				this.jdbc.execute("create user " + user + " identified by 'x'");
				this.jdbc.execute("grant all on `" + database + "`.* to " + user);
				this.jdbc.execute("grant create, create view, select, show view on *.* to " + user);
			}
			SingleConnectionDataSource maker = new SingleConnectionDataSource(this.database.url(), "maker", "x", true);
			Scratch scratch = this.dialect.scratch().tables(maker.getConnection()).orElseThrow();
			List<SchemaObject> views = List.of(view("v").as("select a from t"), view("w").as("select a from nope"));
			assertThat(scratch.readBack(List.of(), List.of(), views)).allMatch(Optional::isEmpty);
			assertThat(scratchSchemas()).isEmpty();
			users.forEach((user) -> this.jdbc.execute("grant drop on *.* to " + user));
			maker.resetConnection();
			scratch = this.dialect.scratch().tables(maker.getConnection()).orElseThrow();
			assertThat(scratch.readBack(List.of(), List.of(), views)).extracting(Optional::isPresent)
				.containsExactly(true, false);
			maker.destroy();
			assertThat(scratchSchemas()).isEmpty();
		}
		finally {
			users.forEach((user) -> this.jdbc.execute("drop user if exists " + user));
		}
	}

}
