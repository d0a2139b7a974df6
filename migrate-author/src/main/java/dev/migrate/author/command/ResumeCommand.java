package dev.migrate.author.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.Migrator;
import dev.migrate.error.Quoted;
import dev.migrate.start.Answer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Takes the answer to what nobody but a person can know: whether the statement has run at
 * which a revision stopped.
 */
@Command(name = "resume",
		description = { "Say what became of the statement at which a revision stopped, where the database",
				"does not tell; the next run goes on there. 'repair' answers for a whole revision." })
final class ResumeCommand extends ReportingCommand {

	@Parameters(paramLabel = "<revision>", description = "The revision that stopped in the middle.")
	private String revision = "";

	@ArgGroup(multiplicity = "1")
	private @Nullable Choice choice;

	@Mixin
	private Confirmation confirmation = new Confirmation();

	@Override
	boolean changesOneDatabase() {
		return true;
	}

	@Override
	boolean isConfirmed(CommandSession session) {
		Migrator migrator = session.migrator(options());
		String id = migrator.graph().named(this.revision).id();
		return this.confirmation.given(session, options(), "mark the statement at which " + Quoted.list(List.of(id))
				+ " stopped as " + (isDone() ? "done" : "not done"), migrator.databasePlace());
	}

	private boolean isDone() {
		return this.choice != null && this.choice.done;
	}

	@Override
	ExitCode run(CommandSession session) {
		Migrator migrator = session.migrator(options());
		boolean done = isDone();
		String id = migrator.graph().named(this.revision).id();
		migrator.resume(id, done ? Answer.DONE : Answer.NOT_DONE);
		Map<String, Object> data = new LinkedHashMap<>();
		data.put("revision", id);
		data.put("statement", done ? "done" : "not_done");
		print(session,
				new Report(List.of("marked the statement at which " + id + " stopped as "
						+ (done ? "done: the next run goes on behind it." : "not done: the next run goes on with it.")),
						data));
		return ExitCode.DONE;
	}

	/**
	 * What became of it: one of the two.
	 */
	static final class Choice {

		@Option(names = "--done", required = true, description = "It has run: the next run goes on behind it.")
		private boolean done;

		@Option(names = "--not-done", required = true,
				description = "It has not run, and nothing of it is there: the next run runs it.")
		private boolean notDone;

	}

}
