package dev.migrate.dialect.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.migrate.dialect.ColumnNotFoundException;
import dev.migrate.dialect.ConstraintNotFoundException;
import dev.migrate.dialect.LockKey;
import dev.migrate.dialect.MigrationSession;
import dev.migrate.dialect.OperationNotSupportedException;
import dev.migrate.dialect.SessionSettings;
import dev.migrate.dialect.TableNotFoundException;
import dev.migrate.operation.BatchOptions;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Identity;
import dev.migrate.schema.TableElement;
import dev.migrate.schema.TableName;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static dev.migrate.schema.Definitions.after;
import static dev.migrate.schema.Definitions.before;
import static dev.migrate.schema.Definitions.bigint;
import static dev.migrate.schema.Definitions.blob;
import static dev.migrate.schema.Definitions.check;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.enumeration;
import static dev.migrate.schema.Definitions.foreignKey;
import static dev.migrate.schema.Definitions.index;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.option;
import static dev.migrate.schema.Definitions.primaryKey;
import static dev.migrate.schema.Definitions.text;
import static dev.migrate.schema.Definitions.timestamp;
import static dev.migrate.schema.Definitions.unique;
import static dev.migrate.schema.Definitions.varchar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SqliteRebuildTests {

	private final SqliteRun run = run();

	private final JdbcTemplate jdbc = this.run.jdbc();

	private static SqliteRun run() {
		try {
			return new SqliteRun();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@AfterEach
	void close() throws SQLException {
		this.run.close();
	}

	private void execute(String... statements) {
		for (String statement : statements) {
			this.jdbc.execute(statement);
		}
	}

	private List<Map<String, Object>> rows(String table) {
		return this.jdbc.queryForList("select * from " + table + " order by 1");
	}

	@Test
	void keepsRowsOfChildrenThatCascade() throws SQLException {
		execute("pragma foreign_keys = on", "create table parent (id integer primary key, name varchar(10))",
				"create table child (id integer primary key, p int references parent on delete cascade)",
				"insert into parent values (1, 'a'), (2, 'b')", "insert into child values (10, 1), (20, 2), (30, 1)");
		this.run.upgrade((op) -> op.alterColumn("parent", "name", (name) -> name.to(varchar(99)).notNull()));
		assertThat(this.run.restarts()).isEqualTo(1);
		assertThat(this.run.sql("parent")).contains("name VARCHAR(99) NOT NULL");
		assertThat(rows("child")).hasSize(3);
		assertThat(rows("parent")).hasSize(2);
		assertThat(this.run.sql("child")).contains("references parent on delete cascade");
		assertThat(new SqliteForeignKeys().isOn(this.jdbc)).isTrue();
		execute("delete from parent where id = 1");
		assertThat(rows("child")).hasSize(1);
	}

	@Test
	void needsNoRestartForTableThatNoneRefersTo() throws SQLException {
		execute("pragma foreign_keys = on", "create table parent (id integer primary key)",
				"create table child (id integer primary key, p int references parent on delete cascade)",
				"insert into parent values (1)", "insert into child values (10, 1)");
		this.run.upgrade((op) -> op.alterColumn("child", "p", (column) -> column.notNull()));
		assertThat(this.run.restarts()).isZero();
		assertThat(this.run.sql("child")).contains("p int references parent on delete cascade NOT NULL");
	}

	@Test
	void switchesForeignKeysItselfWithoutTransaction() {
		execute("pragma foreign_keys = on", "create table parent (id integer primary key, name varchar(10))",
				"create table child (p int references parent on delete cascade)", "insert into parent values (1, 'a')",
				"insert into child values (1)");
		List<String> statements = this.run
			.autocommitted((op) -> op.alterColumn("parent", "name", (name) -> name.to(varchar(99))));
		assertThat(statements).startsWith("PRAGMA foreign_keys = OFF").endsWith("PRAGMA foreign_keys = ON");
		assertThat(rows("child")).hasSize(1);
	}

	@Test
	void keepsSelfReference() throws SQLException {
		execute("pragma foreign_keys = on",
				"create table node (id integer primary key, up int references node (id) on delete cascade, n varchar(5))",
				"insert into node values (1, null, 'a'), (2, 1, 'b'), (3, 2, 'c')");
		this.run.upgrade((op) -> op.alterColumn("node", "n", (name) -> name.to(varchar(50))));
		assertThat(rows("node")).hasSize(3);
		assertThat(this.run.sql("node")).contains("up int references node (id) on delete cascade");
		execute("delete from node where id = 2");
		assertThat(rows("node")).hasSize(1);
	}

	@Test
	void keepsViewsTriggersAndIndexes() throws SQLException {
		execute("create table t (id integer primary key, a varchar(5), b int, c int)", "create table log (what text)",
				"create view v as select a, b from t where b > 1", "create view w as select a from v",
				"create trigger tr after insert on t when new.b > 5 begin insert into log values ('; ' || new.a); end",
				"create trigger tv instead of insert on v begin insert into t (a, b) values (new.a, new.b); end",
				"create trigger other after insert on log begin update t set c = c + 1; end",
				"create index ix on t (a, b desc)", "create unique index part on t (b) where b > 3",
				"create index expr on t (lower(a), b + c)", "insert into t values (1, 'x', 4, 0)");
		this.run.upgrade((op) -> op.alterColumn("t", "a", (a) -> a.to(varchar(50)).notNull()));
		assertThat(this.jdbc.queryForList("select name from sqlite_master where type <> 'table' order by name",
				String.class))
			.containsExactly("expr", "ix", "other", "part", "tr", "tv", "v", "w");
		execute("insert into v values ('y', 7)");
		assertThat(rows("log")).extracting((row) -> row.get("what")).containsExactly("; y");
		assertThat(rows("w")).hasSize(2);
		assertThat(rows("t")).extracting((row) -> row.get("c")).containsExactly(1, null);
		assertThatThrownBy(() -> execute("insert into t (a, b) values ('z', 7)"))
			.isInstanceOf(DataAccessException.class);
		assertThat(this.run.sql("expr")).isEqualTo("CREATE INDEX expr on t (lower(a), b + c)");
	}

	@Test
	void keepsWhatOnlyTheTextSays() throws SQLException {
		execute("""
				create table t (
					id integer primary key autoincrement,
					a text collate nocase not null on conflict ignore check (a <> ''),
					b int default (abs(-5)) unique on conflict replace,
					g int generated always as (b * 2) stored, v int as (b + 1), n int,
					unique (a, b), check (b > 0 or b < -5), check (n is null or n in (1, 2)))
				""", "insert into t (a, b, n) values ('x', 7, 1), ('y', 8, 2), ('z', 9, 1)",
				"delete from t where a = 'z'");
		this.run.upgrade((op) -> op.alterColumn("t", "n", (n) -> n.defaultValue(2)));
		assertThat(this.run.sql("t")).contains("id integer primary key autoincrement",
				"a text collate nocase not null on conflict ignore check (a <> '')",
				"b int default (abs(-5)) unique on conflict replace", "g int generated always as (b * 2) stored",
				"v int as (b + 1)", "n int DEFAULT 2", "unique (a, b)", "check (b > 0 or b < -5)",
				"check (n is null or n in (1, 2))");
		execute("insert into t (a, b) values ('w', 10)");
		assertThat(this.jdbc.queryForMap("select * from t where a = 'W'"))
			.containsAllEntriesOf(Map.of("id", 4, "g", 20, "v", 11, "n", 2));
	}

	@Test
	void keepsSequenceOfEmptyTable() throws SQLException {
		execute("create table t (id integer primary key autoincrement, a int)", "insert into t (id) values (41)",
				"delete from t");
		this.run.upgrade((op) -> op.alterColumn("t", "a", (a) -> a.to(text())));
		execute("insert into t (a) values (1)");
		assertThat(rows("t")).extracting((row) -> row.get("id")).containsExactly(42);
		assertThat(rows("sqlite_sequence")).hasSize(1);
	}

	@Test
	void keepsWithoutRowidAndStrict() throws SQLException {
		execute("create table t (k text primary key, a int, b any) without rowid, strict",
				"insert into t values ('x', 1, 2)");
		this.run.upgrade((op) -> op.batchAlterTable("t", (t) -> {
			t.alterColumn("a", (a) -> a.to(varchar(20)));
			t.addColumn(column("c", timestamp()).defaultExpression("CURRENT_TIMESTAMP"));
		}));
		assertThat(this.run.sql("t")).endsWith(") without rowid, strict")
			.contains("a TEXT", "c TEXT DEFAULT CURRENT_TIMESTAMP");
		assertThat(this.jdbc.queryForMap("select typeof(a) as a, typeof(b) as b, c is not null as c from t"))
			.containsExactlyInAnyOrderEntriesOf(Map.of("a", "text", "b", "integer", "c", 1));
	}

	@Test
	void keepsNumbersOfRowsWithoutKey() throws SQLException {
		execute("create table t (a text)", "insert into t (rowid, a) values (5, 'x'), (9, 'y')",
				"create table named (rowid text, _rowid_ text)", "insert into named (oid, rowid) values (7, 'x')");
		this.run.upgrade((op) -> {
			op.alterColumn("t", "a", (a) -> a.notNull());
			op.alterColumn("named", "rowid", (a) -> a.notNull());
		});
		assertThat(this.jdbc.queryForList("select rowid from t order by 1", Integer.class)).containsExactly(5, 9);
		assertThat(this.jdbc.queryForList("select oid from named", Integer.class)).containsExactly(7);
	}

	@Test
	void changesNamesOfAnyKind() throws SQLException {
		execute("create table \"Order \"\"ä\" (\"select\" int, [Mixed Case] text, `é'x` int)",
				"create index \"My Index\" on \"Order \"\"ä\" (\"select\")",
				"insert into \"Order \"\"ä\" values (1, 'x', 2)");
		this.run.upgrade((op) -> op.batchAlterTable("Order \"ä", (t) -> {
			t.alterColumn("select", (column) -> column.notNull());
			t.renameColumn("Mixed Case", "group by");
			t.alterColumn("group by", (column) -> column.to(varchar(9)));
			t.addColumn(column("new;--", integer()).unique());
		}));
		assertThat(this.jdbc.queryForMap("select * from \"Order \"\"ä\""))
			.containsExactlyInAnyOrderEntriesOf(new java.util.HashMap<>() {
				{
					put("select", 1);
					put("group by", "x");
					put("é'x", 2);
					put("new;--", null);
				}
			});
		assertThat(this.run.sql("My Index")).contains("\"select\"");
	}

	@Test
	void widensAndNarrowsLargeTable() throws SQLException {
		execute("create table t (id integer primary key, a varchar(10), b int)", """
				insert into t with recursive n (i) as (select 1 union all select i + 1 from n where i < 10000)
				select i, 'row ' || i, i % 7 from n
				""", "create index ix on t (b)");
		List<Map<String, Object>> before = rows("t");
		this.run.upgrade((op) -> op.alterColumn("t", "a", (a) -> a.to(varchar(100))));
		assertThat(rows("t")).isEqualTo(before);
		this.run.upgrade((op) -> op.alterColumn("t", "a", (a) -> a.to(varchar(10))));
		assertThat(rows("t")).isEqualTo(before);
		assertThat(this.run.sql("t")).contains("a VARCHAR(10)");
		assertThat(this.run.sql("ix")).isNotNull();
	}

	@Test
	void leavesOriginalWhenCopyFails() throws SQLException {
		execute("create table t (id integer primary key, a text)", "insert into t values (1, 'x'), (2, null)");
		String before = this.run.sql("t");
		assertThatThrownBy(() -> this.run.upgrade((op) -> op.alterColumn("t", "a", (a) -> a.notNull())))
			.isInstanceOf(DataAccessException.class)
			.hasMessageContaining("NOT NULL constraint failed");
		assertThat(this.run.sql("t")).isEqualTo(before);
		assertThat(rows("t")).hasSize(2);
		assertThatThrownBy(() -> this.run.autocommitted((op) -> op.alterColumn("t", "a", (a) -> a.notNull())))
			.isInstanceOf(DataAccessException.class);
		assertThat(this.run.sql("t")).isEqualTo(before);
		execute("delete from t where a is null");
		this.run.upgrade((op) -> op.alterColumn("t", "a", (a) -> a.notNull()));
		assertThat(this.jdbc.queryForList("select name from sqlite_master", String.class)).containsExactly("t");
	}

	@Test
	void dropsIndexesWithTheirColumn() throws SQLException {
		execute("create table t (id integer primary key, a int, b int, c int, unique (a, b))",
				"create index ia on t (a)", "create index ib on t (b)", "create index ic on t (c) where a > 1",
				"insert into t values (1, 2, 3, 4)");
		this.run.upgrade((op) -> op.dropColumn("t", "a"));
		assertThat(this.jdbc.queryForList("select name from sqlite_master where type = 'index'", String.class))
			.containsExactly("ib");
		assertThat(rows("t")).containsExactly(Map.of("id", 1, "b", 3, "c", 4));
		assertThat(this.run.sql("t")).doesNotContainIgnoringCase("unique");
	}

	@Test
	void dropsFreeColumnInPlace() throws SQLException {
		execute("create table t (id integer primary key, a int, b int)");
		assertThat(this.run.upgrade((op) -> op.dropColumn("t", "a"))).containsExactly("ALTER TABLE t DROP COLUMN a");
		assertThat(this.run.upgrade((op) -> op.ifExists().dropColumn("t", "a"))).isEmpty();
	}

	@Test
	void refusesToDropColumnOfCheckUnlessThatGoesToo() throws SQLException {
		execute("create table t (id integer primary key, a int, b int, constraint ck check (a < b))");
		assertThatExceptionOfType(OperationNotSupportedException.class)
			.isThrownBy(() -> this.run.upgrade((op) -> op.dropColumn("t", "a")))
			.withMessageContaining("Column 'a' is used by CONSTRAINT ck check (a < b)");
		this.run.upgrade((op) -> op.batchAlterTable("t", (t) -> {
			t.dropColumn("a");
			t.dropConstraint("ck", Constraint.Kind.CHECK);
		}));
		assertThat(this.run.sql("t")).doesNotContain("ck");
	}

	@Test
	void refusesToBreakViewOrTrigger() throws SQLException {
		execute("create table t (id integer primary key, a int unique, b int)", "create view v as select a from t",
				"insert into t values (1, 2, 3)");
		assertThatExceptionOfType(OperationNotSupportedException.class)
			.isThrownBy(() -> this.run.upgrade((op) -> op.dropColumn("t", "a")))
			.withMessageContaining("View 'v' would no longer work");
		assertThat(rows("v")).hasSize(1);
		execute("drop view v", "create trigger tr after update of a on t begin select 1; end");
		assertThatExceptionOfType(OperationNotSupportedException.class)
			.isThrownBy(() -> this.run.upgrade((op) -> op.dropColumn("t", "a")))
			.withMessageContaining("used by the trigger: CREATE TRIGGER tr after update of a");
		execute("drop trigger tr", "create table u (x int)",
				"create trigger tr after insert on u begin update t set a = new.x where b = 1; end");
		assertThatExceptionOfType(OperationNotSupportedException.class)
			.isThrownBy(() -> this.run.upgrade((op) -> op.dropColumn("t", "a")))
			.withMessageContaining("A trigger of inserts into 'u' would no longer work")
			.withMessageContaining("no such column: a");
		assertThat(rows("t")).hasSize(1);
	}

	@Test
	void addsAndDropsConstraintsOutsideOfBatch() throws SQLException {
		execute("create table p (id integer primary key)", "create table t (id int, a int, b int)",
				"insert into t values (1, 2, 3)");
		this.run.upgrade((op) -> {
			op.createPrimaryKey("pk_t", "t", "id");
			op.createUniqueConstraint("uq_t", "t", "a", "b");
			op.createCheckConstraint("ck_t", "t", "a < b");
			op.createForeignKey("t", foreignKey("fk_t").columns("a").references("p", "id"));
		});
		assertThat(this.run.sql("t")).contains("id int NOT NULL", "CONSTRAINT pk_t PRIMARY KEY (id)",
				"CONSTRAINT uq_t UNIQUE (a, b)", "CONSTRAINT ck_t CHECK (a < b)",
				"CONSTRAINT fk_t FOREIGN KEY (a) REFERENCES p (id)");
		this.run.upgrade((op) -> {
			op.dropConstraint("pk_t", "t", Constraint.Kind.PRIMARY_KEY);
			op.dropConstraint("uq_t", "t", Constraint.Kind.UNIQUE);
			op.dropConstraint("CK_T", "t");
			op.dropConstraint("fk_t", "t", Constraint.Kind.FOREIGN_KEY);
			op.ifExists().dropConstraint("nope", "t", Constraint.Kind.CHECK);
		});
		assertThat(this.run.sql("t")).doesNotContain("CONSTRAINT");
		assertThatExceptionOfType(ConstraintNotFoundException.class)
			.isThrownBy(() -> this.run.upgrade((op) -> op.dropConstraint("nope", "t")));
		assertThatExceptionOfType(TableNotFoundException.class)
			.isThrownBy(() -> this.run.upgrade((op) -> op.dropConstraint("nope", "no_table")));
		assertThatExceptionOfType(ColumnNotFoundException.class)
			.isThrownBy(() -> this.run.upgrade((op) -> op.alterColumn("t", "nope", (column) -> column.notNull())));
	}

	@Test
	void namesConstraintsByConvention() throws SQLException {
		execute("create table p (id integer primary key)",
				"create table t (a int unique, b int references p, c int check (c > 0), unique (b, c))");
		this.run.upgrade((op) -> op.batchAlterTable("t",
				BatchOptions.DEFAULT.namingConvention(Constraint.Kind.UNIQUE, "uq_%(table_name)s_%(column_0_name)s")
					.namingConvention(Constraint.Kind.FOREIGN_KEY,
							"fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s"),
				(t) -> {
					t.dropConstraint("uq_t_a", Constraint.Kind.UNIQUE);
					t.dropConstraint("fk_t_b_p", Constraint.Kind.FOREIGN_KEY);
				}));
		assertThat(this.run.sql("t")).contains("a int,", "b int,", "c int check (c > 0)",
				"CONSTRAINT uq_t_b unique (b, c)");
	}

	@Test
	void refusesAConventionThatNobodyUnderstands() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> BatchOptions.DEFAULT.namingConvention(Constraint.Kind.UNIQUE, "uq_%(tabel_name)s"))
			.withMessageContaining("%(tabel_name)s");
	}

	@Test
	void addsColumnsInPlaceWherePossible() throws SQLException {
		execute("create table t (id integer primary key)", "insert into t values (1)");
		assertThat(this.run.upgrade((op) -> {
			op.addColumn("t", column("a", integer()));
			op.addColumn("t", column("b", varchar(9)).defaultValue("x").notNull().comment("why"));
			op.addColumn("t", column("c", integer()).references("t", "id"));
			op.addColumn("t", column("d", integer()).withComputed(new dev.migrate.schema.Computed("id + 1", false)));
			op.addColumn("t", column("e", enumeration("mood", "sad", "ok")));
			op.ifNotExists().addColumn("t", column("A", integer()));
			op.ifNotExists().addColumn("t", column("f", integer()));
		})).containsExactly("ALTER TABLE t ADD COLUMN a INTEGER",
				"ALTER TABLE t ADD COLUMN b VARCHAR(9) DEFAULT 'x' NOT NULL /* why */",
				"ALTER TABLE t ADD COLUMN c INTEGER REFERENCES t (id)",
				"ALTER TABLE t ADD COLUMN d INTEGER GENERATED ALWAYS AS (id + 1) VIRTUAL",
				"ALTER TABLE t ADD COLUMN e VARCHAR(3) CHECK (e IN ('sad', 'ok'))",
				"ALTER TABLE t ADD COLUMN f INTEGER");
	}

	@Test
	void addsColumnsByRebuildWhereNeeded() throws SQLException {
		execute("create table t (a int)", "insert into t values (7)");
		this.run.upgrade((op) -> {
			op.addColumn("t", column("ts", timestamp()).defaultExpression("CURRENT_TIMESTAMP").notNull());
			op.addColumn("t", column("u", integer()).unique());
			op.addColumn("t", column("s", integer()).computed("a * 2"));
			op.addColumn("t", column("id", bigint()).primaryKey().autoIncrement());
		});
		assertThat(this.run.sql("t")).contains("id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL");
		assertThat(this.jdbc.queryForMap("select a, ts is not null as ts, u, s, id from t")).containsEntry("ts", 1)
			.containsEntry("s", 14)
			.containsEntry("id", 1);
		assertThatThrownBy(() -> this.run.upgrade((op) -> op.addColumn("t", column("x", integer()).notNull())))
			.isInstanceOf(DataAccessException.class);
		execute("delete from t");
		this.run.upgrade((op) -> op.addColumn("t", column("x", integer()).notNull()));
	}

	@Test
	void startsCountingWhereTold() throws SQLException {
		for (int i = 0; i < 2; i++) {
			this.run.upgrade((op) -> op.ifNotExists()
				.createTable("t", column("id", integer()).identity(Identity.byDefault().startWith(100)).primaryKey(),
						column("a", integer())));
			execute("insert into t (a) values (1)");
		}
		assertThat(rows("t")).extracting((row) -> row.get("id")).containsExactly(100, 101);
		assertThat(rows("sqlite_sequence")).hasSize(1);
	}

	@Test
	void dropsWithoutANameByWhatItIs() throws SQLException {
		execute("create table p (id integer primary key)",
				"create table t (a int unique check (a>0), b int references p, unique (b), check (b < 9))");
		this.run.upgrade((op) -> {
			op.dropConstraint("t", foreignKey().columns("b").references("p", "id"));
			op.dropConstraint("t", unique("a"));
			op.dropConstraint("t", check("a > 0"));
		});
		assertThat(this.run.sql("t").replaceAll("\\s+", " "))
			.isEqualTo("CREATE TABLE \"t\" ( a int, b int, unique (b), check (b < 9) )");
		assertThatExceptionOfType(ConstraintNotFoundException.class)
			.isThrownBy(() -> this.run.upgrade((op) -> op.dropConstraint("t", check("b < 8"))));
	}

	@Test
	void makesAndUnmakesGeneratedKey() throws SQLException {
		execute("create table t (id int, a int, constraint pk primary key (id))", "insert into t values (5, 6)");
		this.run.upgrade((op) -> op.alterColumn("t", "id", (id) -> id.autoIncrement()));
		assertThat(this.run.sql("t")).contains("id INTEGER CONSTRAINT pk PRIMARY KEY AUTOINCREMENT");
		execute("insert into t (a) values (1)");
		assertThat(rows("t")).extracting((row) -> row.get("id")).containsExactly(5, 6);
		this.run.upgrade((op) -> op.alterColumn("t", "id", (id) -> id.dropIdentity()));
		assertThat(this.run.sql("t")).contains("id INTEGER,", "CONSTRAINT pk PRIMARY KEY (id)");
	}

	@Test
	void convertsWithoutLoss() throws SQLException {
		execute("create table t (a text, b int, c blob, d text)", "insert into t values ('12', 34, x'4142', '5')",
				"insert into t values ('x1', 1, x'43', '6')");
		this.run.upgrade((op) -> op.batchAlterTable("t", (t) -> {
			t.alterColumn("a", (a) -> a.to(integer()));
			t.alterColumn("b", (b) -> b.to(varchar(20)));
			t.alterColumn("c", (c) -> c.to(text()));
			t.alterColumn("d", (d) -> d.to(integer()).using("cast(d as integer) * 10"));
		}));
		assertThat(this.jdbc.queryForList(
				"select typeof(a) || a || typeof(b) || b || typeof(c) || c || typeof(d) || d from t", String.class))
			.containsExactly("integer12text34textABinteger50", "textx1text1textCinteger60");
		this.run.upgrade((op) -> op.alterColumn("t", "c", (c) -> c.to(blob())));
		assertThat(this.jdbc.queryForList("select typeof(c) from t", String.class)).containsOnly("blob");
	}

	@Test
	void ordersAndPlacesColumns() throws SQLException {
		execute("create table t (a int, b int, c int, d int)", "insert into t values (1, 2, 3, 4)");
		this.run.upgrade((op) -> op.batchAlterTable("t", BatchOptions.DEFAULT.columnOrder("d", "a"), (t) -> {
			t.addColumn(column("x", integer()), before("b"));
			t.addColumn(column("y", integer()), after("b"));
			t.alterColumn("c", (c) -> c.before("b"));
		}));
		assertThat(rows("t").get(0).keySet()).containsExactly("d", "x", "c", "b", "y", "a");
		assertThat(rows("t").get(0)).containsEntry("a", 1).containsEntry("c", 3);
	}

	@Test
	void putsCommasBetweenOptions() throws SQLException {
		TableElement[] elements = { column("a", integer()).primaryKey(), column("b", integer()) };
		this.run.upgrade((op) -> {
			op.createTable("one", elements[0], elements[1], option("sqlite", "WITHOUT ROWID"),
					option("sqlite", "STRICT"));
			op.createTable("two", elements[0], elements[1], option("sqlite", "without rowid, strict"));
			op.createTable("three", elements);
			op.batchAlterTable("three",
					BatchOptions.of(BatchOptions.Recreate.ALWAYS)
						.tableArguments(option("sqlite", "STRICT, WITHOUT ROWID")),
					(t) -> t.addColumn(column("c", varchar(9))));
		});
		assertThat(this.run.sql("one")).endsWith(") WITHOUT ROWID, STRICT");
		assertThat(this.run.sql("two")).endsWith(") without rowid, strict");
		assertThat(this.run.sql("three")).endsWith(") STRICT, WITHOUT ROWID");
	}

	@Test
	void takesOptionsOfBatch() throws SQLException {
		execute("create table t (a int, b int, e text check (e in ('x', 'y')))", "insert into t values (1, 2, 'x')");
		this.run.upgrade((op) -> op.batchAlterTable("t",
				BatchOptions.of(BatchOptions.Recreate.ALWAYS)
					.override(column("b", integer()).defaultValue(9))
					.tableArguments(check("a < 10").named("ck"), unique("b"), option("sqlite", "STRICT")),
				(t) -> {
					t.alterColumn("e", (e) -> e.to(enumeration("e", "x", "y", "z")));
					t.createIndex(index("ix").columns("a").where("a > 0"));
				}));
		assertThat(this.run.sql("t")).endsWith("STRICT")
			.contains("b INTEGER DEFAULT 9", "CONSTRAINT ck CHECK (a < 10)", "UNIQUE (b)",
					"CHECK (e IN ('x', 'y', 'z'))");
		assertThat(this.run.sql("ix")).isNotNull();
	}

	@Test
	void rebuildsNothingWhenToldNeverTo() throws SQLException {
		execute("create table t (a int, b int unique)");
		assertThat(
				this.run.upgrade((op) -> op.batchAlterTable("t", BatchOptions.of(BatchOptions.Recreate.NEVER), (t) -> {
					t.dropColumn("a");
				})))
			.containsExactly("ALTER TABLE t DROP COLUMN a");
		assertThatExceptionOfType(OperationNotSupportedException.class).isThrownBy(() -> this.run
			.upgrade((op) -> op.batchAlterTable("t", BatchOptions.of(BatchOptions.Recreate.NEVER), (t) -> {
				t.alterColumn("b", (b) -> b.notNull());
			}))).withMessageContaining("It cannot alter a column in place");
	}

	@Test
	void readsNothingWhenTableIsGiven() {
		List<String> statements = new SqliteDialect().ddl(dev.migrate.operation.Recording.of("sqlite",
				(op) -> op.batchAlterTable("t",
						BatchOptions.DEFAULT.copyFrom(column("id", integer()), column("a", varchar(50)).notNull(),
								column("b", integer()), primaryKey("id"), unique("a").named("uq_a"),
								check("b > 0 and a <> 'b'"), index("ix_b").columns("b")),
						(t) -> {
							t.renameColumn("b", "c");
							t.alterColumn("a", (a) -> a.to(integer()).nullable());
							t.alterColumn("c", (c) -> c.notNull());
						}))
			.entries()
			.get(0)
			.operation()).stream().map((statement) -> statement.text()).toList();
		assertThat(statements).containsExactly("ALTER TABLE t RENAME COLUMN b TO c", """
				CREATE TABLE _migrate_tmp_t (
					id INTEGER NOT NULL,
					a INTEGER,
					c INTEGER NOT NULL,
					PRIMARY KEY (id),
					CONSTRAINT uq_a UNIQUE (a),
					CHECK (c > 0 and a <> 'b')
				)""", "INSERT INTO _migrate_tmp_t (id, a, c) SELECT id, a, c FROM t", "DROP TABLE t",
				"PRAGMA legacy_alter_table = ON", "ALTER TABLE _migrate_tmp_t RENAME TO t",
				"PRAGMA legacy_alter_table = OFF", "CREATE INDEX ix_b ON t (c)");
	}

	@Test
	void rebuildsInAttachedDatabase() {
		execute("attach ':memory:' as app", "create table app.t (id integer primary key autoincrement, a text)",
				"create index app.ix on t (a)", "insert into app.t values (3, 'x')",
				"create trigger app.tr after insert on t begin select 1; end");
		this.run.autocommitted((op) -> op.inSchema("app").alterColumn("t", "a", (a) -> a.notNull()));
		assertThat(this.jdbc.queryForList("select name from app.sqlite_master order by 1", String.class))
			.containsExactly("ix", "sqlite_sequence", "t", "tr");
		assertThat(rows("app.t")).hasSize(1);
	}

	/**
	 * A foreign key whose parent is not unique makes the check fail.
	 */
	@Test
	void lockIsLetGoWhereForeignKeysCannotBeChecked() throws Exception {
		try (TestDatabase database = TestDatabases.sqlite().create();
				Connection one = database.dataSource().getConnection();
				Connection two = database.dataSource().getConnection()) {
			JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(one, true));
			jdbc.execute("create table parents (a integer)");
			jdbc.execute("create table children (b integer references parents (a))");
			jdbc.execute("insert into children values (1)");
			SqliteDialect dialect = new SqliteDialect();
			SessionSettings settings = new SessionSettings(new LockKey("", "", "t"), TableName.of("lock"), null,
					Duration.ofMinutes(1), null);
			try (MigrationSession first = dialect.session(one, settings);
					MigrationSession second = dialect.session(two, settings)) {
				assertThatExceptionOfType(SQLException.class).isThrownBy(() -> first.tryBegin("first", true, true))
					.withMessageContaining("foreign key mismatch");
				assertThat(second.tryBegin("second", true, false)).isTrue();
				second.rollback();
				second.release();
			}
		}
	}

}
