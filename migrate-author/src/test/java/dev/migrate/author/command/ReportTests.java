package dev.migrate.author.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.migrate.author.command.TestCommands.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What commands print about revisions and about the database.
 */
class ReportTests {

	private TestCommands commands;

	/**
	 * {@code a1f0 <- b2e0 <- d4c0 (merge), a1f0 <- c3d0 <- d4c0}, and a line of its own.
	 */
	private Path project;

	@BeforeEach
	void begin(@TempDir Path project) {
		this.project = project;
		this.commands = new TestCommands(project).revision("a1f0")
			.revision("b2e0 -> a1f0")
			.revision("c3d0 -> a1f0")
			.revision("d4c0 -> b2e0, c3d0")
			.revision("e5b0 | branch labels: billing | depends on: c3d0");
	}

	@Test
	void headsAreListedWithTheirLabels() {
		Result result = this.commands.run("heads");
		assertThat(result.out()).isEqualTo("d4c0 (head) (mergepoint)\ne5b0 (billing) (head)\n");
		assertThat(result.err()).isEmpty();
		assertThat(result.code()).isZero();
	}

	@Test
	void branchesAreListedWithWhereTheyLead() {
		assertThat(this.commands.run("branches").out()).isEqualTo("a1f0 (branchpoint)\n     -> b2e0\n     -> c3d0\n");
	}

	@Test
	void historyListsStepsNewestFirst() {
		assertThat(this.commands.run("history", "-r", ":d4c0").out()).isEqualTo("""
				b2e0, c3d0 -> d4c0 (head) (mergepoint), Create d4c0
				a1f0 -> b2e0, Create b2e0
				a1f0 -> c3d0, Create c3d0
				<base> -> a1f0 (branchpoint), Create a1f0
				""");
	}

	@Test
	void logTellsWhoDidWhatWhenAndWhyNewestFirst() {
		this.commands.reason("SHOP-7").run("upgrade", "a1f0");
		this.commands.reason(null).run("downgrade", "base", "--yes");
		this.commands.run("stamp", "a1f0");
		String time = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ ";
		String by = " on \\S+";
		String upgrade = "upgrade a1f0 in [0-9.]+ m?s" + by + " \\(SHOP-7\\), Create a1f0\n";
		assertThat(this.commands.run("log").out()).matches(time + "stamp a1f0" + by + ", Create a1f0\n" + time
				+ "downgrade a1f0 in [0-9.]+ m?s" + by + ", Create a1f0\n" + time + upgrade);
		assertThat(this.commands.run("log", "--limit", "1").out()).matches(time + "stamp a1f0.*\n");
		assertThat(this.commands.run("log", "-v").out()).contains("1: upgrade a1f0\nWhen: ", "\nWhy: SHOP-7\n",
				"\nScript: ");
		assertThat(this.commands.run("log", "-l", "2", "--json").out()).matches(
				"\\{\"log\":\\[\\{\"rank\":3,\"revision\":\"a1f0\",\"direction\":\"stamp\",\"outcome\":\"applied\".*\"reason\":null}]}\n");
	}

	@Test
	void logOfNothingIsEmptyAndOfLessIsRefused() {
		Result nothing = this.commands.run("log");
		assertThat(nothing.code()).isZero();
		assertThat(nothing.out()).isEmpty();
		assertThat(this.commands.run("log", "--json").out()).isEqualTo("{\"log\":[]}\n");
		Result refused = this.commands.run("log", "-l", "0");
		assertThat(refused.code()).isEqualTo(2);
		assertThat(refused.err()).contains("The limit must be at least 1 row but was 0.\nLeave out --limit");
	}

	@Test
	void revisionsSayWhenTheyWereRunWhereTheDatabaseIsAsked() {
		this.commands.reason("SHOP-7").run("upgrade", "a1f0");
		String last = "\nLast: upgrade \\S+Z in [0-9.]+ m?s on \\S+ \\(SHOP-7\\)\n";
		assertThat(this.commands.run("history", "-v", "-i", "-r", ":b2e0").out()).containsPattern(last)
			.containsOnlyOnce("Last: ");
		assertThat(this.commands.run("current", "-v").out()).containsPattern(last);
		assertThat(this.commands.run("history", "-v").out()).doesNotContain("Last: ");
	}

	@Test
	void currentNamesTheDatabaseWhereMoreIsAsked() {
		String place = "H2 at 'mem:" + this.project.getFileName() + "', schema 'PUBLIC'";
		assertThat(this.commands.run("current", "-v").out()).isEqualTo("Database: " + place + "\n\n");
		this.commands.run("upgrade", "a1f0");
		assertThat(this.commands.run("current", "-v").out()).startsWith("Database: " + place + "\n\nRev: a1f0 (")
			.contains("\nPath: " + this.project.resolve("src/main/resources/db/revisions/a1f0.sql") + ":1\n");
		assertThat(this.commands.run("current").out()).doesNotContain("H2");
	}

	@ParameterizedTest
	@ValueSource(strings = { "show f6a0", "history -v -r f6a0:", "heads -v", "current -v" })
	void revisionHasItsDateAndItsFile(String command) {
		this.commands
			.file("f6a0.sql",
					"-- revision: f6a0\n-- created: 2026-11-23T07:26:05Z\n-- message: Nothing\n\n-- upgrade\n")
			.run("upgrade", "f6a0");
		assertThat(this.commands.run(command.split(" ")).out())
			.contains("Path: " + this.project.resolve("src/main/resources/db/revisions/f6a0.sql") + ":1\n"
					+ "Created: 2026-11-23T07:26:05Z\n");
		assertThat(this.commands.run("show", "f6a0", "--json").out())
			.contains("\"createdAt\":\"2026-11-23T07:26:05Z\"");
		assertThat(this.commands.run("show", "a1f0").out()).doesNotContain("Created: ");
	}

	@Test
	void historyNeedsDatabaseOnlyForTheCurrentRevision() {
		this.commands.run("upgrade", "b2e0");
		assertThat(this.commands.run("history", "-i", "-r", "a1f0:b2e0").out())
			.isEqualTo("a1f0 -> b2e0 (current), Create b2e0\n<base> -> a1f0 (branchpoint), Create a1f0\n");
		assertThat(this.commands.run("history", "-r", "current:d4c0").out()).isEqualTo("""
				b2e0, c3d0 -> d4c0 (head) (mergepoint), Create d4c0
				a1f0 -> b2e0, Create b2e0
				""");
	}

	@ParameterizedTest
	@ValueSource(strings = { "-1:current", "current-1:current", "current-1:b2e0", "-9:current" })
	void historyCountsFromWhatTheDatabaseIsAt(String range) {
		this.commands.run("upgrade", "b2e0");
		assertThat(this.commands.run("history", "-r", range).out())
			.isEqualTo("a1f0 -> b2e0, Create b2e0\n<base> -> a1f0 (branchpoint), Create a1f0\n");
	}

	@Test
	void historyDrawsTheGraph() {
		assertThat(this.commands.run("history", "--graph", "-r", ":d4c0").out()).isEqualTo("""
				* d4c0 (head) (mergepoint), Create d4c0
				|\\
				* | b2e0, Create b2e0
				| * c3d0, Create c3d0
				|/
				* a1f0 (branchpoint), Create a1f0
				""");
	}

	@Test
	void historyIsWrittenForMermaid() {
		assertThat(this.commands.run("history", "--mermaid", "-r", "b2e0:d4c0").out()).isEqualTo("""
				flowchart BT
				    rd4c0["d4c0<br/>Create d4c0"]
				    rb2e0["b2e0<br/>Create b2e0"]
				    rb2e0 --> rd4c0
				""");
	}

	@Test
	void dependencyByLabelIsDrawn() {
		this.commands.revision("f6a0 | depends on: billing");
		assertThat(this.commands.run("history", "--mermaid").out()).contains("re5b0 -.-> rf6a0");
		assertThat(this.commands.run("history", "--dot").out()).contains("\"e5b0\" -> \"f6a0\" [style=dashed];");
	}

	@Test
	void historyIsWrittenForGraphviz() {
		assertThat(this.commands.run("history", "--dot", "-r", ":d4c0").out()).isEqualTo("""
				digraph revisions {
				    rankdir=BT;
				    node [shape=box];
				    "d4c0" [label="d4c0\\nCreate d4c0"];
				    "b2e0" [label="b2e0\\nCreate b2e0"];
				    "c3d0" [label="c3d0\\nCreate c3d0"];
				    "a1f0" [label="a1f0\\nCreate a1f0"];
				    "b2e0" -> "d4c0";
				    "c3d0" -> "d4c0";
				    "a1f0" -> "b2e0";
				    "a1f0" -> "c3d0";
				}
				""");
	}

	@Test
	void pageIsWritten() throws IOException {
		Path file = this.project.resolve("graph.html");
		assertThat(this.commands.run("page", "-o", file.toString()).out()).isEqualTo(file + "\n");
		assertThat(Files.readString(file)).startsWith("<!DOCTYPE html>").contains("<svg ", "<code>d4c0</code>");
		assertThat(this.commands.run("page").out()).isEqualTo(Files.readString(file));
		Result nowhere = this.commands.run("page", "-o", this.project.resolve("none/graph.html").toString());
		assertThat(nowhere.code()).isEqualTo(2);
		assertThat(nowhere.err()).contains("cannot be written to", "Name a file in a folder that exists");
	}

	@Test
	void graphIsShownInOneWay() {
		Result result = this.commands.run("history", "--graph", "--dot");
		assertThat(result.code()).isEqualTo(2);
		assertThat(result.err()).contains("--graph", "--dot", "mutually exclusive");
	}

	@Test
	void rangeThatIsNoneIsRefused() {
		Result result = this.commands.run("history", "-r", "a1f0");
		assertThat(result.code()).isEqualTo(1);
		assertThat(result.err()).startsWith("error: Range 'a1f0' cannot be read");
	}

	@Test
	void showTellsAllAboutRevision() {
		assertThat(this.commands.run("show", "e5b0").out()).startsWith("""
				Rev: e5b0 (billing) (head)
				Parent: <base>
				Also depends on: c3d0
				Branch names: billing
				Path:\s""").endsWith("\n    Create e5b0\n\n    execute CREATE TABLE t_e5b0 (id integer);\n");
	}

	@Test
	void currentFollowsTheDatabase() {
		assertThat(this.commands.run("current")).isEqualTo(new Result(0, "", ""));
		this.commands.run("upgrade", "e5b0");
		assertThat(this.commands.run("current").out()).isEqualTo("c3d0\ne5b0 (billing) (head)\n");
	}

	@Test
	void currentChecksHeads() {
		this.commands.run("upgrade", "b2e0");
		Result result = this.commands.run("current", "--check-heads");
		assertThat(result.code()).isEqualTo(3);
		assertThat(result.out()).isEqualTo("b2e0\n");
		assertThat(result.err()).contains("'d4c0' and 'e5b0' are not applied");
		this.commands.run("upgrade");
		assertThat(this.commands.run("current", "-c").code()).isZero();
	}

	@Test
	void currentShowsUnknownRevisions(@TempDir Path other) {
		this.commands.revision("f6a0 -> d4c0").run("upgrade", "f6a0");
		this.commands.file("f6a0.sql", "-- revision: f6a1\n-- down revision: d4c0\n-- upgrade\n");
		Result result = this.commands.run("current");
		assertThat(result.code()).isEqualTo(7);
		assertThat(result.out()).isEqualTo("f6a0 (unknown)\n");
	}

	@Test
	void databaseThatTheHistoryContradictsIsTold() {
		this.commands.run("upgrade", "a1f0");
		this.commands.execute("delete from migrate_version");
		Result emptied = this.commands.run("current");
		assertThat(emptied.code()).isEqualTo(1);
		assertThat(emptied.out()).isEqualTo("The version table has no row, but the history ends with revisions that "
				+ "are applied: somebody has emptied it. Look at the tables, and write what the database is at with "
				+ "`migrate stamp <revision>`.\n");
		assertThat(this.commands.run("check").err())
			.contains("has no row, but the history 'migrate_history' ends with 'a1f0'");
		this.commands.execute("update migrate_history set revision = 'cafe'");
		this.commands.execute("insert into migrate_version values ('cafe')");
		Result foreign = this.commands.run("current");
		assertThat(foreign.code()).isEqualTo(7);
		assertThat(foreign.out()).isEqualTo("cafe (unknown)\nThis database belongs to another application: the "
				+ "history, too, names no revision that is known here.\n");
		assertThat(this.commands.run("current", "--json").out()).contains("\"state\":\"foreign\"");
		Result check = this.commands.run("check");
		assertThat(check.code()).isEqualTo(7);
		assertThat(check.err()).contains("it belongs to another application");
	}

	@Test
	void namesForgeNoLine() {
		this.commands.file("f6a0.sql",
				"-- revision: f6a0\n-- down revision: d4c0\n-- message: a\u001b[2Jb\n-- upgrade\n");
		assertThat(this.commands.run("history", "-r", "d4c0:").out()).contains(", a\\u001b[2Jb\n")
			.doesNotContain("\u001b");
		this.commands.run("upgrade", "a1f0");
		this.commands.execute("update migrate_version set version_num = 'x1' || char(10) || 'f6a0'");
		assertThat(this.commands.run("current").out()).isEqualTo("x1\\nf6a0 (unknown)\n");
		assertThat(this.commands.run("upgrade", "b2e0").err()).contains("'x1\\nf6a0'");
	}

	@Test
	void reportsAreThereForPrograms() {
		this.commands.run("upgrade", "b2e0", "--quiet");
		assertThat(this.commands.run("current", "--json").out()).startsWith("{\"current\":[{\"revision\":\"b2e0\","
				+ "\"downRevisions\":[\"a1f0\"],\"dependsOn\":[],\"branchLabels\":[],\"description\":\"Create b2e0\",")
			.endsWith("\"head\":false,\"effectiveHead\":false,\"branchPoint\":false,\"mergePoint\":false,"
					+ "\"current\":true}],\"unknown\":[],\"state\":\"pending\",\"interrupted\":null,"
					+ "\"running\":null,\"backfill\":null}\n");
		assertThat(this.commands.run("heads", "--json").out()).startsWith("{\"heads\":[{\"revision\":\"d4c0\"");
		assertThat(this.commands.run("history", "--json").out()).startsWith("{\"revisions\":[{\"revision\":");
		assertThat(this.commands.run("branches", "--json").out()).contains("\"branchesInto\":[\"b2e0\",\"c3d0\"]");
		assertThat(this.commands.run("show", "a1f0", "--json").out()).contains("\"operations\":[\"execute CREATE");
	}

}
