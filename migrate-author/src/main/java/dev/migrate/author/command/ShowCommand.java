package dev.migrate.author.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.RevisionNode;
import dev.migrate.start.Preview;
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
	Need need() {
		return NamedRevisions.asksDatabase(this.target) ? Need.DATABASE : Need.REVISIONS;
	}

	@Override
	boolean showsOperations() {
		return true;
	}

	@Override
	ExitCode run(CommandSession session) {
		CommandRevisions revisions = session.revisions(this);
		RevisionGraph graph = revisions.graph();
		List<RevisionNode> shown = new NamedRevisions(graph, () -> session.migrator(options())).resolve(this.target);
		RevisionText text = new RevisionText(revisions.scripts(), List.of());
		List<String> lines = new ArrayList<>();
		List<Map<String, Object>> data = new ArrayList<>();
		for (RevisionNode revision : shown) {
			List<String> operations = operations(session, revisions, revision);
			lines.addAll(text.details(revision));
			operations.forEach((operation) -> lines.add("    " + operation));
			Map<String, Object> values = text.data(revision);
			values.put("operations", operations);
			data.add(values);
		}
		print(session, new Report(lines, Map.of("revisions", data)));
		return ExitCode.DONE;
	}

	private List<String> operations(CommandSession session, CommandRevisions revisions, RevisionNode revision) {
		if (!revisions.found().canDescribe(revision.id())) {
			session.output().err().println("Build the project to see what '" + revision.id() + "' does.");
			return List.of();
		}
		if (session.beans() != null) {
			return session.migrator(options()).describe(revision.id());
		}
		return Preview.describe(session.dialect(), revisions.scripts().get(revision.id()));
	}

}
