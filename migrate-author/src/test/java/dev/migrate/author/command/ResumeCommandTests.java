package dev.migrate.author.command;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import dev.migrate.author.command.TestCommands.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A run that ended in the middle of a revision, and what a person says of it.
 */
class ResumeCommandTests {

	private TestCommands commands;

	private Path project;

	/**
	 * The second revision has made its table when its session ends, in a statement of
	 * which nobody but a person can know what it has done.
	 */
	@BeforeEach
	void begin(@TempDir Path project) {
		this.project = project;
		this.commands = new TestCommands(project).revision("a1f0");
		this.commands.file("d4c0.sql", """
				-- revision: d4c0
				-- down revision: a1f0
				-- upgrade
				create table d (id integer primary key);
				call step();
				insert into d values (1);
				-- downgrade
				delete from d;
				call step();
				drop table d;
				""");
		step("die");
	}

	private String place() {
		return " on H2 at 'mem:" + this.project.getFileName() + "', schema 'PUBLIC'.\n";
	}

	private void step(String method) {
		this.commands.execute("drop alias if exists step");
		this.commands.execute("create alias step for '" + Procedures.class.getName() + "." + method + "'");
	}

	private void interrupted(String... arguments) {
		assertThat(this.commands.run(arguments).code()).isNotZero();
		step("go");
	}

	@Test
	void nextRunAsksAndGoesOnBehindWhatIsDone() {
		interrupted("upgrade");
		String current = this.commands.run("current").out();
		assertThat(current).startsWith("a1f0\nupgrade d4c0 stopped at line 5, call step() (")
			.endsWith("d4c0.sql); the next run finds out whether that is done, or asks\n");
		assertThat(this.commands.run("current", "--json").out())
			.contains("\"interrupted\":{\"revision\":\"d4c0\",\"direction\":\"upgrade\",\"script\":\"")
			.endsWith("\"statement\":\"line 5, call step()\",\"state\":\"started\"},\"running\":null,"
					+ "\"backfill\":null}\n");
		Result asked = this.commands.run("upgrade");
		assertThat(asked.code()).isEqualTo(6);
		assertThat(asked.err()).contains("Revision 'd4c0' stopped in upgrade while a statement ran", "call step()",
				"`migrate resume --done d4c0` or `migrate resume --not-done d4c0`");
		assertThat(this.commands.run("resume", "--yes", "--done", "d4")).isEqualTo(
				new Result(0, "marked the statement at which d4c0 stopped as done: the next run goes on behind it.\n",
						"Mark the statement at which 'd4c0' stopped as done" + place()));
		assertThat(this.commands.run("current").out()).endsWith("that is done, and the next run goes on behind it\n");
		assertThat(this.commands.run("log", "-l", "1").out()).contains(" upgrade d4c0 answered",
				" (said to be done: line 5, call step())");
		step("die");
		assertThat(this.commands.run("upgrade", "-q")).isEqualTo(new Result(0, "", ""));
		this.commands.execute("insert into d values (2)");
		assertThat(this.commands.run("current").out()).isEqualTo("d4c0 (head)\n");
	}

	/**
	 * As it stands in the journal behind a backfill of three batches.
	 */
	@Test
	void backfillThatStoppedSaysHowFarItHasCome() {
		interrupted("upgrade");
		this.commands.execute("update migrate_journal set statements = 'BACKFILL' || char(9) || '2' || char(9) || '25' "
				+ "|| char(9) || '3' || char(9) || '2026-11-23T07:26:05.790Z' || char(9) || '2026-11-23T07:31:44.018Z' "
				+ "|| char(9) || 'users'");
		assertThat(this.commands.run("current").out()).endsWith("\nin a backfill of users (operation 2): 25 rows in "
				+ "3 batches, begun 2026-11-23T07:26:05.790Z, last batch 2026-11-23T07:31:44.018Z\n");
		assertThat(this.commands.run("current", "--json").out())
			.endsWith("\"running\":null,\"backfill\":{\"operation\":2,\"table\":\"users\",\"rows\":25,\"batches\":3,"
					+ "\"began\":\"2026-11-23T07:26:05.790Z\",\"lastBatch\":\"2026-11-23T07:31:44.018Z\"}}\n");
	}

	@Test
	void nextRunGoesOnWithWhatIsNotDone() {
		interrupted("upgrade");
		assertThat(this.commands.run("resume", "--yes", "d4c0", "--not-done", "--json").out())
			.isEqualTo("{\"revision\":\"d4c0\",\"statement\":\"not_done\"}\n");
		step("die");
		interrupted("upgrade");
		assertThat(this.commands.run("resume", "--yes", "d4c0", "--not-done").code()).isZero();
		step("go");
		assertThat(this.commands.run("upgrade", "-q").code()).isZero();
	}

	@Test
	void downgradeIsResumedToo() {
		step("go");
		this.commands.run("upgrade", "-q");
		step("die");
		interrupted("downgrade", "--yes", "a1f0");
		assertThat(this.commands.run("upgrade").err()).contains("stopped in downgrade while a statement ran");
		assertThat(this.commands.run("resume", "--yes", "--done", "d4c0").code()).isZero();
		assertThat(this.commands.run("downgrade", "--yes", "a1f0", "-q")).isEqualTo(new Result(0, "", ""));
		assertThat(this.commands.run("current").out()).isEqualTo("a1f0\n");
	}

	@Test
	void secondAnswerIsRefused() {
		interrupted("upgrade");
		assertThat(this.commands.run("resume", "--yes", "--not-done", "d4c0").code()).isZero();
		for (String answer : new String[] { "--done", "--not-done" }) {
			Result second = this.commands.run("resume", "--yes", answer, "d4c0");
			assertThat(second.code()).isEqualTo(1);
			assertThat(second.err()).contains(place() + "error: Revision 'd4c0' stopped at line 5, call step()")
				.contains("of which it is known already that it is not done", "The next run goes on with it.");
		}
	}

	@Test
	void answerThatMakesNoSenseChangesNothing() {
		assertThat(this.commands.run("resume", "--yes", "a1f0").code()).isEqualTo(2);
		assertThat(this.commands.run("resume", "--yes", "a1f0", "--done", "--not-done").code()).isEqualTo(2);
		assertThat(this.commands.run("resume", "--yes", "--done").code()).isEqualTo(2);
		assertThat(this.commands.run("resume", "--yes", "cafe", "--done").code()).isEqualTo(7);
		Result result = this.commands.run("resume", "--yes", "a1f0", "--done");
		assertThat(result.code()).isEqualTo(1);
		assertThat(result.err()).contains(place() + "error: Revision 'a1f0' has not stopped in the middle");
		// None of our tables is there yet
		this.commands.execute("create table migrate_version (id integer)");
	}

	@Test
	void revisionThatWasCompletedByHandIsRepaired() {
		interrupted("upgrade");
		this.commands.execute("insert into d values (1)");
		assertThat(this.commands.run("repair", "--yes", "--applied", "d4c0")).isEqualTo(new Result(0,
				"marked d4c0 as applied: the database is at d4c0.\n", "Mark 'd4c0' as applied" + place()));
		assertThat(this.commands.run("upgrade").out()).isEqualTo("Nothing to do: the database is at d4c0.\n");
	}

	@Test
	void revisionThatWasUndoneByHandIsRepaired() {
		interrupted("upgrade");
		this.commands.execute("drop table d");
		assertThat(this.commands.run("repair", "--yes", "--undone", "d4c0")).isEqualTo(
				new Result(0, "marked d4c0 as undone: the database is at a1f0.\n", "Mark 'd4c0' as undone" + place()));
		assertThat(this.commands.run("upgrade", "-q")).isEqualTo(new Result(0, "", ""));
		assertThat(this.commands.run("current").out()).isEqualTo("d4c0 (head)\n");
	}

	/**
	 * What revisions call.
	 */
	public static final class Procedures {

		private Procedures() {
		}

		/**
		 * End the session of a statement while it runs.
		 */
		public static void die(Connection connection) throws SQLException {
			try (Statement statement = connection.createStatement()) {
				statement.execute("call abort_session(session_id())");
			}
		}

		/**
		 * Do nothing.
		 */
		public static void go(Connection connection) {
			assertThat(connection).isNotNull();
		}

	}

}
