package dev.migrate.author.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.Migrator;
import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.RevisionNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Says where the database is.
 */
@Command(name = "current", description = "Show the revisions that the database is at.")
final class CurrentCommand extends ReportingCommand {

	@Option(names = { "-c", "--check-heads" }, description = "End with code 3 if a head is not applied.")
	private boolean checkHeads;

	@Override
	ExitCode run(CommandSession session) {
		Migrator migrator = session.migrator(options());
		List<String> unknown = migrator.unknownRows();
		List<RevisionNode> known = migrator.currentRevisions();
		print(session, report(migrator.graph(), known, unknown));
		if (!unknown.isEmpty()) {
			return ExitCode.UNKNOWN_REVISION;
		}
		if (this.checkHeads) {
			migrator.requireHeads();
		}
		return ExitCode.DONE;
	}

	private Report report(RevisionGraph graph, List<RevisionNode> known, List<String> unknown) {
		RevisionText text = new RevisionText(graph, List.of());
		RevisionText data = new RevisionText(graph, known.stream().map(RevisionNode::id).toList());
		List<String> lines = new ArrayList<>();
		known.forEach((revision) -> lines
			.addAll(options().verbose() ? text.details(revision) : List.of(text.line(revision))));
		unknown.forEach((row) -> lines.add(row + " (unknown)"));
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("current", known.stream().map(data::data).toList());
		json.put("unknown", unknown);
		return new Report(lines, json);
	}

}
