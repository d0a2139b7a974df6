package dev.migrate;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.execute.RevisionFailedException;
import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;
import dev.migrate.script.MigrationBeans;
import dev.migrate.script.Revision;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static dev.migrate.schema.Definitions.index;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is in the way of an index that is to be built concurrently.
 */
class PostgresqlInvalidIndexTests extends DatabaseTests {

	private static final String BUILDS = """
			-- revision: a001
			-- upgrade
			create unique index concurrently %s on "Things" (id);
			""";

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.postgresql();
	}

	@BeforeEach
	void createTable() {
		jdbc().execute("create table \"Things\" (id integer, name text)");
		jdbc().execute("insert into \"Things\" values (1, 'a'), (1, 'b')");
	}

	@Test
	void fileBuildsIndexAgainThatIsInvalid() {
		leaveInvalid("ix_things");
		file("a001.sql", BUILDS.formatted("IX_Things"));
		baselined().build().run();
		assertThat(isValid("ix_things")).isTrue();
	}

	@Test
	void conditionalStatementBuildsIndexAgainThatIsInvalid() {
		leaveInvalid("ix_things");
		file("a001.sql", BUILDS.formatted("if not exists \"ix_things\""));
		baselined().build().run();
		assertThat(isValid("ix_things")).isTrue();
	}

	@Test
	void operationBuildsIndexAgainThatIsInvalid() {
		leaveInvalid("Ix things");
		run(new Operation());
		assertThat(isValid("Ix things")).isTrue();
	}

	@Test
	void executedTextBuildsIndexAgainThatIsInvalid() {
		leaveInvalid("ix_things");
		run(new Text());
		assertThat(isValid("ix_things")).isTrue();
	}

	/**
	 * The statement that fails over the rows can be run again when they are right.
	 */
	@Test
	void revisionThatLeftIndexRunsAgain() {
		file("a001.sql", BUILDS.formatted("ix_things"));
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> baselined().build().run());
		assertThat(isValid("ix_things")).isFalse();
		jdbc().execute("delete from \"Things\" where name = 'b'");
		migrator().build().run();
		assertThat(isValid("ix_things")).isTrue();
		assertThat(migrator().build().current()).containsExactly("a001");
	}

	/**
	 * The journal knows that the statement began; that it has not ended, the index tells.
	 */
	@Test
	void indexOfRevisionThatWasKilledIsBuiltAgain() throws Exception {
		jdbc().execute("delete from \"Things\" where name = 'b'");
		file("a001.sql", BUILDS.formatted("ix_things"));
		CompletableFuture<MigrationResult> run;
		try (Connection writer = dataSource().getConnection()) {
			writer.setAutoCommit(false);
			new JdbcTemplate(new SingleConnectionDataSource(writer, true))
				.execute("insert into \"Things\" values (3, 'c')");
			run = CompletableFuture.supplyAsync(() -> baselined().build().run());
			awaitBuild();
			jdbc().queryForList("select pg_terminate_backend(pid) from pg_stat_progress_create_index");
			assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> run.get(60, TimeUnit.SECONDS))
				.withCauseInstanceOf(RevisionFailedException.class);
			writer.commit();
		}
		assertThat(isValid("ix_things")).isFalse();
		migrator().build().run();
		assertThat(isValid("ix_things")).isTrue();
		assertThat(migrator().build().current()).containsExactly("a001");
	}

	private void awaitBuild() {
		while (jdbc().queryForList("select 1 from pg_stat_progress_create_index where index_relid <> 0").isEmpty()
				|| jdbc().queryForList("select 1 from pg_class where relname = 'ix_things'").isEmpty()) {
			Thread.onSpinWait();
		}
	}

	@Test
	void otherIndexIsRefusedAndStays() {
		jdbc().execute("create index ix_things on \"Things\" (name)");
		file("a001.sql", BUILDS.formatted("ix_things"));
		for (int i = 0; i < 2; i++) {
			assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> baselined().build().run())
				.withMessageContaining("Index 'public.ix_things' is there already: "
						+ "CREATE INDEX ix_things ON public.\"Things\" USING btree (name)")
				.withMessageContaining("[42P07]")
				.withMessageContaining("at statement 1 (a001.sql:3, ")
				.withMessageContaining("It was rolled back");
		}
		assertThat(isValid("ix_things")).isTrue();
		assertThat(migrator().build().current()).isEmpty();
	}

	@Test
	void invalidIndexOfOtherTableStays() {
		leaveInvalid("ix_others");
		jdbc().execute("create table others (id integer)");
		file("a001.sql", """
				-- revision: a001
				-- upgrade
				create index concurrently ix_others on others (id);
				""");
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> baselined().build().run())
			.withMessageContaining("Index 'public.ix_others' is there already, on another table: CREATE UNIQUE INDEX");
		assertThat(isValid("ix_others")).isFalse();
	}

	@Test
	void indexOfOtherSchemaIsNotLookedAt() {
		jdbc().execute("create schema side");
		jdbc().execute("create table side.things (id integer)");
		jdbc().execute("create index ix_things on side.things (id)");
		jdbc().execute("delete from \"Things\" where name = 'b'");
		file("a001.sql", BUILDS.formatted("ix_things"));
		baselined().build().run();
		assertThat(isValid("ix_things")).isTrue();
	}

	/**
	 * Who may not see what other sessions do sees their locks.
	 */
	@Test
	void indexThatAnotherSessionBuildsIsLeftToIt() throws Exception {
		jdbc().execute("delete from \"Things\" where name = 'b'");
		file("a001.sql", BUILDS.formatted("ix_things"));
		String role = "builds_nothing_" + Long.toHexString(System.nanoTime());
		jdbc().execute("create role " + role);
		jdbc().execute("grant create on schema public to " + role);
		CompletableFuture<Void> build;
		try (Connection writer = dataSource().getConnection()) {
			writer.setAutoCommit(false);
			new JdbcTemplate(new SingleConnectionDataSource(writer, true))
				.execute("insert into \"Things\" values (3, 'c')");
			build = CompletableFuture
				.runAsync(() -> jdbc().execute("create unique index concurrently ix_things on \"Things\" (id)"));
			awaitBuild();
			assertRefused(baselined());
			assertRefused(builderOfFiles(new DelegatingDataSource(dataSource()) {

				@Override
				public Connection getConnection() {
					return as(role);
				}

			}).baseline("base").versionTable("role_version").historyTable("role_history"));
			writer.rollback();
		}
		build.get(60, TimeUnit.SECONDS);
		assertThat(isValid("ix_things")).isTrue();
		jdbc().execute("drop owned by " + role);
		jdbc().execute("drop role " + role);
	}

	private static void assertRefused(MigratorBuilder migrator) {
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> migrator.build().run())
			.withMessageContaining("Index 'public.ix_things' is being built by another session, pid ")
			.withMessageContaining("[55006]")
			.withMessageContaining("It was rolled back");
	}

	private Connection as(String role) {
		try {
			Connection connection = dataSource().getConnection();
			new JdbcTemplate(new SingleConnectionDataSource(connection, true)).execute("set role " + role);
			return connection;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void leaveInvalid(String name) {
		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> jdbc().execute("create unique index concurrently \"" + name + "\" on \"Things\" (id)"));
		jdbc().execute("delete from \"Things\" where name = 'b'");
		assertThat(isValid(name)).isFalse();
	}

	private boolean isValid(String index) {
		return jdbc().queryForObject("select indisvalid from pg_index where indexrelid = ?::regclass", Boolean.class,
				"public.\"" + index + "\"");
	}

	private MigratorBuilder baselined() {
		return migrator().baseline("base");
	}

	private void run(Migration migration) {
		builder(dataSource()).locations(List.of())
			.scriptSource(new MigrationBeans().add(migration))
			.baseline("base")
			.build()
			.run();
	}

	@Revision(id = "b001")
	static class Operation implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.createIndex(index("Ix things").on("Things", "id").unique().concurrently());
		}

	}

	@Revision(id = "b001")
	static class Text implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.autocommit(() -> op.execute("create unique index concurrently ix_things on public.\"Things\" (id)"));
		}

	}

}
