package dev.migrate.autoconfigure.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.ChangedRevision;
import picocli.CommandLine.Command;

/**
 * Accepts files that were edited after they had been applied.
 */
@Command(name = "repair",
		description = "Accept SQL files as they are now that were edited after they had been applied.")
final class RepairCommand extends ReportingCommand {

	@Override
	ExitCode run(CommandSession session) {
		List<ChangedRevision> accepted = session.migrator(options()).acceptChanges();
		List<String> lines = accepted.stream()
			.map((revision) -> "accepted " + revision.revision() + " (" + revision.script() + ")")
			.toList();
		Report report = new Report(lines.isEmpty() ? List.of("Nothing to do: no file has been edited.") : lines,
				Map.of("accepted", accepted.stream().map(RepairCommand::data).toList()));
		print(session, report);
		return ExitCode.DONE;
	}

	private static Map<String, Object> data(ChangedRevision revision) {
		Map<String, Object> data = new LinkedHashMap<>();
		data.put("revision", revision.revision());
		data.put("script", revision.script());
		data.put("before", revision.applied());
		data.put("now", revision.now());
		return data;
	}

}
