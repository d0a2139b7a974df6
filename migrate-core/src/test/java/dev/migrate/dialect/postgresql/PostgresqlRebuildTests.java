package dev.migrate.dialect.postgresql;

import java.util.List;
import java.util.function.Consumer;

import dev.migrate.connect.Dialects;
import dev.migrate.contract.LiveRevision;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.NeedsDatabaseException;
import dev.migrate.dialect.OperationNotSupportedException;
import dev.migrate.operation.BatchOptions;
import dev.migrate.operation.BatchOptions.Recreate;
import dev.migrate.operation.Operations;
import dev.migrate.schema.Identity;
import dev.migrate.schema.TableName;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static dev.migrate.schema.Definitions.after;
import static dev.migrate.schema.Definitions.bigint;
import static dev.migrate.schema.Definitions.check;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.comment;
import static dev.migrate.schema.Definitions.enumeration;
import static dev.migrate.schema.Definitions.foreignKey;
import static dev.migrate.schema.Definitions.index;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.unique;
import static dev.migrate.schema.Definitions.varchar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A table of PostgreSQL that is written anew is what it was.
 */
class PostgresqlRebuildTests {

	private final TestDatabase database = TestDatabases.postgresql().create();

	private final JdbcTransactionManager transactions = new JdbcTransactionManager(this.database.dataSource());

	private final JdbcTemplate jdbc = new JdbcTemplate(this.transactions.getDataSource());

	private final Dialect dialect = Dialects.named("postgresql");

	@AfterEach
	void drop() {
		this.database.close();
	}

	private List<String> run(Consumer<Operations> revision) {
		return new TransactionTemplate(this.transactions)
			.execute((status) -> LiveRevision.run(this.dialect, this.jdbc, revision));
	}

	@Test
	void tableIsTheSameWithItsColumnsInOrder() {
		run((op) -> {
			op.execute("create table old_serial (id serial primary key)");
			op.createTable("t", column("id", bigint()).primaryKey().identity(Identity.always().startWith(10)),
					column("name", varchar(50)).notNull().defaultValue("it's").comment("a name"),
					column("mood", enumeration("mood", "sad", "ok")), column("n", integer()),
					column("twice", integer()).computed("n * 2"), column("parent", bigint()),
					unique("name").named("uq_name"), check("n > 0").named("ck_n"),
					foreignKey("fk_self").columns("parent").references("t", "id"),
					index("ix_n").columns("n").where("n > 5"), comment("a table"));
			op.createTable("child", column("t_id", bigint()).references(foreignKey("fk_t").references("t", "id")));
			op.execute("comment on constraint fk_t on child is 'it''s'");
			op.execute(
					"create role reader; grant select on t to reader with grant option; alter table t set (fillfactor = 70);"
							+ "alter table old_serial add column x int; alter table t add column s int; create sequence t_s_seq owned by t.s;"
							+ "alter table t alter column s set default nextval('t_s_seq')");
			op.execute(
					"insert into t (name, mood, n) values ('a', 'ok', 6), ('b', null, 7); insert into child values (10)");
		});
		try {
			var before = this.dialect.inspector(this.jdbc).table(TableName.of("t")).orElseThrow();
			run((op) -> op.batchAlterTable("t", BatchOptions.of(Recreate.ALWAYS).columnOrder("s", "mood"),
					(t) -> t.addColumn(column("extra", integer()), after("id"))
						.alterColumn("n", (n) -> n.before("name"))));
			var after = this.dialect.inspector(this.jdbc).table(TableName.of("t")).orElseThrow();
			assertThat(after.columns()).extracting((column) -> column.name())
				.containsExactly("id", "extra", "n", "name", "s", "twice", "parent", "mood");
			assertThat(after.columns()).containsAll(before.columns());
			assertThat(after.constraints()).isEqualTo(before.constraints());
			assertThat(after.indexes()).isEqualTo(before.indexes());
			assertThat(after.comment()).isEqualTo("a table");
			this.jdbc.execute("insert into t (name, n) values ('c', 8)");
			assertThat(this.jdbc.queryForList("select id || name || n || twice || s from t order by id", String.class))
				.containsExactly("10a6121", "11b7142", "12c8163");
			assertThat(this.jdbc.queryForObject("select has_table_privilege('reader', 't', 'select with grant option')",
					Boolean.class))
				.isTrue();
			assertThatExceptionOfType(DataAccessException.class)
				.isThrownBy(() -> this.jdbc.execute("insert into child values (99)"));
			assertThat(this.jdbc.queryForObject(
					"select obj_description(oid, 'pg_constraint') from pg_constraint where conname = 'fk_t'",
					String.class))
				.isEqualTo("it's");
			run((op) -> op.dropTable("child"));
			run((op) -> op.dropTable("t"));
			assertThat(this.jdbc.queryForObject("select to_regclass('t_s_seq') is null", Boolean.class)).isTrue();
		}
		finally {
			this.jdbc.execute("drop owned by reader; drop role reader");
		}
	}

	@Test
	void whatWouldBeLostIsRefused() {
		run((op) -> {
			op.createTable("t", column("a", integer()));
			op.execute("create function f() returns trigger language plpgsql as $$ begin return new; end $$;"
					+ "create trigger tr before insert on t for each row execute function f()");
		});
		assertThatExceptionOfType(OperationNotSupportedException.class)
			.isThrownBy(() -> run((op) -> op.batchAlterTable("t", BatchOptions.of(Recreate.ALWAYS),
					(t) -> t.addColumn(column("b", integer())))))
			.withMessageContaining("Table 't' has triggers, which a copy of it would not have");
		assertThat(this.dialect.inspector(this.jdbc).table(TableName.of("t")).orElseThrow().columns()).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({ "alter table t alter a set statistics 5, settings of columns",
			"alter table t alter b set storage external, settings of columns",
			"cluster t using ix, settings of indexes", "alter index uq set (fillfactor = 70), settings of indexes",
			"comment on index ix is 'x', comments on constraints or indexes" })
	void settingsThatWouldBeLostAreRefused(String setting, String what) {
		this.jdbc.execute("create table t (a int constraint uq unique, b text); create index ix on t (b)");
		this.jdbc.execute(setting);
		assertThatExceptionOfType(OperationNotSupportedException.class)
			.isThrownBy(() -> run((op) -> op.batchAlterTable("t", BatchOptions.of(Recreate.ALWAYS),
					(t) -> t.addColumn(column("n", integer())))))
			.withMessageContaining("Table 't' has " + what + ", which");
	}

	@Test
	void orderNeedsTheTableToBeWrittenAnew() {
		run((op) -> op.createTable("t", column("a", integer()), column("b", integer())));
		assertThatExceptionOfType(OperationNotSupportedException.class)
			.isThrownBy(() -> run((op) -> op.batchAlterTable("t", BatchOptions.DEFAULT.columnOrder("b", "a"), (t) -> {
			})))
			.withMessageContaining("recreate(ALWAYS)");
	}

	@Test
	void rebuildNeedsADatabase() {
		assertThatExceptionOfType(NeedsDatabaseException.class)
			.isThrownBy(
					() -> dev.migrate.operation.Recording
						.of("postgresql",
								(op) -> op.batchAlterTable("t", BatchOptions.of(Recreate.ALWAYS),
										(t) -> t.dropColumn("a")))
						.entries()
						.forEach((entry) -> this.dialect.ddl(entry.operation())));
	}

}
