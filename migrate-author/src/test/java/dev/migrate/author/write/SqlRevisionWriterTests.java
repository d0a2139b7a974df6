package dev.migrate.author.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.migrate.author.draft.RevisionFileName;
import dev.migrate.author.draft.RevisionNotWrittenException;
import dev.migrate.author.draft.RevisionTemplate;
import dev.migrate.author.draft.SourceTree;
import dev.migrate.autogenerate.SchemaChange;
import dev.migrate.connect.Dialects;
import dev.migrate.connect.KnownDialects;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.error.MigrateException;
import dev.migrate.operation.AddColumn;
import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.BulkInsert;
import dev.migrate.operation.CreateIndex;
import dev.migrate.operation.DropColumn;
import dev.migrate.operation.ExecuteSql;
import dev.migrate.operation.NewValue;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Recording;
import dev.migrate.operation.SetTableComment;
import dev.migrate.revision.RevisionNode;
import dev.migrate.schema.Index;
import dev.migrate.schema.NamingConvention;
import dev.migrate.schema.TableName;
import dev.migrate.script.LocationScriptSource;
import dev.migrate.script.RevisionLanguage;
import dev.migrate.script.Script;
import dev.migrate.sql.SqlSplitter;
import dev.migrate.sql.SqlStatement;
import dev.migrate.start.ScriptLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.text;
import static dev.migrate.schema.Definitions.varchar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SqlRevisionWriterTests {

	private static final TableName USERS = TableName.of("users");

	@TempDir
	private Path project;

	static Stream<Dialect> dialects() {
		return Dialects.all().stream();
	}

	@ParameterizedTest
	@MethodSource("dialects")
	void everyOperationIsFoundAgainAsItWasRendered(Dialect dialect) {
		int written = 0;
		for (Operation operation : SampleOperations.withPlainSql()) {
			Optional<List<String>> statements = rendered(dialect, operation);
			boolean undone = operation.inverse().map((inverse) -> rendered(dialect, inverse).isPresent()).orElse(true);
			if (statements.isPresent() && undone) {
				RevisionBody body = new SqlRevisionWriter(dialect).write(List.of(SchemaChange.of(operation)));
				assertThat(split(dialect, String.join("\n", body.upgrade()))).isEqualTo(statements.get());
				written++;
			}
		}
		assertThat(written).isGreaterThan(100);
	}

	@ParameterizedTest
	@MethodSource("dialects")
	void fileIsReadAsItWasWritten(Dialect dialect) throws IOException {
		List<Operation> some = SampleOperations.withPlainSql()
			.stream()
			.filter((operation) -> isForFile(dialect, operation))
			.toList();
		List<Operation> operations = some.stream().filter((each) -> takesOneStep(dialect, each, some)).toList();
		List<String> upgrade = new ArrayList<>();
		List<String> downgrade = new ArrayList<>();
		for (Operation operation : operations) {
			upgrade.addAll(rendered(dialect, operation).orElseThrow());
			downgrade.addAll(0, rendered(dialect, operation.inverse().orElseThrow()).orElseThrow());
		}
		Script script = script(dialect, new SqlRevisionWriter(dialect).write(changes(operations)));
		assertThat(statements(dialect, Recording.of(dialect.name(), (op) -> script.load().upgrade(op))))
			.hasSizeGreaterThan(50)
			.isEqualTo(upgrade);
		assertThat(statements(dialect, Recording.of(dialect.name(), (op) -> script.load().downgrade(op))))
			.isEqualTo(downgrade);
	}

	private static boolean takesOneStep(Dialect dialect, Operation operation, List<Operation> among) {
		List<SchemaChange> steps = new WrittenDowngrade(changes(List.of(operation)), changes(among), dialect)
			.inverses();
		return steps.size() == 1 && !steps.get(0).withheld();
	}

	@Test
	void kotlinIsRefused() {
		Dialect dialect = KnownDialects.OURS.all().get(0);
		assertThatExceptionOfType(RevisionNotWrittenException.class)
			.isThrownBy(
					() -> RevisionWriter.in(RevisionLanguage.KOTLIN, dialect, 120, List.of(), NamingConvention.NONE))
			.withMessage("What a comparison finds is written in Java and in SQL, not in Kotlin. Add '--language sql'; "
					+ "revisions in SQL are found beside those in Kotlin.");
	}

	@Test
	void statementsAreWrittenOutInBothDirections() {
		RevisionBody body = new SqlRevisionWriter(Dialects.named("postgresql"))
			.write(List.of(SchemaChange.of(new AddColumn(USERS, column("email", varchar(120)), false, null)),
					SchemaChange.withheld(new DropColumn(USERS, "mail", false, column("mail", text())),
							"Loses the data of\n\"mail\"")));
		assertThat(body.upgrade()).containsExactly("ALTER TABLE users ADD COLUMN email VARCHAR(120);",
				"-- Loses the data of \"mail\"", "-- ALTER TABLE users DROP COLUMN mail;");
		assertThat(body.downgrade()).containsExactly("-- ALTER TABLE users ADD COLUMN mail TEXT;",
				"ALTER TABLE users DROP COLUMN email;");
		assertThat(body.imports()).isEmpty();
	}

	@Test
	void withoutInverseThereIsNoDowngrade() throws IOException {
		Dialect h2 = Dialects.named("h2");
		RevisionBody body = new SqlRevisionWriter(h2).write(changes(
				List.of(new DropColumn(USERS, "a", false, null), new ExecuteSql("delete from a", "", 1, null))));
		assertThat(body.upgrade())
			.contains("-- Nothing says how to undo this, so a downgrade has to be written by hand");
		assertThat(body.downgrade()).isEmpty();
		assertThat(script(h2, body).downgradeWritten()).isFalse();
	}

	@Test
	void placeholdersAreTextInWhatWasWritten() throws IOException {
		Dialect postgres = Dialects.named("postgresql");
		Script script = script(postgres, new SqlRevisionWriter(postgres)
			.write(changes(List.of(new SetTableComment(USERS, "${name} or ${other}", null)))));
		assertThat(statements(postgres, Recording.of("postgresql", (op) -> script.load().upgrade(op))))
			.containsExactly("COMMENT ON TABLE users IS '${name} or ${other}'");
	}

	@Test
	void changeThatNeedsDatabaseIsForJava() {
		Operation change = new AlterColumn(USERS, "email", new AlterColumn.Aspects(text(), null, null, null, null),
				AlterColumn.Aspects.NONE, null, null);
		for (String dialect : List.of("sqlite", "mysql", "mariadb")) {
			RevisionWriter writer = new SqlRevisionWriter(Dialects.named(dialect));
			assertThatExceptionOfType(ChangeNotInSqlException.class)
				.isThrownBy(() -> writer.write(changes(List.of(change))))
				.withMessageContaining("users.email")
				.withMessageContaining("--language java")
				.satisfies((ex) -> assertThat(ex.operation()).isEqualTo(change));
		}
	}

	@Test
	void changeThatCannotBeInTransactionIsForJavaUnlessItIsAlone() {
		RevisionWriter writer = new SqlRevisionWriter(Dialects.named("postgresql"));
		Operation index = new CreateIndex(Index.of("ix", USERS, List.of("a")), false, true);
		Operation column = new AddColumn(USERS, column("a", text()), false, null);
		assertThat(writer.write(changes(List.of(index))).upgrade())
			.containsExactly("CREATE INDEX CONCURRENTLY ix ON users (a);");
		assertThatExceptionOfType(ChangeNotInSqlException.class)
			.isThrownBy(() -> writer.write(changes(List.of(column, index))))
			.withMessageContaining("PostgreSQL does not run it in a transaction");
		RevisionBody java = new JavaRevisionWriter(120, Dialects.named("postgresql"))
			.write(changes(List.of(column, index)));
		assertThat(String.join("\n", java.upgrade())).startsWith("op.addColumn(")
			.contains(
					"op.autocommit(() -> {\n\top.createIndex(index(\"ix\").on(\"users\", \"a\").concurrently());\n});");
		assertThat(String.join("\n", java.downgrade()))
			.contains("op.autocommit(() -> {\n\top.dropIndex(index(\"ix\").on(\"users\", \"a\").concurrently());\n});");
	}

	@Test
	void bodiesAndDataEndWhereTheyBelong() {
		for (String sql : List.of("create function f() returns int as $$ select 1; $$ language sql",
				"copy a from stdin;\n1\t2\n\\.\n", "select 1 -- why", "select ';'")) {
			assertSame(Dialects.named("postgresql"), sql);
		}
		for (String sql : List.of("create trigger t before insert on a for each row begin set new.a = 1; end",
				"create procedure p() begin select 1; select 2; end", "select 1 # why", "select ';'",
				"select 1 /*!50000 , 2 */")) {
			assertSame(Dialects.named("mariadb"), sql);
		}
	}

	/** SQLite keeps the comment of a column in the text of its table. */
	@Test
	void commentThatNoFileHasAtTheEndOfStatementIsForJava() {
		Operation change = new AddColumn(USERS, column("a", text()).comment("what it is"), false, null);
		assertThatExceptionOfType(ChangeNotInSqlException.class)
			.isThrownBy(() -> new SqlRevisionWriter(Dialects.named("sqlite")).write(changes(List.of(change))))
			.withMessageContaining("would not be read as the same statements");
	}

	private static void assertSame(Dialect dialect, String sql) {
		Operation operation = new ExecuteSql(sql, "", 1, null);
		List<String> statements = rendered(dialect, operation).orElseThrow();
		RevisionBody body = new SqlRevisionWriter(dialect).write(changes(List.of(operation, operation)));
		List<String> twice = new ArrayList<>(statements);
		twice.addAll(statements);
		assertThat(split(dialect, String.join("\n", body.upgrade()))).isEqualTo(twice);
	}

	@ParameterizedTest
	@ValueSource(strings = { "how to\n-- upgrade", "how to\n-- Downgrade (mysql)\nit's", "a\n-- upgrade (oracle)" })
	void lineWithinAStringBeginsNoSection(String comment) throws IOException {
		Dialect postgres = Dialects.named("postgresql");
		SetTableComment operation = new SetTableComment(USERS, comment, new NewValue<>("before\n--upgrade"));
		RevisionBody body = new SqlRevisionWriter(postgres).write(changes(List.of(operation)));
		Script script = script(postgres, body);
		assertThat(statements(postgres, Recording.of("postgresql", script.load()::upgrade)))
			.isEqualTo(rendered(postgres, operation).orElseThrow());
		assertThat(statements(postgres, Recording.of("postgresql", script.load()::downgrade)))
			.isEqualTo(rendered(postgres, operation.inverse().orElseThrow()).orElseThrow());
	}

	@Test
	void lineThatWouldBeginSectionIsRefusedWhenTheFileIsWritten() {
		Dialect postgres = Dialects.named("postgresql");
		RevisionBody body = new SqlRevisionWriter(postgres)
			.write(changes(List.of(new ExecuteSql("insert into users values (1)\n-- upgrade\n, (2)", "", 1, null))));
		assertThatExceptionOfType(RevisionNotWrittenException.class).isThrownBy(() -> script(postgres, body))
			.withMessageContaining("would begin a section");
	}

	/**
	 * What has its own file, or none, is left out.
	 */
	private static boolean isForFile(Dialect dialect, Operation operation) {
		if (operation.inverse().isEmpty() || operation instanceof BulkInsert || operation instanceof ExecuteSql) {
			return false;
		}
		return Stream.of(operation, operation.inverse().get()).allMatch((one) -> {
			Optional<List<String>> statements = rendered(dialect, one);
			return statements.isPresent() && statements.get()
				.stream()
				.noneMatch((sql) -> sql.contains("-- upgrade")
						|| SqlStatement.read(sql, dialect.syntax()).facts().needsAutocommit());
		});
	}

	private Script script(Dialect dialect, RevisionBody body) throws IOException {
		Files.createDirectories(this.project.resolve("src/main"));
		new SourceTree(this.project, RevisionFileName.DEFAULT).write(body
			.toDraft(RevisionNode.of("a1f0").withMessage(dialect.name()), Instant.parse("2026-03-04T05:06:07Z")),
				RevisionTemplate.builtIn().get(2), "file:revisions");
		return LocationScriptSource.builder(List.of("file:" + this.project.resolve("revisions")))
			.dialect(dialect.name())
			.sectionNames(ScriptLoader.sectionNames(new KnownDialects(List.of())))
			.build()
			.scripts()
			.get(0);
	}

	private static List<SchemaChange> changes(List<Operation> operations) {
		return operations.stream().map((operation) -> SchemaChange.of(operation)).toList();
	}

	private static List<String> statements(Dialect dialect, Recording recording) {
		List<String> statements = new ArrayList<>();
		for (Recording.Entry entry : recording.entries()) {
			statements.addAll(split(dialect, ((ExecuteSql) entry.operation()).sql()));
		}
		return statements;
	}

	private static List<String> split(Dialect dialect, String sql) {
		List<String> statements = new ArrayList<>();
		for (SqlStatement statement : new SqlSplitter(dialect.syntax()).split(sql)) {
			statements.add(statement.text() + statement.copyData().orElse(""));
		}
		return statements;
	}

	private static Optional<List<String>> rendered(Dialect dialect, Operation operation) {
		List<String> statements = new ArrayList<>();
		try {
			dialect.render(operation, LiveDatabase.none(), (statement) -> {
				statements.add(statement.text() + statement.copyData().orElse(""));
			});
			return Optional.of(statements)
				.filter((found) -> found.stream().noneMatch((sql) -> sql.endsWith("*/") && !sql.contains("/*!")));
		}
		catch (MigrateException | IllegalStateException | IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

}
