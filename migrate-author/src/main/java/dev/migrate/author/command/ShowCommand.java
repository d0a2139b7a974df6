package dev.migrate.author.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.migrate.Migrator;
import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.RevisionNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Shows all about some revisions. The database is asked only for {@code current}.
 */
@Command(name = "show", description = "Show all about a revision.")
final class ShowCommand extends ReportingCommand {

	@Parameters(paramLabel = "<revision>", description = "A revision, 'current', 'heads', a branch label, …")
	private String target = "";

	@Override
	ExitCode run(CommandSession session) {
		Migrator migrator = session.migrator(options());
		RevisionGraph graph = migrator.graph();
		List<RevisionNode> shown = new NamedRevisions(migrator).resolve(this.target);
		RevisionText text = new RevisionText(graph, List.of());
		List<String> lines = new ArrayList<>();
		List<Map<String, Object>> data = new ArrayList<>();
		for (RevisionNode revision : shown) {
			List<String> operations = migrator.describe(revision.id());
			lines.addAll(text.details(revision));
			operations.forEach((operation) -> lines.add("    " + operation));
			Map<String, Object> values = text.data(revision);
			values.put("operations", operations);
			data.add(values);
		}
		print(session, new Report(lines, Map.of("revisions", data)));
		return ExitCode.DONE;
	}

}
