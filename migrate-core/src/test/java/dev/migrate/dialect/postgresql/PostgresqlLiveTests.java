package dev.migrate.dialect.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

import dev.migrate.connect.Dialects;
import dev.migrate.connect.KnownDialects;
import dev.migrate.contract.LiveRevision;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.Operations;
import dev.migrate.operation.Recording;
import dev.migrate.schema.Identity;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.sql.SqlStatement;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;

import static dev.migrate.schema.Definitions.after;
import static dev.migrate.schema.Definitions.array;
import static dev.migrate.schema.Definitions.bigint;
import static dev.migrate.schema.Definitions.check;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.element;
import static dev.migrate.schema.Definitions.enumeration;
import static dev.migrate.schema.Definitions.foreignKey;
import static dev.migrate.schema.Definitions.index;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.primaryKey;
import static dev.migrate.schema.Definitions.sequence;
import static dev.migrate.schema.Definitions.timestampWithTimeZone;
import static dev.migrate.schema.Definitions.unique;
import static dev.migrate.schema.Definitions.varchar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * What PostgreSQL does with what is rendered for it, where the reference has no row.
 */
class PostgresqlLiveTests {

	private final TestDatabase database = TestDatabases.postgresql().create();

	private final JdbcTemplate jdbc = new JdbcTemplate(this.database.dataSource());

	@AfterEach
	void drop() {
		this.database.close();
	}

	private List<String> run(Consumer<Operations> revision) {
		return LiveRevision.run(Dialects.named("postgresql"), this.jdbc, revision);
	}

	@Test
	void columnTurnsIntoEnumAndBackAndKeepsItsDefault() {
		run((op) -> {
			op.createTable("t", column("c", varchar(9)).defaultValue("ok"));
			op.bulkInsert("t", List.of(java.util.Map.of("c", "sad")));
			op.alterColumn("t", "c",
					(c) -> c.from(column("c", varchar(9)).defaultValue("ok")).to(enumeration("mood", "sad", "ok")));
		});
		this.jdbc.execute("insert into t default values");
		assertThat(this.jdbc.queryForList("select c::text from t order by 1", String.class)).containsExactly("ok",
				"sad");
		run((op) -> {
			op.alterColumn("t", "c", (c) -> c.from(column("c", enumeration("mood", "sad", "ok")).defaultValue("ok"))
				.to(enumeration("mood", "sad", "ok", "glad")));
			op.addEnumValue("mood", "so so", after("sad"));
			op.renameEnumValue("mood", "ok", "fine");
		});
		assertThat(this.jdbc.queryForList("select unnest(enum_range(null::mood))::text", String.class))
			.containsExactly("sad", "so so", "fine", "glad");
		run((op) -> op.alterColumn("t", "c", (c) -> c.dropDefault()));
		run((op) -> op.alterColumn("t", "c",
				(c) -> c.from(enumeration("mood", "sad", "so so", "fine", "glad")).to(varchar(9))));
		assertThat(types()).isEmpty();
	}

	private List<String> types() {
		return this.jdbc.queryForList("select typname from pg_type where typtype = 'e'", String.class);
	}

	@Test
	void dropsConstraintsByWhatTheyAre() {
		LiveRevision.dropConstraintsByWhatTheyAre(Dialects.named("postgresql"), this.jdbc);
	}

	@Test
	void changesOfABatchAreOneStatementAndItsInverse() {
		run((op) -> op.createTable("t", column("id", integer()).primaryKey(), column("a", integer()),
				column("b", varchar(9)).notNull().defaultValue("y"), column("c", integer()), column("p", integer()),
				column("g", integer()).computed("p + 1"), check("c > 0").named("ck_c"), unique("a").named("uq_a")));
		this.jdbc.execute("insert into t values (1, 7, 'x', 2, 3)");
		this.jdbc.execute("create view v as select id, b from t");
		Consumer<Operations> change = (op) -> {
			op.batchAlterTable("t", (t) -> t.addColumn(column("f", bigint()).notNull().defaultValue(5).comment("f"))
				.alterColumn("b",
						(b) -> b.from(column("b", varchar(9)).notNull().defaultValue("y")).to(varchar(20)).nullable())
				.alterColumn("p", (p) -> p.from(column("p", integer())).to(bigint()).defaultValue(4))
				.addConstraint(check("f > 1").named("ck_f"))
				.createForeignKey(foreignKey("fk").columns("a").references("t", "id")));
			op.batchAlterTable("t",
					(t) -> t.dropConstraint(check("c > 0").named("ck_c"))
						.dropConstraint(unique("a").named("uq_a"))
						.dropColumn(column("c", integer())));
		};
		this.jdbc.execute("update t set a = 1");
		Recording recording = Recording.of("postgresql", change);
		assertThat(Dialects.named("postgresql").ddl(recording.entries().get(1).operation()))
			.extracting(SqlStatement::text)
			.containsExactly("ALTER TABLE t DROP CONSTRAINT ck_c,\n\tDROP CONSTRAINT uq_a,\n\tDROP COLUMN c");
		run(change);
		assertThat(this.jdbc.queryForList("select id, a, b, p, g, f from t").toString())
			.isEqualTo("[{id=1, a=1, b=x, p=3, g=4, f=5}]");
		assertThat(this.jdbc.queryForList("select b from v", String.class)).containsExactly("x");
		run((op) -> recording.inverse().replay(op));
		assertThat(this.jdbc.queryForList("select * from t").toString())
			.isEqualTo("[{id=1, a=1, b=x, p=3, c=null, g=4}]");
		assertThat(this.jdbc.queryForList(
				"select conname from pg_constraint where conrelid = 't'::regclass " + "and contype <> 'n' order by 1",
				String.class))
			.containsExactly("ck_c", "t_pkey", "uq_a");
	}

	@Test
	void columnsGetAnotherTypeInOneStatement() {
		run((op) -> op.createTable("t", column("a", varchar(9)).defaultValue("1"), column("b", integer()),
				column("c", varchar(9)), column("d", integer()), column("e f", varchar(9)), column("g", integer())));
		this.jdbc.execute("insert into t values ('7', 2, '3', 4, '5', 6)");
		this.jdbc.execute("create view v as select a, b from t; create view w as select v.a, t.c from v, t");
		List<String> statements = run((op) -> op.batchAlterTable("t",
				(t) -> t.alterColumn("a",
						(a) -> a.from(column("a", varchar(9)).defaultValue("1")).to(integer()).using("a::integer * 10"))
					.alterColumn("b", (b) -> b.from(integer()).to(bigint()))
					.alterColumn("c", (c) -> c.from(varchar(9)).to(integer()))
					.alterColumn("d", (d) -> d.from(integer()).to(varchar(9)).using("b || '-' || d"))
					.alterColumn("e f", (e) -> e.from(varchar(9)).to(integer()))
					.alterColumn("g", (g) -> g.from(integer()).to(varchar(9)).using("g || '-' || \"e f\""))));
		assertThat(statements).filteredOn((sql) -> sql.contains("SET DATA TYPE"))
			.containsExactly(
					"ALTER TABLE t ALTER COLUMN a DROP DEFAULT,\n\tALTER COLUMN a SET DATA TYPE INTEGER USING a::integer * 10,"
							+ "\n\tALTER COLUMN a SET DEFAULT '1',\n\tALTER COLUMN b SET DATA TYPE BIGINT,"
							+ "\n\tALTER COLUMN c SET DATA TYPE INTEGER USING c::INTEGER",
					"ALTER TABLE t ALTER COLUMN d SET DATA TYPE VARCHAR(9) USING b || '-' || d,"
							+ "\n\tALTER COLUMN \"e f\" SET DATA TYPE INTEGER USING \"e f\"::INTEGER",
					"ALTER TABLE t ALTER COLUMN g SET DATA TYPE VARCHAR(9) USING g || '-' || \"e f\"");
		assertThat(statements).filteredOn((sql) -> sql.startsWith("DROP VIEW")).hasSize(2);
		this.jdbc.execute("insert into t (b) values (1)");
		assertThat(this.jdbc.queryForList("select a, b, c, d from t order by b desc").toString())
			.isEqualTo("[{a=70, b=2, c=3, d=2-4}, {a=1, b=1, c=null, d=null}]");
		assertThat(this.jdbc.queryForList("select * from w where c is not null order by a").toString())
			.isEqualTo("[{a=1, c=3}, {a=70, c=3}]");
	}

	@Test
	void enumComesAndGoesWithItsTableInItsSchema() {
		run((op) -> {
			op.createSchema("app");
			Operations app = op.inSchema("app");
			app.createTable("t", column("c", enumeration("mood", "sad")), column("d", array(enumeration("tag", "x"))));
			app.addColumn("t", column("e", enumeration("mood", "sad").existing()));
			app.addColumn("t", column("f", enumeration("size", "s")));
			app.dropColumn("t", column("f", enumeration("size", "s")));
			app.dropTable("t", column("c", enumeration("mood", "sad")), column("d", array(enumeration("tag", "x"))));
		});
		assertThat(types()).isEmpty();
	}

	@Test
	void tableWithEnumIsLeftAloneIfItIsThere() {
		Table table = Table.of(TableName.of("t"),
				List.of(column("c", enumeration("mood", "it's $migrate$", "x")), index("ix").columns("c")));
		run((op) -> {
			op.apply(new CreateTable(table, true));
			op.apply(new CreateTable(table, true));
		});
		assertThat(types()).containsExactly("mood");
	}

	@Test
	void valuesAreGeneratedAndNoLonger() {
		run((op) -> {
			op.createTable("t", column("id", integer()).notNull(), primaryKey("id"));
			op.alterColumn("t", "id", (id) -> id.identity(Identity.byDefault().startWith(5)));
			op.alterColumn("t", "id", (id) -> id.identity(Identity.always().incrementBy(3)));
			op.alterColumn("t", "id", (id) -> id.dropIdentity());
		});
		assertThat(this.jdbc.queryForObject(
				"select is_identity from information_schema.columns " + "where table_name = 't' and column_name = 'id'",
				String.class))
			.isEqualTo("NO");
	}

	@Test
	void nullsNotDistinctIsAcceptedFromVersion15() {
		int version = this.jdbc.queryForObject("show server_version_num", Integer.class);
		assumeThat(version).as("NULLS NOT DISTINCT came with PostgreSQL 15").isGreaterThanOrEqualTo(150000);
		run((op) -> {
			op.createTable("t", column("a", integer()));
			op.createIndex(index("ix_1").on("t", "a").unique().nullsNotDistinct());
		});
	}

	@Test
	void indexesAndSequencesAreAccepted() {
		run((op) -> {
			op.createTable("t", column("a", integer()), column("b", varchar(9)));
			op.createIndex(index("ix_1").on("t", "a").unique().include("b").where("a > 5"));
			op.createIndex(index("ix_2").on("t").elements(element("b").operatorClass("text_pattern_ops").desc()));
			op.ifNotExists().createIndex(index("ix_3").on("t").expression("lower(b)").concurrently());
			op.ifNotExists().createIndex(index("ix_3").on("t").expression("lower(b)"));
			op.dropIndex(index("ix_3").on("t", "b").concurrently());
			op.createSequence(sequence("s").startWith(7).incrementBy(50));
		});
		assertThat(this.jdbc.queryForList("select nextval('s') from generate_series(1, 2)", Long.class))
			.containsExactly(7L, 57L);
	}

	@Test
	void momentIsTheSameInEveryZone() {
		java.time.Instant moment = java.time.Instant.parse("2026-11-22T18:45:52.919Z");
		run((op) -> {
			op.execute("alter role current_user set timezone = 'Asia/Tokyo'");
			op.createTable("t", column("c", timestampWithTimeZone()));
			op.bulkInsert("t", List.of(java.util.Map.of("c", moment)));
		});
		this.jdbc.execute("alter role current_user reset timezone");
		assertThat(this.jdbc.queryForObject("select c from t", java.time.OffsetDateTime.class).toInstant())
			.isEqualTo(moment);
	}

	@Test
	void isDetected() throws SQLException {
		try (Connection connection = this.database.dataSource().getConnection()) {
			assertThat(KnownDialects.OURS.detect(connection)).isSameAs(Dialects.named("PostgreSQL"));
		}
	}

}
