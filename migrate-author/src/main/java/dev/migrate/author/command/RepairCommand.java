package dev.migrate.author.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.Migrator;
import dev.migrate.error.Quoted;
import dev.migrate.start.ChangedRevision;
import dev.migrate.start.Resolution;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Puts right what the history says: accepts files that were edited after they had been
 * applied, or takes note of what somebody has done by hand about a failed revision.
 */
@Command(name = "repair",
		description = { "Accept revisions as they are now that were edited after they had been applied;",
				"or say how a revision that stopped half-way was put right by hand as a whole.",
				"'resume' answers for the one statement at which it stopped." })
final class RepairCommand extends ReportingCommand {

	@ArgGroup
	private @Nullable ByHand byHand;

	@Mixin
	private Confirmation confirmation = new Confirmation();

	@Override
	boolean changesOneDatabase() {
		return true;
	}

	@Override
	boolean isConfirmed(CommandSession session) {
		Migrator migrator = session.migrator(options());
		String deed = (this.byHand == null) ? "accept revisions that were edited"
				: "mark " + Quoted.list(List.of(migrator.graph().named(this.byHand.revision()).id())) + " as "
						+ this.byHand.resolution().word();
		return this.confirmation.given(session, options(), deed, migrator.databasePlace());
	}

	@Override
	ExitCode run(CommandSession session) {
		Migrator migrator = session.migrator(options());
		print(session, (this.byHand != null) ? resolve(migrator, this.byHand) : accept(migrator));
		return ExitCode.DONE;
	}

	private static Report accept(Migrator migrator) {
		List<ChangedRevision> accepted = migrator.acceptChanges();
		List<String> lines = accepted.stream()
			.map((revision) -> "accepted " + revision.revision() + " (" + revision.script() + ")")
			.toList();
		return new Report(lines.isEmpty() ? List.of("Nothing to do: no revision has been edited.") : lines,
				Map.of("accepted", accepted.stream().map(RepairCommand::data).toList()));
	}

	static Map<String, Object> data(ChangedRevision revision) {
		Map<String, Object> data = new LinkedHashMap<>();
		data.put("revision", revision.revision());
		data.put("script", revision.script());
		data.put("before", revision.applied());
		data.put("now", revision.now());
		return data;
	}

	private static Report resolve(Migrator migrator, ByHand byHand) {
		String revision = migrator.graph().named(byHand.revision()).id();
		migrator.resolve(revision, byHand.resolution());
		List<String> rows = migrator.current();
		Map<String, Object> data = new LinkedHashMap<>();
		data.put("revision", revision);
		data.put("resolution", byHand.resolution().word());
		data.put("current", rows);
		return new Report(List.of("marked " + revision + " as " + byHand.resolution().word() + ": the database is at "
				+ (rows.isEmpty() ? "base" : String.join(", ", rows)) + "."), data);
	}

	/**
	 * What was done by hand: one of the two.
	 */
	static final class ByHand {

		@Option(names = "--applied", paramLabel = "<revision>",
				description = "Its last run did not end well, and now all of it is there: it counts as applied.")
		private @Nullable String applied;

		@Option(names = "--undone", paramLabel = "<revision>",
				description = "Its last run did not end well, and now nothing of it is there: it counts as not applied.")
		private @Nullable String undone;

		String revision() {
			return (this.applied != null) ? this.applied : String.valueOf(this.undone);
		}

		Resolution resolution() {
			return (this.applied != null) ? Resolution.APPLIED : Resolution.UNDONE;
		}

	}

}
