package dev.migrate.start;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.migrate.Migrator;
import dev.migrate.operation.Operations;
import dev.migrate.plan.MigrationPlan;
import dev.migrate.script.Migration;
import dev.migrate.script.MigrationBeans;
import dev.migrate.script.Revision;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;

import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.trigger;
import static dev.migrate.schema.Definitions.varchar;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A plan shows the SQL of all its operations where there is a database, and says of what
 * it cannot that it is decided when it runs.
 */
class PreviewTests {

	private static final String LATER = "decided when it runs";

	@Test
	void columnOfMariaDbIsRestatedFromWhatIsThere() {
		assertThat(preview(TestDatabases.mariadb(), "create table t (a varchar(9) default 'x' comment 'why', b int)",
				(op) -> {
					op.alterColumn("t", "a", (a) -> a.notNull());
					op.alterColumn("t", "a", (a) -> a.to(varchar(20)));
					op.renameColumn("t", "a", "c");
					op.alterColumn("t", "c", (c) -> c.nullable());
					op.addColumn("t", column("d", integer()).notNull());
					op.alterColumn("t", "d", (d) -> d.comment("new"));
				}))
			.containsExactly("ALTER TABLE t MODIFY COLUMN a varchar(9) NOT NULL DEFAULT 'x' COMMENT 'why'",
					"ALTER TABLE t MODIFY COLUMN a VARCHAR(20) NOT NULL DEFAULT 'x' COMMENT 'why'",
					"ALTER TABLE t RENAME COLUMN a TO c",
					"ALTER TABLE t MODIFY COLUMN c VARCHAR(20) DEFAULT 'x' COMMENT 'why'",
					"ALTER TABLE t ADD COLUMN d INTEGER NOT NULL",
					"ALTER TABLE t MODIFY COLUMN d INTEGER NOT NULL COMMENT 'new'");
	}

	@Test
	void rebuildOfSqliteIsShown() {
		assertThat(preview(TestDatabases.sqlite(), "create table t (a text default 'x', b int check (b > 0))", (op) -> {
			op.alterColumn("t", "a", (a) -> a.notNull());
			op.createTable("u", column("id", integer()).primaryKey());
			op.alterColumn("u", "id", (id) -> id.comment("why"));
		})).containsExactly("CREATE TABLE _migrate_tmp_t (\n\ta text default 'x' NOT NULL,\n\tb int check (b > 0)\n)",
				"INSERT INTO _migrate_tmp_t (rowid, a, b) SELECT rowid, a, b FROM t", "DROP TABLE t",
				"PRAGMA legacy_alter_table = ON", "ALTER TABLE _migrate_tmp_t RENAME TO t",
				"PRAGMA legacy_alter_table = OFF", "CREATE TABLE u (\n\tid INTEGER NOT NULL,\n\tPRIMARY KEY (id)\n)",
				"CREATE TABLE _migrate_tmp_u (\n\tid INTEGER NOT NULL /* why */,\n\tPRIMARY KEY (id)\n)",
				"INSERT INTO _migrate_tmp_u (id) SELECT id FROM u", "DROP TABLE u", "PRAGMA legacy_alter_table = ON",
				"ALTER TABLE _migrate_tmp_u RENAME TO u", "PRAGMA legacy_alter_table = OFF");
	}

	@Test
	void textThatTouchesTheTableLeavesItToTheRun() {
		assertThat(preview(TestDatabases.sqlite(), "create table t (a text); create table u (a text)", (op) -> {
			op.execute("insert into t values ('x')");
			op.execute("alter table T add column b int");
			op.alterColumn("t", "a", (a) -> a.notNull());
			op.alterColumn("u", "a", (a) -> a.notNull());
		})).startsWith("insert into t values ('x')", "alter table T add column b int", LATER)
			.contains("CREATE TABLE _migrate_tmp_u (\n\ta text NOT NULL\n)");
	}

	@Test
	void whatIsDroppedIsShownWhateverWasChangedBefore() {
		assertThat(preview(TestDatabases.sqlite(), "create table t (a text)", (op) -> {
			op.addColumn("t", column("b", integer()));
			op.dropTrigger(trigger("x").as("after insert on t insert into t (a) values (1)"));
			op.dropView("v");
		})).doesNotContain(LATER).endsWith("DROP VIEW v");
		assertThat(preview(TestDatabases.hsqldb(), "create table t (a int)", (op) -> {
			op.addColumn("t", column("b", integer()));
			op.dropTrigger(trigger("x").as("after insert on t insert into t (a) values (1)"));
			op.replaceTrigger(trigger("y").as("after insert on t insert into t (a) values (1)"));
		})).doesNotContain(LATER);
	}

	@Test
	void textMayNameTheTableInAnotherWay() {
		assertThat(preview(TestDatabases.sqlite(), "create table t (a text)", (op) -> {
			op.execute("alter table main.T add column b int");
			op.alterColumn("t", "a", (a) -> a.notNull());
		})).containsExactly("alter table main.T add column b int", LATER);
	}

	@Test
	void whatOnlyMariaDbKnowsOfAColumnIsNotLost() {
		assertThat(preview(TestDatabases.mariadb(), "create table t (a int check (a > 0), b int)", (op) -> {
			op.addColumn("t", column("c", integer()));
			op.alterColumn("t", "a", (a) -> a.notNull());
			op.alterColumn("t", "b", (b) -> b.notNull());
		})).containsExactly("ALTER TABLE t ADD COLUMN c INTEGER", LATER,
				"ALTER TABLE t MODIFY COLUMN b INTEGER NOT NULL");
	}

	@Test
	void textThatNobodyCanTellLeavesAllToTheRun() {
		assertThat(preview(TestDatabases.sqlite(), "create table t (a text)", (op) -> {
			op.execute("analyze");
			op.alterColumn("t", "a", (a) -> a.nullable());
			op.execute("reindex t");
			op.alterColumn("t", "a", (a) -> a.notNull());
			op.createTable("t2", column("a", integer()));
		})).endsWith("reindex t", LATER, "CREATE TABLE t2 (\n\ta INTEGER\n)")
			.contains("CREATE TABLE _migrate_tmp_t (\n\ta text\n)");
	}

	@Test
	void codeThatReadsDataEndsItsRevisionAndLeavesTheRestToTheRun() {
		assertThat(preview(TestDatabases.sqlite(), "create table t (a text)", List.of((op) -> {
			op.addColumn("t", column("b", integer()));
			op.jdbc().sql("select a from t").query().listOfRows();
			op.dropTable("t");
		}, (op) -> op.alterColumn("t", "a", (a) -> a.notNull())))).containsExactly("ALTER TABLE t ADD COLUMN b INTEGER",
				LATER, LATER);
	}

	@Test
	void previewChangesNothing() {
		try (TestDatabase database = TestDatabases.sqlite().create()) {
			JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
			jdbc.execute("create table t (a text)");
			preview(database, List.of((op) -> op.alterColumn("t", "a", (a) -> a.notNull())));
			assertThat(jdbc.queryForList("select sql from sqlite_master", String.class))
				.containsExactly("CREATE TABLE t (a text)");
		}
	}

	private static List<String> preview(TestDatabaseServer server, String before, Consumer<Operations> first) {
		return preview(server, before, List.of(first));
	}

	private static List<String> preview(TestDatabaseServer server, String before,
			List<Consumer<Operations>> revisions) {
		try (TestDatabase database = server.create()) {
			JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
			for (String sql : before.split("; ")) {
				jdbc.execute(sql);
			}
			return preview(database, revisions);
		}
	}

	private static List<String> preview(TestDatabase database, List<Consumer<Operations>> revisions) {
		MigrationBeans beans = new MigrationBeans().add(new First(revisions.get(0)));
		if (revisions.size() > 1) {
			beans.add(new Second(revisions.get(1)));
		}
		Migrator migrator = Migrator.builder(database.dataSource()).locations(List.of()).scriptSource(beans).build();
		MigrationPlan plan = migrator.planUpgrade("heads");
		List<String> shown = new ArrayList<>();
		migrator.preview(plan).forEach((operations) -> operations.forEach((operation) -> {
			shown.addAll(operation.decidedWhenItRuns() ? List.of(LATER) : operation.sql());
		}));
		return shown;
	}

	@Revision(id = "aaaa")
	static final class First implements Migration {

		private final Consumer<Operations> upgrade;

		First(Consumer<Operations> upgrade) {
			this.upgrade = upgrade;
		}

		@Override
		public void upgrade(Operations op) {
			this.upgrade.accept(op);
		}

	}

	@Revision(id = "bbbb", downRevision = "aaaa")
	static final class Second implements Migration {

		private final Consumer<Operations> upgrade;

		Second(Consumer<Operations> upgrade) {
			this.upgrade = upgrade;
		}

		@Override
		public void upgrade(Operations op) {
			this.upgrade.accept(op);
		}

	}

}
