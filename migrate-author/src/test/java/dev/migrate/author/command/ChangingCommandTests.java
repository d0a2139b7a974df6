package dev.migrate.author.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.migrate.author.command.TestCommands.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands that change the database.
 */
class ChangingCommandTests {

	@TempDir
	private Path project;

	private TestCommands commands;

	@BeforeEach
	void begin() {
		this.commands = new TestCommands(this.project).revision("a1f0")
			.revision("b2e0 -> a1f0")
			.revision("c3d0 -> b2e0");
	}

	@Test
	void upgradeSaysWhereItHasCome() {
		Result result = this.commands.run("upgrade", "b2e0");
		assertThat(result.code()).isZero();
		assertThat(result.out()).matches("2 steps in \\d.*: the database is at b2e0\\.\n");
		assertThat(result.err())
			.matches("upgrade a1f0, Create a1f0 \\(\\d.*\\)\nupgrade b2e0, Create b2e0 \\(\\d.*\\)\n");
	}

	@Test
	void upgradeGoesToTheConfiguredTargetByDefault() {
		this.commands.run("upgrade");
		assertThat(this.commands.run("current").out()).isEqualTo("c3d0 (head)\n");
		assertThat(this.commands.run("upgrade").out()).isEqualTo("Nothing to do: the database is at c3d0.\n");
	}

	@Test
	void quietSaysNothing() {
		assertThat(this.commands.run("upgrade", "-q")).isEqualTo(new Result(0, "", ""));
	}

	@Test
	void personSeesWhatIsRunning() {
		String err = this.commands.interactive().run("upgrade", "a1f0").err();
		assertThat(err).matches("upgrade a1f0, Create a1f0 \\(\\d.*\\)\n");
	}

	@Test
	void jsonTellsTheSteps() {
		String out = this.commands.run("upgrade", "+1", "--json").out();
		assertThat(out)
			.startsWith("{\"current\":[\"a1f0\"],\"steps\":[{\"direction\":\"upgrade\",\"revision\":\"a1f0\","
					+ "\"description\":\"Create a1f0\",\"after\":[\"a1f0\"]}],\"milliseconds\":");
	}

	@Test
	void numberOfStepsDownIsTargetAndNoOption() {
		this.commands.run("upgrade");
		assertThat(this.commands.run("downgrade", "--yes", "-1", "-q").code()).isZero();
		assertThat(this.commands.run("current").out()).isEqualTo("b2e0\n");
		assertThat(this.commands.run("downgrade", "--yes", "-q", "--", "-1").code()).isZero();
		assertThat(this.commands.run("current").out()).isEqualTo("a1f0\n");
		assertThat(this.commands.run("downgrade", "--yes", "base").out()).endsWith("the database is at base.\n");
	}

	@Test
	void stampRunsNothing() {
		assertThat(this.commands.run("stamp", "b2e0").code()).isZero();
		assertThat(this.commands.run("current").out()).isEqualTo("b2e0\n");
		Result result = this.commands.run("downgrade", "--yes", "base");
		assertThat(result.code()).isEqualTo(6);
		assertThat(result.err()).contains("t_b2e0".toUpperCase());
	}

	@Test
	void purgeForgetsUnknownRows() {
		this.commands.run("stamp", "c3d0");
		this.commands.file("c3d0.sql", "-- revision: c3d1\n-- down revision: b2e0\n-- upgrade\n");
		assertThat(this.commands.run("upgrade").code()).isEqualTo(7);
		assertThat(this.commands.run("stamp", "--yes", "--purge", "b2e0").code()).isZero();
		assertThat(this.commands.run("current").out()).isEqualTo("b2e0\n");
	}

	@Test
	void failedRevisionHasItsExitCode() {
		this.commands.file("d4c0.sql", "-- revision: d4c0\n-- down revision: c3d0\n-- upgrade\nCREATE nonsense;\n");
		Result result = this.commands.run("upgrade");
		assertThat(result.code()).isEqualTo(6);
		assertThat(result.out()).isEmpty();
		assertThat(result.err()).contains("error: Revision 'd4c0'");
	}

	@Test
	void severalHeadsHaveTheirExitCode() {
		assertThat(this.commands.revision("c4c0 -> b2e0").run("upgrade", "head").code()).isEqualTo(5);
	}

	@Test
	void versionTableIsCreatedWithoutRevisions() {
		assertThat(this.commands.run("ensure-version"))
			.isEqualTo(new Result(0, "The version table is there: the database is at base.\n", ""));
		assertThat(this.commands.run("ensure-version").code()).isZero();
		assertThat(this.commands.run("current").out()).isEmpty();
	}

	@Test
	void oneStepDownUndoesTheMergeThatWasAppliedLast() {
		this.commands.revision("d4c0 -> b2e0").revision("e5b0 -> c3d0, d4c0").run("upgrade");
		assertThat(this.commands.run("downgrade", "--yes", "-1").err()).contains("\ndowngrade e5b0, Create e5b0 (");
		assertThat(this.commands.run("current").out()).isEqualTo("d4c0\nc3d0\n");
	}

	@Test
	void oneStepDownIsAmbiguousWhereTheHistoryDoesNotHelp() {
		this.commands.revision("d4c0 -> b2e0").run("stamp", "c3d0", "d4c0");
		this.commands.execute("DELETE FROM migrate_history");
		Result result = this.commands.run("downgrade", "--yes", "-1");
		assertThat(result.code()).isEqualTo(1);
		assertThat(result.err()).contains(".\nerror: Target '-1' is ambiguous: the database is at 'c3d0' and 'd4c0'");
		assertThat(this.commands.run("current").out()).isEqualTo("d4c0 (head)\nc3d0 (head)\n");
	}

	@Test
	void editedFileIsAcceptedByRepair() {
		this.commands.run("upgrade", "a1f0");
		this.commands.file("a1f0.sql", "-- revision: a1f0\n-- upgrade\nCREATE TABLE t_a1f0 (id bigint);\n");
		assertThat(this.commands.run("upgrade").code()).isEqualTo(7);
		Result repaired = this.commands.run("repair", "--yes");
		assertThat(repaired.code()).isZero();
		assertThat(repaired.out()).matches("accepted a1f0 \\(.*a1f0\\.sql\\)\n");
		assertThat(this.commands.run("upgrade").code()).isZero();
		assertThat(this.commands.run("repair", "--yes", "--json").out()).isEqualTo("{\"accepted\":[]}\n");
	}

	@Test
	void failedRevisionIsMarkedAsResolved() {
		this.commands.file("d4c0.sql",
				"-- revision: d4c0\n-- down revision: c3d0\n-- upgrade\nCREATE TABLE d (id integer);\nCREATE nonsense;\n");
		assertThat(this.commands.run("upgrade").err()).contains("repair --applied d4c0");
		assertThat(this.commands.run("repair", "--yes", "--undone", "d4"))
			.isEqualTo(new Result(0, "marked d4c0 as undone: the database is at c3d0.\n",
					"Mark 'd4c0' as undone on H2 at 'mem:" + this.project.getFileName() + "', schema 'PUBLIC'.\n"));
		this.commands.execute("DROP TABLE d");
		assertThat(this.commands.run("upgrade").code()).isEqualTo(6);
		assertThat(this.commands.run("repair", "--yes", "--applied=d4c0", "--json").out())
			.isEqualTo("{\"revision\":\"d4c0\",\"resolution\":\"applied\",\"current\":[\"d4c0\"]}\n");
		assertThat(this.commands.run("current").out()).isEqualTo("d4c0 (head)\n");
	}

	@Test
	void resolutionThatMakesNoSenseIsRefused() {
		this.commands.run("upgrade", "a1f0");
		assertThat(this.commands.run("repair", "--yes", "--applied", "a1f0", "--undone", "a1f0").code()).isEqualTo(2);
		assertThat(this.commands.run("repair", "--yes", "--applied").code()).isEqualTo(2);
		assertThat(this.commands.run("repair", "--yes", "--undone", "cafe").code()).isEqualTo(7);
		Result result = this.commands.run("repair", "--yes", "--applied", "a1f0");
		assertThat(result.code()).isEqualTo(1);
		assertThat(result.err()).contains(".\nerror: Revision 'a1f0' has no failed run that could be resolved");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "downgrade base | downgrade to 'base'",
					"stamp --purge a1f0 b2e0 | forget what the version table says and stamp 'a1f0', 'b2e0'",
					"repair | accept revisions that were edited", "repair --undone b2 | mark 'b2e0' as undone",
					"repair --applied b2 | mark 'b2e0' as applied",
					"resume --done b2 | mark the statement at which 'b2e0' stopped as done",
					"resume b2 --not-done | mark the statement at which 'b2e0' stopped as not done" })
	void whatIsHardToTakeBackIsAskedOfOneDatabase(String command, String deed) {
		this.commands.run("upgrade", "b2e0");
		String place = "H2 at 'mem:" + this.project.getFileName() + "', schema 'PUBLIC'";
		Result unasked = this.commands.run(command.split(" "));
		assertThat(unasked.code()).isEqualTo(2);
		assertThat(unasked.out()).isEmpty();
		assertThat(unasked.err()).isEqualToNormalizingNewlines(
				"error: To " + deed + " takes a yes, and there is no terminal to ask at; the database is " + place
						+ ".\nAdd --yes to the command if that is the one.\n");
		Result declined = this.commands.answering("no").run(command.split(" "));
		assertThat(declined.code()).isEqualTo(1);
		assertThat(declined.err()).endsWithIgnoringCase(deed + " on " + place + "? [y/N] Nothing has been changed.\n");
		assertThat(this.commands.run("current").out()).isEqualTo("b2e0\n");
		List<String> forced = new ArrayList<>(List.of(command.split(" ")));
		forced.add("--yes");
		Result agreed = this.commands.answering("y").run(command.split(" "));
		assertThat(agreed.err()).startsWithIgnoringCase(deed + " on " + place + "? [y/N] ");
		assertThat(this.commands.answering().run(forced.toArray(String[]::new)).err())
			.startsWithIgnoringCase(deed + " on " + place + ".\n");
		forced.add("-q");
		assertThat(this.commands.run(forced.toArray(String[]::new)).err()).doesNotContain(place);
	}

	@Test
	void nothingIsAskedWhereNothingIsTakenBack() {
		assertThat(this.commands.run("upgrade").code()).isZero();
		assertThat(this.commands.run("stamp", "b2e0").code()).isZero();
		assertThat(this.commands.run("downgrade", "c3d0:base", "--sql").code()).isZero();
	}

	@Test
	void sqlIsPrintedAndNothingElse() {
		Result result = this.commands.run("upgrade", "a1f0:b2e0", "--sql");
		assertThat(result.code()).isZero();
		assertThat(result.err()).isEmpty();
		assertThat(result.out()).startsWith("-- Migrate for H2: upgrade a1f0:b2e0\n")
			.contains("-- Running upgrade a1f0 -> b2e0, Create b2e0\n", "CREATE TABLE t_b2e0 (id integer);\n")
			.doesNotContain("t_a1f0");
		assertThat(this.commands.run("current").out()).isEmpty();
	}

	@Test
	void sqlIsWrittenForAnotherDatabase() {
		assertThat(this.commands.run("upgrade", "--sql", "--dialect", "postgresql").out())
			.startsWith("-- Migrate for PostgreSQL: upgrade heads\n")
			.contains("BEGIN;\n", "t_c3d0");
		assertThat(this.commands.run("stamp", "b2e0", "--sql", "--dialect", "sqlite").out())
			.contains("insert into migrate_version (version_num) values ('b2e0');\n");
		assertThat(this.commands.run("ensure-version", "--sql", "--dialect", "mysql").out())
			.contains("CREATE TABLE IF NOT EXISTS migrate_version (");
		assertThat(this.commands.run("downgrade", "--yes", "b2e0:base", "--sql", "--json").out())
			.startsWith("{\"sql\":\"-- Migrate for H2: downgrade b2e0:base\\n");
	}

	@Test
	void sqlThatMakesNoSenseIsWrongUsage() {
		assertThat(this.commands.run("downgrade", "--yes", "base", "--sql").code()).isEqualTo(2);
		assertThat(this.commands.run("stamp", "b2e0", "--purge", "--sql").code()).isEqualTo(2);
		assertThat(this.commands.run("upgrade", "--dialect", "h2").code()).isEqualTo(2);
		Result result = this.commands.run("upgrade", "--sql", "--dialect", "db2");
		assertThat(result.code()).isEqualTo(1);
		assertThat(result.err()).contains("db2", "postgresql");
		assertThat(result.out()).isEmpty();
	}

}
