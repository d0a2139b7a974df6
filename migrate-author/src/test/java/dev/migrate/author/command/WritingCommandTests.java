package dev.migrate.author.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.migrate.author.command.TestCommands.Result;
import dev.migrate.author.source.RevisionSources;
import dev.migrate.author.source.SourceRoots;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands that write into the project.
 */
class WritingCommandTests {

	private static final String FOLDER = "src/main/resources/db/revisions/";

	private static final String NEXT = "Next: write the first revision with `migrate revision -m \"Create customers\"`, "
			+ "or, from entities, with `migrate revision --autogenerate -m \"Begin\"`.\n";

	@TempDir
	private Path project;

	private TestCommands commands;

	@BeforeEach
	void begin() {
		this.commands = new TestCommands(this.project);
	}

	@Test
	void revisionIsBuiltOnTheHead() {
		this.commands.revision("a1f0");
		Result result = sql("revision", "-m", "Add email", "--rev-id", "b2e0", "--branch-label", "mail");
		assertThat(result).isEqualTo(new Result(0, FOLDER + "add_email.sql\n", ""));
		assertThat(this.project.resolve(FOLDER + "add_email.sql")).content()
			.contains("-- revision: b2e0\n-- down revision: a1f0\n-- message: Add email\n-- branch labels: mail\n");
		assertThat(this.commands.run("heads").out()).isEqualTo("b2e0 (mail) (head)\n");
	}

	@Test
	void hooksAreRunWithWhatIsWritten() {
		String java = '"' + Path.of(System.getProperty("java.home"), "bin", "java").toString() + '"';
		this.commands.property("migrate.revision.hooks", java + " -version {file}");
		Result result = sql("revision", "-m", "Add email");
		assertThat(result.code()).isZero();
		assertThat(result.out()).isEqualTo(FOLDER + "add_email.sql\n");
		assertThat(result.err()).contains("version");
		this.commands.property("migrate.revision.hooks", java + " -version {file}, " + java + " -jar");
		Result failed = sql("revision", "-m", "Add more");
		assertThat(failed.code()).isEqualTo(1);
		assertThat(failed.err()).contains("add_more.sql' is written, but the hook '\"", "bin" + File.separator
				+ "java\" -jar' has ended with code 1.\nCorrect the property 'migrate.revision.hooks'");
		assertThat(this.project.resolve(FOLDER + "add_more.sql")).exists();
		this.commands.property("migrate.revision.hooks", "no-such-formatter {file} 'a b'");
		assertThat(sql("revision", "-m", "Add again").err())
			.contains("the hook 'no-such-formatter {file} 'a b'' cannot be run: ");
		assertThat(new WriteHook("git  add 'a b' \"--x={file}\"").arguments(Path.of("c d"))).containsExactly("git",
				"add", "a b", "--x=c d");
		assertThat(new WriteHook("fmt --y=\"a b\"").arguments(Path.of("c"))).containsExactly("fmt", "--y=a b", "c");
		this.commands.property("migrate.revision.hooks", "fmt \"{file}");
		Result open = sql("revision", "-m", "Add nothing");
		assertThat(open.err()).startsWith("error: A quote of the hook 'fmt \"{file}' has no end.");
		assertThat(this.project.resolve(FOLDER + "add_nothing.sql")).doesNotExist();
	}

	@Test
	void firstRevisionIsBase() {
		assertThat(sql("revision", "-m", "Begin").code()).isZero();
		assertThat(sql("revision", "-m", "Go on").code()).isZero();
		assertThat(this.commands.run("history").out())
			.matches("[0-9a-f]{12} -> [0-9a-f]{12} \\(head\\), Go on\n" + "<base> -> [0-9a-f]{12}, Begin\n");
	}

	@Test
	void parentThatIsNoHeadHasToBeSpliced() {
		this.commands.revision("a1f0").revision("b2e0 -> a1f0");
		assertThat(sql("revision", "--head", "a1f0").err()).startsWith("error: ").contains("'a1f0'", "splice");
		assertThat(sql("revision", "--head", "a1f0", "--splice", "--rev-id", "c3d0").code()).isZero();
		assertThat(this.commands.run("heads").out()).isEqualTo("b2e0 (head)\nc3d0 (head)\n");
	}

	@Test
	void severalHeadsHaveToBeNamed() {
		this.commands.revision("a1f0").revision("b2e0");
		assertThat(sql("revision").code()).isEqualTo(5);
		assertThat(sql("revision", "--head", "b2e0", "--depends-on", "a1f0").code()).isZero();
		assertThat(this.commands.run("history", "-r", "b2e0:").out()).contains("b2e0 (a1f0) -> ");
	}

	@Test
	void idThatExistsIsRefused() {
		this.commands.revision("a1f0");
		Result result = sql("revision", "--rev-id", "a1f0");
		assertThat(result.code()).isEqualTo(1);
		assertThat(result.err()).contains("'a1f0'");
		assertThat(sql("revision", "--rev-id", "a@b").err()).contains("not allowed");
	}

	@Test
	void messageMayBeAnything() {
		assertThat(sql("revision", "-m", "", "--rev-id", "a1f0").out()).isEqualTo(FOLDER + "a1f0.sql\n");
		assertThat(sql("revision", "-m", "../../Größe; -- \"x\" $(y)\n\u7528", "--rev-id", "b2e0").out())
			.isEqualTo(FOLDER + "gro_e_x_y.sql\n");
		assertThat(sql("revision", "-m", "-- upgrade", "--rev-id", "c3d0").code()).isZero();
		Result history = this.commands.run("history");
		assertThat(history.err()).isEmpty();
		assertThat(history.out()).contains("a1f0 -> b2e0, ../../Größe; -- \"x\" $(y) \u7528\n", "<base> -> a1f0\n");
	}

	@Test
	void folderThatCannotBeWrittenIsNamed() {
		this.commands.file("blocked", "").property("migrate.revision.file-name", "blocked/{slug}");
		Result result = sql("revision", "-m", "New");
		assertThat(result.code()).isEqualTo(1);
		assertThat(result.out()).isEmpty();
		assertThat(result.err()).startsWith("error: ").contains(FOLDER + "blocked").doesNotContain("\tat ");
	}

	@Test
	void mergeJoinsHeads() {
		this.commands.revision("a1f0").revision("b2e0").revision("c3d0");
		assertThat(sql("merge", "heads", "--rev-id", "d4c0").out())
			.isEqualTo(FOLDER + "merge_a1f0_and_b2e0_and_c3d0.sql\n");
		assertThat(this.commands.run("history", "-r", "d4c0:").out())
			.isEqualTo("a1f0, b2e0, c3d0 -> d4c0 (head) (mergepoint), Merge a1f0 and b2e0 and c3d0\n");
		assertThat(sql("merge", "heads").code()).isEqualTo(2);
	}

	@Test
	void mergeLeavesAPlaceForWhatResolvesEachConflict() throws IOException {
		this.commands.revision("a1f0");
		branch("b2e0", "varchar(100)");
		branch("c3d0", "varchar(10)");
		assertThat(this.commands.run("heads").out()).startsWith("b2e0 (head)\nc3d0 (head)\n")
			.contains("'b2e0' and 'c3d0' contradict each other: their order decides what the schema becomes:\n"
					+ "  column t_a1f0.id: 'b2e0' (");
		assertThat(this.commands.run("heads", "--json").out()).contains("\"verdict\":\"conflict\"");
		Result merge = sql("merge", "heads", "--rev-id", "d4c0");
		assertThat(merge.out()).isEqualTo(FOLDER + "merge_b2e0_and_c3d0.sql\n");
		assertThat(merge.err()).contains("contradict each other");
		assertThat(Files.readString(this.project.resolve(merge.out().strip()))).contains("-- column t_a1f0.id\n",
				"\nunresolved conflict 'column t_a1f0.id of b2e0 and c3d0';\n");
		Result upgrade = this.commands.run("upgrade", "heads");
		assertThat(upgrade.code()).isEqualTo(5);
		assertThat(upgrade.err()).contains("Merge 'd4c0' (", "Nothing has been changed.");
	}

	@Test
	void branchOfAFileThatCannotBeReadIsNoJavaCode() {
		this.commands.revision("a1f0");
		branch("b2e0", "bigint");
		this.commands.file("c3d0.sql",
				"-- revision: c3d0\n-- down revision: a1f0\n\n-- upgrade\nselect 'never closed;\n");
		assertThat(this.commands.run("heads").out()).contains("'c3d0' (", "): SQL that cannot be read")
			.doesNotContain("Java");
	}

	private void branch(String id, String type) {
		this.commands.file(id + ".sql", """
				-- revision: %s
				-- down revision: a1f0
				-- message: Alter

				-- upgrade
				alter table t_a1f0 alter column id set data type %s;

				-- downgrade
				select 1;
				""".formatted(id, type));
	}

	@Test
	void javaIsRefusedWhereItWouldNotBeFound() {
		Result result = this.commands.run("revision", "-m", "x", "--language", "java");
		assertThat(result.code()).isEqualTo(1);
		assertThat(result.err()).contains("--language sql");
	}

	@Test
	void languageThatIsNoneIsUsageError() {
		Result result = this.commands.run("revision", "--language", "cobol");
		assertThat(result.code()).isEqualTo(2);
		assertThat(result.err()).contains("cobol", "java", "sql");
	}

	@Test
	void locationThatIsNotSearchedIsRefused() {
		assertThat(sql("revision", "--location", "file:elsewhere").err()).contains("'file:elsewhere' is not searched");
	}

	@Test
	void fileNameAndTemplateCanBeSet() throws IOException {
		Files.createDirectories(this.project.resolve("templates"));
		Files.writeString(this.project.resolve("templates/house.sql"), "/* Ours. */\n${header}\n-- upgrade\n");
		this.commands.property("migrate.revision.templates", "templates")
			.property("migrate.revision.file-name", "{rev}_{slug}");
		assertThat(this.commands.run("list-templates").out()).startsWith("house - sql, ")
			.endsWith("java - java, built in\nkotlin - kotlin, built in\nsql - sql, built in\n");
		assertThat(this.commands.run("revision", "--template", "house", "--rev-id", "a1f0", "-m", "New").out())
			.isEqualTo(FOLDER + "a1f0_new.sql\n");
		assertThat(this.project.resolve(FOLDER + "a1f0_new.sql")).content()
			.startsWith("/* Ours. */\n-- revision: a1f0");
		assertThat(this.commands.run("revision", "--template", "hose").err())
			.contains("there are 'house', 'java', 'kotlin', 'sql'");
	}

	@Test
	void kotlinIsTheLanguageOfAProjectThatIsWrittenInIt() throws IOException {
		Path main = this.project.resolve("src/main");
		Files.createDirectories(main.resolve("kotlin/shop"));
		Files.writeString(main.resolve("kotlin/shop/Shop.kt"), "package shop\n");
		assertThat(this.commands.runWithoutApplication("init", "db/kotlin").out())
			.contains("src/main/resources/db/kotlin/README.md\n", "revision --autogenerate --language sql -m");
		Path revisions = Files.createDirectories(main.resolve("kotlin/db/revisions"));
		String message = "Cost 5$ and ${more} for \"him\\her\"";
		assertThat(this.commands.runWithoutApplication("revision", "--rev-id", "a1f0", "-m", message).out())
			.isEqualTo("src/main/kotlin/db/revisions/Cost5AndMoreForHimHer.kt\n");
		assertThat(new RevisionSources(SourceRoots.of(this.project), getClass().getClassLoader())
			.revisions(List.of("classpath:db/revisions"), false)
			.scripts()
			.get("a1f0")
			.node()
			.message()).isEqualTo(message);
		assertThat(revisions).isDirectoryContaining("glob:**.kt");
		Files.createDirectories(main.resolve("java/shop"));
		assertThat(this.commands.runWithoutApplication("revision", "--head", "base", "-m", "Kotlin").out())
			.endsWith("/Kotlin.kt\n");
		for (String name : new String[] { "One", "Two", "Three" }) {
			Files.writeString(main.resolve("java/shop/" + name + ".java"), "");
		}
		assertThat(this.commands.runWithoutApplication("revision", "--head", "base", "-m", "Java").out())
			.endsWith("/Java.java\n");
	}

	@Test
	void initMakesThePlaceAndWritesProperties() throws IOException {
		Files.delete(this.project.resolve(FOLDER));
		Result result = this.commands.run("init", "db/changes");
		assertThat(result).isEqualTo(new Result(0,
				"src/main/java/db/changes/package-info.java\nsrc/main/resources/application.properties\n" + NEXT, ""));
		assertThat(this.project.resolve("src/main/resources/application.properties"))
			.hasContent("migrate.locations=classpath:db/changes\nmigrate.target=heads\n");
		assertThat(this.project.resolve("src/main/java/db/changes")).isDirectoryContaining("glob:**package-info.java")
			.isDirectoryNotContaining("glob:**Revision.java");
		assertThat(this.commands.run("init", "db/changes").out()).doesNotContain("package-info");
	}

	@Test
	void initLeavesPropertiesAloneThatItMayBreak() throws IOException {
		Path yaml = this.project.resolve("src/main/resources/application.yaml");
		Files.writeString(yaml, "shop:\n  name: x\n");
		Result result = this.commands.run("init", "db/sql", "--language", "sql");
		assertThat(result.out()).isEqualTo("""
				src/main/resources/db/sql/README.md
				Add to src/main/resources/application.yaml:
				migrate:
				  locations: classpath:db/sql
				  target: heads
				""" + NEXT);
		assertThat(yaml).hasContent("shop:\n  name: x\n");
		// A second key 'migrate' would stop the start
		Files.writeString(yaml, "migrate:\n  target: a1f0\n");
		assertThat(this.commands.run("init", "db/sql", "--language", "sql").out())
			.startsWith("Check in src/main/resources/application.yaml:\nmigrate:\n");
	}

	@Test
	void editOpensTheSource() throws IOException {
		this.commands.revision("a1f0");
		Path editor = this.project.resolve("editor.sh");
		Files.writeString(editor, "#!/bin/sh\necho edited >> \"$2\"\n");
		this.commands.property("EDITOR", "sh " + editor + " --wait");
		assertThat(this.commands.run("edit", "a1f0")).isEqualTo(new Result(0, "", ""));
		assertThat(this.project.resolve(FOLDER + "a1f0.sql")).content().endsWith("edited\n");
	}

	@Test
	void editWithoutEditorIsUsageError() {
		this.commands.revision("a1f0").property("EDITOR", "").property("VISUAL", "");
		assertThat(this.commands.run("edit", "heads").err()).startsWith("error: There is no editor.");
	}

	private Result sql(String... arguments) {
		String[] all = new String[arguments.length + 2];
		System.arraycopy(arguments, 0, all, 0, arguments.length);
		all[arguments.length] = "--language";
		all[arguments.length + 1] = "sql";
		return this.commands.run(all);
	}

}
