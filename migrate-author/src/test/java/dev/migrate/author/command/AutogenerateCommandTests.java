package dev.migrate.author.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.migrate.author.command.TestCommands.Result;
import dev.migrate.operation.AddColumn;
import dev.migrate.operation.OperationDescriber;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableElement;
import dev.migrate.schema.TableName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.migrate.schema.Definitions.bigint;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.element;
import static dev.migrate.schema.Definitions.foreignKey;
import static dev.migrate.schema.Definitions.index;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.varchar;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands that compare the database with what the application wants.
 */
class AutogenerateCommandTests {

	private static final String FOLDER = "src/main/resources/db/revisions/";

	private static final TableElement ID = column("id", integer());

	@TempDir
	private Path project;

	private TestCommands commands;

	@BeforeEach
	void begin() {
		this.commands = new TestCommands(this.project).revision("a1f0");
		assertThat(this.commands.run("upgrade").code()).isZero();
	}

	@Test
	void nothingIsToDoWhereNothingIsMissing() throws IOException {
		this.commands.wanting(table("t_a1f0", ID));
		assertThat(this.commands.run("check"))
			.isEqualTo(new Result(0, "No differences: the database is as the application wants it.\n", ""));
		assertThat(this.commands.run("revision", "--autogenerate", "--language", "sql"))
			.isEqualTo(new Result(0, "Nothing to do: the database is as the application wants it.\n", ""));
		assertThat(files()).containsExactly("a1f0.sql");
	}

	@Test
	void whatIsMissingIsListedAndWritten() throws IOException {
		this.commands.wanting(table("t_a1f0", ID, column("note", varchar(80))), table("t_new", ID));
		Result checked = this.commands.run("check");
		assertThat(checked).isEqualTo(new Result(3, """
				2 changes are missing for the database to be as the application wants it:
				  create table t_new
				  add column t_a1f0.note (varchar(80))
				""", ""));
		assertThat(files()).containsExactly("a1f0.sql");
		Result written = this.commands.run("revision", "--autogenerate", "-m", "Add note", "--language", "sql",
				"--rev-id", "b2e0");
		assertThat(written).isEqualTo(new Result(0, FOLDER + """
				add_note.sql
				  create table t_new
				  add column t_a1f0.note (varchar(80))
				""", ""));
		assertThat(this.commands.run("check").code()).isEqualTo(3);
		assertThat(this.commands.run("upgrade").code()).isZero();
		assertThat(this.commands.run("check").code()).isZero();
	}

	@Test
	void manyChangesAreCountedByKindAndShownOnDemand() {
		Table[] tables = new Table[22];
		for (int i = 0; i < 20; i++) {
			tables[i] = table("t_" + i, ID);
		}
		tables[20] = table("t_a1f0", column("other", varchar(3)));
		tables[21] = table("t_last", ID, index("ix_last").elements(element("id")));
		this.commands.wanting(tables);
		Result counted = this.commands.run("check");
		assertThat(counted).isEqualTo(new Result(3, """
				23 changes are missing for the database to be as the application wants it:
				  21 x create table
				  1 x add column
				  1 x drop column (withheld: it loses data)
				Show each of them with --details.
				""", ""));
		assertThat(this.commands.run("check", "--details").out()).contains("  21 x create table\n",
				"  create table t_7\n");
		assertThat(this.commands.run("check", "--json").out()).contains("create table t_7");
	}

	@Test
	void beanMakesSeveralRevisionsOfOneOrNone() throws IOException {
		this.commands.wanting(table("t_a1f0", column("note", varchar(80))));
		this.commands.rewriting((revision) -> revision.changes()
			.stream()
			.map((change) -> revision.withChanges(List.of(change))
				.withMessage(revision.message() + " by " + OperationDescriber.describe(change.operation()))
				.withFileName((change.operation() instanceof AddColumn) ? "first" : ""))
			.toList());
		Result written = this.commands.run("revision", "--autogenerate", "--allow-drops", "-m", "Do it", "--language",
				"sql", "--rev-id", "b2e0", "--json");
		assertThat(written.code()).isZero();
		assertThat(written.out()).contains("{\"revision\":\"b2e0\",\"path\":\"" + FOLDER + "first.sql\"}",
				FOLDER + "do_it_by_drop_column_t_a1f0_id.sql\"");
		assertThat(files()).containsExactlyInAnyOrder("a1f0.sql", "do_it_by_drop_column_t_a1f0_id.sql", "first.sql");
		assertThat(Files.readString(this.project.resolve(FOLDER + "do_it_by_drop_column_t_a1f0_id.sql")))
			.contains("b2e0", "Do it by drop column t_a1f0.id");
		assertThat(this.commands.run("upgrade").code()).isZero();
		assertThat(this.commands.run("check").code()).isZero();
		this.commands.wanting(table("t_a1f0", ID, column("note", varchar(80))));
		this.commands.rewriting((revision) -> List.of());
		assertThat(this.commands.run("revision", "--autogenerate", "--language", "sql").out()).isEqualTo("""
				Nothing is written: a RevisionRewriter has left nothing of these changes:
				  add column t_a1f0.id (integer)
				""");
		assertThat(files()).hasSize(3);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{slog}", "taken/{slug}" })
	void noneOfSeveralRevisionsIsLeftWhereOneCannotBeWritten(String second) throws IOException {
		this.commands.file("taken", "").wanting(table("t_a1f0", column("note", varchar(80))));
		this.commands.rewriting((revision) -> List.of(revision.withChanges(revision.changes().subList(0, 1)),
				revision.withChanges(revision.changes().subList(1, 2)).withFileName(second)));
		assertThat(this.commands.run("revision", "--autogenerate", "--allow-drops", "-m", "Do it", "--language", "sql")
			.code()).isNotZero();
		assertThat(files()).containsExactlyInAnyOrder("a1f0.sql", "taken");
	}

	@Test
	void projectInKotlinGetsSqlUnlessKotlinIsAskedFor() throws IOException {
		Path kotlin = Files.createDirectories(this.project.resolve("src/main/kotlin/shop"));
		Files.writeString(kotlin.resolve("Shop.kt"), "package shop\n");
		this.commands.wanting(table("t_a1f0", ID, column("note", varchar(80))));
		assertThat(this.commands.run("revision", "--autogenerate", "--language", "kotlin").err())
			.contains("Add '--language sql'");
		assertThat(this.commands.run("revision", "--autogenerate", "-m", "Add note").out())
			.startsWith(FOLDER + "add_note.sql\n");
		assertThat(this.commands.run("upgrade").code()).isZero();
		assertThat(this.commands.run("check").code()).isZero();
		this.commands.property("migrate.revision.language", "kotlin");
		// Refused before it would be found that nothing is to do
		assertThat(this.commands.run("revision", "--autogenerate").err()).contains("Add '--language sql'");
		assertThat(this.commands.run("revision", "--autogenerate", "--language", "sql").out())
			.startsWith("Nothing to do");
	}

	@Test
	void namesOfSeveralRevisionsDiffer() throws IOException {
		this.commands.wanting(table("t_a1f0", column("note", varchar(80))));
		this.commands.rewriting(
				(revision) -> List.of(revision.withChanges(revision.changes().subList(0, 1)).withFileName("First"),
						revision.withChanges(revision.changes().subList(1, 2)).withFileName("first")));
		assertThat(this.commands
			.run("revision", "--autogenerate", "--allow-drops", "-m", "Do it", "--language", "sql", "--rev-id", "b2e0")
			.code()).isZero();
		assertThat(files()).hasSize(3).contains("a1f0.sql", "First.sql").anyMatch((name) -> name.startsWith("first_"));
	}

	@Test
	void levelIsChosenByAnOption() {
		this.commands.wanting(table("t_a1f0", column("id", bigint()).notNull(), index("ix").elements(element("id"))));
		assertThat(this.commands.run("check").code()).isEqualTo(3);
		assertThat(this.commands.run("check", "--level", "validate").out()).doesNotContain("index ix");
		assertThat(this.commands.run("check", "--level", "loose").code()).isEqualTo(2);
		assertThat(this.commands.run("revision", "--level", "strict").code()).isEqualTo(2);
	}

	@Test
	void revisionThatWasEditedIsNamedUntilItIsAccepted() throws IOException {
		this.commands.wanting(table("t_a1f0", ID));
		Path file = this.project.resolve(FOLDER + "a1f0.sql");
		Files.writeString(file, Files.readString(file).replace("t_a1f0", "t_other"));
		Result checked = this.commands.run("check");
		assertThat(checked.code()).isEqualTo(7);
		assertThat(checked.out()).contains("No differences", "Revision 'a1f0' (",
				"was edited after it had been applied");
		assertThat(this.commands.run("check", "--json").out()).contains("\"changed\":[{\"revision\":\"a1f0\"");
		assertThat(this.commands.run("repair", "--yes").code()).isZero();
		assertThat(this.commands.run("check").code()).isZero();
	}

	@Test
	void lossIsWithheldUnlessAllowed() {
		this.commands.wanting(table("t_a1f0", column("number", integer()), column("other", varchar(3))));
		Result withheld = this.commands.run("check");
		assertThat(withheld.code()).isEqualTo(3);
		assertThat(withheld.out()).contains("  drop column t_a1f0.id (withheld: it loses data)\n");
		Result allowed = this.commands.run("revision", "--autogenerate", "--allow-drops", "--language", "sql");
		assertThat(allowed.code()).isZero();
		assertThat(allowed.out()).contains("  drop column t_a1f0.id\n");
		assertThat(this.commands.run("upgrade").code()).isZero();
		assertThat(this.commands.run("check").code()).isZero();
	}

	@Test
	void whatFillsANewColumnIsWrittenAsAComment() {
		this.commands.wanting(table("t_a1f0", ID, column("number", integer()).notNull()));
		assertThat(this.commands.run("check").out()).contains("""
				  execute update t_a1f0 set number = 0 where number is null (written as a comment)
				      Fill in what rows that are there already get for 'number'
				""");
	}

	@Test
	void renameIsSaidByOption() {
		this.commands.wanting(table("t_a1f0", column("number", integer())));
		Result result = this.commands.run("revision", "--autogenerate", "--rename", "t_a1f0.id=number", "--language",
				"sql");
		assertThat(result.out()).endsWith("\n  rename column t_a1f0.id to number\n");
		assertThat(this.commands.run("revision", "--autogenerate", "--rename", "t_a1f0").code()).isEqualTo(1);
	}

	@Test
	void renameIsAskedForOnATerminal() {
		this.commands.wanting(table("t_a1f0", column("number", integer())));
		Result yes = this.commands.answering("yes").run("revision", "--autogenerate", "--language", "sql");
		assertThat(yes.err()).isEqualTo("Was column t_a1f0.id renamed to number? [y/N] ");
		assertThat(yes.out()).endsWith("\n  rename column t_a1f0.id to number\n");
	}

	@Test
	void withoutAYesNothingIsRenamed() {
		this.commands.wanting(table("t_a1f0", column("number", integer())));
		Result no = this.commands.answering("").run("revision", "--autogenerate", "--language", "sql");
		assertThat(no.out()).contains("add column t_a1f0.number", "drop column t_a1f0.id (withheld: it loses data)",
				"--rename t_a1f0.id=number");
	}

	@Test
	void checkAsksNothing() {
		this.commands.wanting(table("t_a1f0", column("number", integer())));
		assertThat(this.commands.answering("yes").run("check").err()).isEmpty();
	}

	@Test
	void tablesOfOthersAreLeftAlone() {
		this.commands.wanting(table("t_a1f0", ID)).execute("create table legacy (id integer)");
		assertThat(this.commands.run("check"))
			.isEqualTo(new Result(0, "No differences: the database is as the application wants it.\n",
					"Left alone, since no revision has created them: legacy\n"));
		assertThat(this.commands.run("check", "-q").err()).isEmpty();
		this.commands.property("migrate.autogenerate.exclude", "table:leg*");
		assertThat(this.commands.run("check").err()).isEmpty();
	}

	@Test
	void whatIsExternalIsNotProposedToBeDropped() {
		this.commands.file("b2e0.sql", """
				-- revision: b2e0
				-- down revision: a1f0
				-- external: table audit_log, legacy
				-- upgrade
				create table audit_log (id integer);
				-- downgrade
				""").wanting(table("t_a1f0", ID)).execute("create table legacy (id integer)");
		assertThat(this.commands.run("upgrade").code()).isZero();
		assertThat(this.commands.run("check"))
			.isEqualTo(new Result(0, "No differences: the database is as the application wants it.\n", ""));
		assertThat(this.commands.run("show", "b2e0").out()).contains("External: table audit_log, table legacy\n");
		assertThat(this.commands.run("show", "b2e0", "--json").out())
			.contains("\"external\":[\"table audit_log\",\"table legacy\"]");
	}

	@Test
	void entityOfSomethingExternalIsCompared() {
		this.commands.file("b2e0.sql", """
				-- revision: b2e0
				-- down revision: a1f0
				-- external: table audit_log
				-- upgrade
				create table audit_log (id integer);
				-- downgrade
				""").wanting(table("t_a1f0", ID), table("audit_log", ID, column("note", integer())));
		assertThat(this.commands.run("upgrade").code()).isZero();
		assertThat(this.commands.run("check")).isEqualTo(new Result(3, """
				1 change is missing for the database to be as the application wants it:
				  add column audit_log.note (integer)
				""",
				"Compared, since the application wants them, though a revision says that they are external: audit_log\n"));
		assertThat(this.commands.run("check", "--json").out())
			.endsWith("\"leftAlone\":[],\"external\":[\"audit_log\"]}\n");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			table | sync_a sync_b sync_t_a1f0
			phase | sync_create sync_alter sync_constrain
			""")
	void severalFilesAreWrittenOnRequest(String split, String files) throws IOException {
		this.commands.wanting(
				table("t_a1f0", ID, column("a_id", integer()),
						foreignKey("fk_b").columns("a_id").references("b", "id")),
				table("a", ID), table("b", column("id", integer()).primaryKey()));
		Result written = this.commands.run("revision", "--autogenerate", "-m", "Sync", "--language", "sql",
				"--split-by", split);
		assertThat(written.code()).isZero();
		assertThat(written.out().lines().filter((line) -> line.endsWith(".sql")))
			.containsExactlyElementsOf(Stream.of(files.split(" ")).map((name) -> FOLDER + name + ".sql").toList());
		assertThat(this.commands.run("upgrade").code()).isZero();
		assertThat(this.commands.run("check").code()).isZero();
		assertThat(this.commands.run("downgrade", "a1f0", "--yes").code()).isZero();
	}

	@Test
	void databaseHasToBeAtItsHeads() {
		this.commands.revision("b2e0 -> a1f0").wanting(table("t_a1f0", ID));
		assertThat(this.commands.run("check").code()).isEqualTo(3);
		Result result = this.commands.run("revision", "--autogenerate", "--language", "sql");
		assertThat(result.code()).isEqualTo(3);
		assertThat(result.err()).contains("'b2e0' is not applied", "upgrade heads");
	}

	@Test
	void withoutEntitiesThereIsNothingToCompareWith() {
		Result result = this.commands.run("check");
		assertThat(result.code()).isEqualTo(1);
		assertThat(result.err()).startsWith("error: Nothing says what the database has to look like")
			.contains("spring-boot-starter-data-jpa");
	}

	@Test
	void whatWasChangedByHandIsFound() {
		assertThat(this.commands.run("check", "--against-database"))
			.isEqualTo(new Result(0, "No differences: the database is as its revisions make it.\n", ""));
		this.commands.execute("alter table t_a1f0 add column by_hand integer");
		assertThat(this.commands.run("check", "--against-database")).isEqualTo(new Result(3, """
				1 change is missing for the database to be as its revisions make it:
				  drop column t_a1f0.by_hand (withheld: it loses data)
				""", ""));
	}

	@Test
	void optionsOfTheComparisonNeedOne() {
		assertThat(this.commands.run("revision", "--allow-drops").code()).isEqualTo(2);
		assertThat(this.commands.run("revision", "--rename", "a=b").code()).isEqualTo(2);
		assertThat(this.commands.run("revision", "--split-by", "table").err()).contains("--split-by is about");
	}

	@Test
	void programsReadChangesToo() {
		this.commands.wanting(table("t_a1f0", ID, column("note", varchar(80)))).execute("create table legacy (x int)");
		String changes = "\"changes\":[{\"operation\":\"add column t_a1f0.note (varchar(80))\",\"withheld\":false,"
				+ "\"notes\":[]}],\"leftAlone\":[\"legacy\"]}\n";
		assertThat(this.commands.run("check", "--json").out()).isEqualTo("{" + changes);
		assertThat(
				this.commands.run("revision", "--autogenerate", "--json", "--language", "sql", "--rev-id", "b2").out())
			.startsWith("{\"written\":[{\"revision\":\"b2\",\"path\":\"" + FOLDER)
			.endsWith(changes);
	}

	private List<String> files() throws IOException {
		try (Stream<Path> files = Files.list(this.project.resolve(FOLDER))) {
			return files.map((file) -> file.getFileName().toString()).toList();
		}
	}

	private static Table table(String name, TableElement... elements) {
		return Table.of(TableName.of(name), List.of(elements));
	}

}
