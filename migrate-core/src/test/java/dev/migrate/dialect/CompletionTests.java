package dev.migrate.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.migrate.connect.Dialects;
import dev.migrate.contract.LiveRevision;
import dev.migrate.operation.BatchOptions;
import dev.migrate.operation.BatchOptions.Recreate;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operations;
import dev.migrate.operation.Recording;
import dev.migrate.schema.Identity;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.varchar;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is completed has all that its statements depend on: they are made when the
 * connection is closed, and are the same each time.
 */
class CompletionTests {

	@TestFactory
	Stream<DynamicTest> statementsAreMadeWithoutTheDatabase() {
		return Stream.of(
				test("h2", TestDatabases.h2(),
						(op) -> op.batchAlterTable("t", BatchOptions.DEFAULT.columnOrder("b", "a"),
								(t) -> t.addColumn(column("c", integer()))),
						"ALTER TABLE t ADD COLUMN c INTEGER", "DROP TABLE IF EXISTS _migrate_rebuild",
						"CREATE TABLE _migrate_rebuild (", "INSERT INTO _migrate_rebuild (id, b, a)"),
				test("hsqldb", TestDatabases.hsqldb(),
						(op) -> op.batchAlterTable("t", BatchOptions.DEFAULT.columnOrder("b", "a"),
								(t) -> t.addColumn(column("c", integer()))),
						"ALTER TABLE t ADD COLUMN c INTEGER", "DROP TABLE IF EXISTS \"_migrate_rebuild\"",
						"CREATE TABLE \"_migrate_rebuild\" (", "INSERT INTO \"_migrate_rebuild\" (id, b, a)"),
				test("sqlite", TestDatabases.sqlite(), (op) -> op.alterColumn("t", "a", (a) -> a.notNull()),
						"CREATE TABLE _migrate_tmp_t (",
						"INSERT INTO _migrate_tmp_t (rowid, id, a, b) SELECT rowid, id, a, b FROM t", "DROP TABLE t",
						"PRAGMA legacy_alter_table = ON", "ALTER TABLE _migrate_tmp_t RENAME TO t"),
				test("mariadb", TestDatabases.mariadb(), (op) -> op.alterColumn("t", "a", (a) -> a.comment("it's\\")),
						"ALTER TABLE t MODIFY COLUMN a varchar(9) DEFAULT 'x' COMMENT 'it''s\\\\'"),
				test("mariadb", TestDatabases.mariadb(),
						(op) -> op.batchAlterTable("t", BatchOptions.DEFAULT.columnOrder("b", "a"), (t) -> {
						}), "ALTER TABLE t MODIFY COLUMN b int(11) AFTER id",
						"ALTER TABLE t MODIFY COLUMN a varchar(9) DEFAULT 'x' AFTER b"),
				test("postgresql", TestDatabases.postgresql(),
						(op) -> op.alterColumn("t", "id", (id) -> id.identity(Identity.always())),
						"ALTER TABLE t ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY",
						"SELECT pg_catalog.setval(pg_catalog.pg_get_serial_sequence('t', 'id'), max(id)) FROM t HAVING max(id) >= 1"),
				test("postgresql", TestDatabases.postgresql(),
						(op) -> op.batchAlterTable("t", BatchOptions.of(Recreate.ALWAYS).columnOrder("b", "a"), (t) -> {
						}), "LOCK TABLE t IN ACCESS EXCLUSIVE MODE", "CREATE TABLE _migrate_rebuild (",
						"INSERT INTO _migrate_rebuild (id, b, a)", "DROP TABLE t"));
	}

	private static DynamicTest test(String name, TestDatabaseServer server, Consumer<Operations> revision,
			String... statements) {
		return DynamicTest.dynamicTest(name, () -> {
			Dialect dialect = Dialects.named(name);
			List<Completed> completed = new ArrayList<>();
			try (TestDatabase database = server.create()) {
				JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
				LiveRevision.run(dialect, jdbc, (op) -> op.createTable("t", column("id", integer()).notNull(),
						column("a", varchar(9)).defaultValue("x"), column("b", integer())));
				SingleConnectionDataSource connection = new SingleConnectionDataSource(
						database.dataSource().getConnection(), true);
				LiveDatabase live = LiveDatabase.of(new JdbcTemplate(connection));
				Operation operation = Recording.of(name, revision).entries().get(0).operation();
				dialect.changes(operation).forEach((change) -> completed.add(dialect.complete(change, live)));
				connection.destroy();
			}
			assertThat(texts(completed)).hasSizeGreaterThanOrEqualTo(statements.length).isEqualTo(texts(completed));
			for (int i = 0; i < statements.length; i++) {
				assertThat(texts(completed).get(i)).startsWith(statements[i]);
			}
		});
	}

	private static List<String> texts(List<Completed> completed) {
		List<String> texts = new ArrayList<>();
		completed.forEach((part) -> part.statements().forEach((statement) -> texts.add(statement.text())));
		return texts;
	}

}
