package dev.migrate;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import javax.sql.DataSource;

import dev.migrate.autogenerate.AutogenerateLevel;
import dev.migrate.autogenerate.AutogenerateSettings;
import dev.migrate.autogenerate.Renames;
import dev.migrate.autogenerate.SchemaDifferences;
import dev.migrate.autogenerate.WantedSchema;
import dev.migrate.connect.DatabaseFailedException;
import dev.migrate.connect.NotPermittedException;
import dev.migrate.contract.CodeScript;
import dev.migrate.operation.OperationDescriber;
import dev.migrate.operation.Operations;
import dev.migrate.revision.RevisionNode;
import dev.migrate.schema.Schema;
import dev.migrate.script.Script;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static dev.migrate.schema.Definitions.check;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.foreignKey;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.unique;
import static dev.migrate.schema.Definitions.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Comparisons by a user who sees less than there is, and of tables that somebody holds:
 * nothing is proposed that comes of not having seen.
 */
class ComparisonRefusedTests {

	private static final AutogenerateSettings SETTINGS = new AutogenerateSettings(false, AutogenerateLevel.FULL,
			Renames.NONE, List.of(), List.of(), List.of(), null);

	private static final Script SCRIPT = new CodeScript(RevisionNode.of("aa00"), ComparisonRefusedTests::create);

	private static void create(Operations op) {
		op.createTable("t", column("a", integer()).primaryKey(), column("b", integer()).notNull(),
				unique("b").named("uq_t_b"), check("b > 0").named("ck_t_b"));
		op.createTable("u", column("a", integer()).primaryKey(), column("t_a", integer()),
				foreignKey("fk_u_t").columns("t_a").references("t", "a"));
		op.createIndex("ix_u_t_a", "u", "t_a", "a");
		op.createView(view("v").as("select a, b from t"));
	}

	private static MigratorBuilder migrator(DataSource dataSource) {
		return Migrator.builder(dataSource).locations().scriptSource(() -> List.of(SCRIPT));
	}

	private static List<String> lines(Migrator migrator, Schema wanted) {
		SchemaDifferences differences = migrator.autogenerate(SETTINGS)
			.compare(List.of((database) -> WantedSchema.of("entities", wanted)));
		return differences.changes().stream().map((change) -> OperationDescriber.describe(change.operation())).toList();
	}

	private static void readBySomebodyElse(TestDatabaseServer server, String url, List<String> before,
			List<String> after, Reading reading) {
		try (TestDatabase database = server.create()) {
			JdbcTemplate administrator = new JdbcTemplate(database.dataSource());
			Migrator migrator = migrator(database.dataSource()).build();
			migrator.upgrade("head");
			Schema wanted = migrator.schema();
			assertThat(lines(migrator, wanted)).isEmpty();
			try {
				before.forEach(administrator::execute);
				reading.read(
						migrator(new DriverManagerDataSource(database.url().replaceAll(url, ""), "a_reader", "Secret1"))
							.build(),
						wanted, administrator);
			}
			finally {
				after.forEach(administrator::execute);
			}
		}
	}

	private static void seesAll(Migrator reader, Schema wanted, JdbcTemplate administrator) {
		assertThat(lines(reader, wanted)).isEmpty();
	}

	@Test
	void whoMayReadOnPostgresqlSeesAll() {
		readBySomebodyElse(TestDatabases.postgresql(), "$",
				List.of("create role a_reader login password 'Secret1'", "grant usage on schema public to a_reader",
						"grant select on all tables in schema public to a_reader"),
				List.of("drop owned by a_reader", "drop role a_reader"), ComparisonRefusedTests::seesAll);
	}

	@Test
	void whoMayReadOnMariaDbSeesAll() {
		readBySomebodyElse(TestDatabases.mariadb(), "$",
				List.of("create or replace user a_reader identified by 'Secret1'",
						"create or replace user a_reader@localhost identified by 'Secret1'",
						"grant select, show view on * to a_reader",
						"grant select, show view on * to a_reader@localhost"),
				List.of("drop user a_reader, a_reader@localhost"), ComparisonRefusedTests::seesAll);
	}

	@Test
	void whoMayReadOnH2SeesAll() {
		readBySomebodyElse(TestDatabases.h2(), ";.*",
				List.of("create user \"a_reader\" password 'Secret1'", "grant select on schema public to \"a_reader\""),
				List.of(), ComparisonRefusedTests::seesAll);
	}

	@ParameterizedTest
	@ValueSource(strings = { "select", "all" })
	void whoDoesNotOwnTheSchemaOfHsqldbIsToldWhatToGrant(String right) {
		readBySomebodyElse(TestDatabases.hsqldb(), "$",
				List.of("create user \"a_reader\" password 'Secret1'", "grant " + right + " on t to \"a_reader\"",
						"grant " + right + " on u to \"a_reader\"", "grant select on migrate_version to \"a_reader\""),
				List.of(), (reader, wanted, administrator) -> {
					assertThatExceptionOfType(NotPermittedException.class).isThrownBy(() -> lines(reader, wanted))
						.withMessageContaining("The database user 'a_reader' may not see all that is in the schema "
								+ "'public', such as constraints")
						.satisfies((ex) -> assertThat(ex.action()).contains("`grant \"DBA\" to \"a_reader\"`"))
						.satisfies((ex) -> administrator
							.execute(ex.advice().toString().replaceAll("(?s).*?`(.*)`.*", "$1")));
					assertThat(lines(reader, wanted)).isEmpty();
				});
	}

	@Test
	void tableThatSomebodyHoldsOnPostgresqlIsNotWaitedForWithoutEnd() throws SQLException {
		heldBySomebodyElse(TestDatabases.postgresql(), "select 1", List.of("lock table t in access exclusive mode"),
				List.of("rollback"), "when it was asked: with t as", "transaction with a lock on t");
	}

	@Test
	void sequenceThatSomebodyHoldsOnMariaDbIsNotWaitedForWithoutEnd() throws SQLException {
		heldBySomebodyElse(TestDatabases.mariadb(), "create sequence held", List.of("lock tables held write"),
				List.of("unlock tables"), "when it was asked: select 0 as position, start_value", ".held");
	}

	private static void heldBySomebodyElse(TestDatabaseServer server, String before, List<String> holding,
			List<String> releasing, String... said) throws SQLException {
		try (TestDatabase database = server.create();
				Connection other = database.dataSource().getConnection();
				Statement holder = other.createStatement()) {
			holder.execute(before);
			Migrator migrator = migrator(database.dataSource()).statementLockTimeout(Duration.ofSeconds(1)).build();
			migrator.upgrade("head");
			Schema wanted = migrator.schema();
			other.setAutoCommit(false);
			for (String statement : holding) {
				holder.execute(statement);
			}
			assertThatExceptionOfType(DatabaseFailedException.class).isThrownBy(() -> lines(migrator, wanted))
				.withMessageContaining("another session holds a lock: ")
				.withMessageContainingAll(said)
				.satisfies((ex) -> assertThat(ex.action()).contains("Let the session in the way end",
						"statementLockTimeout"));
			assertThatExceptionOfType(DatabaseFailedException.class).isThrownBy(migrator::schema);
			for (String statement : releasing) {
				holder.execute(statement);
			}
			assertThat(lines(migrator, wanted)).isEmpty();
		}
	}

	/**
	 * The server leaves a table out of its catalog while another session makes or changes
	 * it, and only warns.
	 */
	@Test
	void tableThatMariaDbPassesOverIsNotTakenForMissing() throws Exception {
		try (TestDatabase database = TestDatabases.mariadb().create();
				Connection gate = database.dataSource().getConnection();
				Connection other = database.dataSource().getConnection();
				Statement holder = gate.createStatement()) {
			Migrator migrator = migrator(database.dataSource()).statementLockTimeout(Duration.ofSeconds(1)).build();
			migrator.upgrade("head");
			Schema wanted = migrator.schema();
			holder.execute("do get_lock('compared', 0)");
			CompletableFuture<Void> making = CompletableFuture
				.runAsync(() -> new JdbcTemplate(new SingleConnectionDataSource(other, true))
					.execute("create table made as select get_lock('compared', 600) as g"));
			try {
				JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
				while (jdbc
					.queryForList("select 1 from information_schema.processlist where state = 'User lock' and "
							+ "db = database()")
					.isEmpty() && !making.isDone()) {
					Thread.onSpinWait();
				}
				assertThatExceptionOfType(DatabaseFailedException.class).isThrownBy(() -> lines(migrator, wanted))
					.withMessageContaining("another session holds a lock: ");
			}
			finally {
				holder.execute("do release_lock('compared')");
				making.join();
			}
			assertThat(lines(migrator, wanted)).isEmpty();
		}
	}

	/**
	 * What is tried by somebody else.
	 */
	private interface Reading {

		void read(Migrator reader, Schema wanted, JdbcTemplate administrator);

	}

}
