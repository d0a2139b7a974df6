package dev.migrate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.migrate.error.MigrateException;
import dev.migrate.execute.RevisionFailedException;
import dev.migrate.operation.Backfill;
import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;
import dev.migrate.script.MigrationBeans;
import dev.migrate.script.Revision;
import dev.migrate.start.PlannedOperation;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * One secret in every place in which a person can put one: it is in nothing that is said,
 * wherever that is read.
 */
class CanaryTests {

	private static final String CANARY = "canary7f3a";

	/** Statements that fail, most of them on every database. */
	private static final List<String> FAILING = List.of("insert into one values ('canary7f3a')",
			"insert into one values ('it''s canary7f3a'), ('it''s canary7f3a')",
			"insert into none values ('canary7f3a')", "insert into none values ('a\\'canary7f3a')",
			"insert into none values ('a\\\\', 'canary7f3a')",
			"insert into none values (N'canary7f3a', U&'canary7f3a')", "insert into none values ($$it's canary7f3a$$)",
			"insert into none values ($tag$canary7f3a$tag$)", "insert into none values (E'it\\'s canary7f3a')",
			"insert into none values (q'[it's canary7f3a]')",
			"-- it's a comment, canary7f3a\ninsert into none values ('canary7f3a')",
			"/* it's canary7f3a */ insert into none values ('canary7f3a')", "insert into one values (1 'canary7f3a' 2)",
			"# it's\ninsert into none values ('canary7f3a')", "insert into none values (X'canary7f3a')",
			"insert into one values ('canary7f3a and a good deal more than there is room for in it')",
			"create user nobody at nowhere identified by 'canary7f3a' canary7f3a",
			"alter user nobody_at_all password 'canary7f3a' or",
			"insert into none select cast('canary7f3a' as integer)",
			"insert into one select cast('canary7f3a' as date)", "update one set id = cast('canary7f3a' as integer)",
			"insert into ${table} values ('${secret}')", "insert into one values (${bare})",
			"insert into ${secret} values (1)", "update ${secret}.one set id = 'x'",
			"insert into child values ('canary7f3a')", "alter table one add constraint ck check (id <> 'canary7f3a')");

	private static final Map<String, String> PLACEHOLDERS = Map.of("table", "none", "secret", CANARY, "bare",
			CANARY + " " + CANARY);

	@TempDir
	private Path files;

	private int count;

	@TestFactory
	Stream<DynamicTest> secretIsNowhere() {
		return Stream
			.of(TestDatabases.h2(), TestDatabases.sqlite(), TestDatabases.hsqldb(), TestDatabases.postgresql(),
					TestDatabases.mariadb(), TestDatabases.mysql())
			.map((server) -> DynamicTest.dynamicTest(server.toString(), () -> secretIsNowhere(server)));
	}

	private void secretIsNowhere(TestDatabaseServer server) {
		List<String> said = new ArrayList<>();
		Set<String> failed = new LinkedHashSet<>();
		for (String sql : statements(server)) {
			try (TestDatabase database = server.create()) {
				List<String> words = fails(database, sql, failed);
				assertThat(words).as(sql).allSatisfy((text) -> assertThat(text).doesNotContainIgnoringCase(CANARY));
				said.addAll(words);
			}
		}
		assertThat(said).anyMatch((text) -> text.startsWith("log: ") && text.contains("Applied upgrade a001"))
			.anyMatch((text) -> text.contains("goes on where an earlier run stopped")
					|| text.contains("It was rolled back"))
			.anyMatch((text) -> text.contains("insert into none values ('…')"))
			.anyMatch((text) -> text.contains("insert into ${secret} values"));
		assertThat(failed).hasSizeGreaterThan(FAILING.size() / 2);
		for (Migration code : List.of(new InCode(), new InRows(), new InKeys(), new InJdbc())) {
			try (TestDatabase database = server.create()) {
				codeFails(database.dataSource(), code);
				passwordIsWrong(database);
			}
		}
	}

	private static List<String> statements(TestDatabaseServer server) {
		List<String> statements = new ArrayList<>(FAILING);
		if (server == TestDatabases.mariadb() || server == TestDatabases.mysql() || server == TestDatabases.sqlite()) {
			statements.add("insert into one values (\"canary7f3a\"), (\"canary7f3a\")");
			statements.add("insert into none values (\"it's \\\"canary7f3a\")");
		}
		return statements;
	}

	private List<String> fails(TestDatabase database, String sql, Set<String> failed) {
		Path location = this.files.resolve(String.valueOf(this.count++));
		write(location, "a001", "none",
				"create table one (id varchar(30) primary key);\n"
						+ "create table child (id varchar(30), foreign key (id) references one (id));\n"
						+ "insert into one values ('" + CANARY + "');");
		write(location, "a002", "a001", "create table two (id integer);\n" + sql + ";");
		Migrator migrator = Migrator.builder(database.dataSource())
			.locations("file:" + location)
			.placeholders(PLACEHOLDERS)
			.build();
		List<String> said = new ArrayList<>();
		if (run(migrator, said) != null) {
			failed.add(sql);
		}
		said.addAll(migrator.describe("a001"));
		said.addAll(attempt(() -> migrator.describe("a002")));
		attempt(() -> migrator.preview(migrator.planUpgrade("heads"))).stream()
			.flatMap(List::stream)
			.map(PlannedOperation::description)
			.forEach(said::add);
		said.add(String.valueOf(migrator.status()));
		said.add(migrator.history().toString());
		said.addAll(rowsOf(database.dataSource(), "migrate_history"));
		said.addAll(excerptsOf(database.dataSource()));
		// What goes on behind a failure has messages of its own
		run(migrator, said);
		return said;
	}

	/**
	 * A revision that cannot be split is described by its failure.
	 */
	private static <T> List<T> attempt(Supplier<List<T>> call) {
		try {
			return call.get();
		}
		catch (MigrateException ex) {
			assertThat(ex.getMessage()).doesNotContainIgnoringCase(CANARY);
			return List.of();
		}
	}

	private static Throwable run(Migrator migrator, List<String> said) {
		PrintStream out = System.out;
		ByteArrayOutputStream log = new ByteArrayOutputStream();
		System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
		Throwable failure;
		try {
			failure = catchThrowable(migrator::run);
		}
		finally {
			System.setOut(out);
		}
		// Drivers have logs of their own
		log.toString(StandardCharsets.UTF_8)
			.lines()
			.filter((line) -> !line.contains(" o.m.jdbc."))
			.forEach((line) -> said.add("log: " + line));
		if (failure != null) {
			said.add(failure.toString());
		}
		if (failure instanceof MigrateException ours) {
			said.add(ours.description() + ours.action() + ours.advice());
		}
		if (failure instanceof RevisionFailedException revision) {
			said.add(revision.details().toString());
		}
		return failure;
	}

	private static void codeFails(DataSource dataSource, Migration code) {
		MigrationBeans beans = new MigrationBeans();
		beans.add(code);
		Migrator migrator = Migrator.builder(dataSource).locations(List.of()).scriptSource(beans).build();
		List<String> said = new ArrayList<>();
		assertThat(run(migrator, said)).isInstanceOf(RevisionFailedException.class);
		said.addAll(migrator.describe("c001"));
		said.add(migrator.status() + " " + migrator.history());
		said.addAll(rowsOf(dataSource, "migrate_history"));
		said.addAll(excerptsOf(dataSource));
		assertThat(run(migrator, said)).isInstanceOf(RevisionFailedException.class);
		assertThat(said).as(code.getClass().getSimpleName())
			.allSatisfy((text) -> assertThat(text).doesNotContainIgnoringCase(CANARY));
	}

	private static void passwordIsWrong(TestDatabase database) {
		DataSource wrong = new DriverManagerDataSource(database.url(), "nobody_here", CANARY);
		List<String> said = new ArrayList<>();
		run(Migrator.builder(wrong).locations(List.of()).scriptSource(new MigrationBeans()).build(), said);
		assertThat(said).allSatisfy((text) -> assertThat(text).doesNotContainIgnoringCase(CANARY));
	}

	private static List<String> rowsOf(DataSource dataSource, String table) {
		return attemptQuery(dataSource, "select * from " + table);
	}

	private static List<String> excerptsOf(DataSource dataSource) {
		return attemptQuery(dataSource, "select excerpt, script from migrate_journal");
	}

	/**
	 * Of a revision that was rolled back as a whole, there may be nothing.
	 */
	private static List<String> attemptQuery(DataSource dataSource, String sql) {
		try {
			return new JdbcTemplate(dataSource).queryForList(sql).stream().map(String::valueOf).toList();
		}
		catch (DataAccessException ex) {
			return List.of();
		}
	}

	private static void write(Path location, String id, String down, String sql) {
		try {
			Files.createDirectories(location);
			Files.writeString(location.resolve(id + ".sql"),
					"-- revision: " + id + "\n-- down revision: " + down + "\n-- upgrade\n" + sql + "\n");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Values that are handed over in each way that code has.
	 */
	@Revision(id = "c001")
	static class InCode implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.execute("create table four (id varchar(30) primary key)");
			op.execute("insert into four values ('" + CANARY + "')");
			op.execute("update four set id = :id", Map.of("id", CANARY + "x"));
			op.execute("insert into four values (:id)", Map.of("id", CANARY + "x"));
		}

	}

	/**
	 * Values of rows.
	 */
	@Revision(id = "c001")
	static class InRows implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.execute("create table four (id varchar(30) primary key)");
			op.bulkInsert("four", List.of(Map.of("id", CANARY), Map.of("id", "z"), Map.of("id", CANARY)));
		}

	}

	/**
	 * Values of the key by which a backfill goes on, and in its text.
	 */
	@Revision(id = "c001")
	static class InKeys implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.execute("create table four (id varchar(30) primary key, n integer check (n < 1))");
			op.bulkInsert("four", List.of(Map.of("id", CANARY), Map.of("id", CANARY + "z")));
			op.backfill(Backfill.of("four")
				.key("id")
				.set("n", "case id when 'canary7f3a' then 0 else 1 end")
				.where("n is null")
				.batchSize(1));
		}

	}

	/**
	 * Values that go past operations.
	 */
	@Revision(id = "c001")
	static class InJdbc implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.execute("create table four (id varchar(30) primary key)");
			op.jdbc().sql("insert into four values (:id)").param("id", CANARY).update();
			op.jdbc().sql("insert into four values ('canary7f3a')").update();
		}

	}

}
