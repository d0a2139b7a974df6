package dev.migrate.author.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.RevisionNode;
import picocli.CommandLine.Command;

/**
 * Lists the revisions where branches begin. The database is not asked.
 */
@Command(name = "branches", description = "Show the revisions that several others are built on.")
final class BranchesCommand extends ReportingCommand {

	@Override
	Need need() {
		return Need.REVISIONS;
	}

	@Override
	boolean takesAll() {
		return true;
	}

	@Override
	ExitCode run(CommandSession session) {
		CommandRevisions revisions = session.revisions(this);
		RevisionGraph graph = revisions.graph();
		RevisionText text = new RevisionText(revisions.scripts(), List.of());
		List<String> lines = new ArrayList<>();
		List<Map<String, Object>> data = new ArrayList<>();
		for (RevisionNode branchPoint : graph.branchPoints()) {
			List<RevisionNode> next = graph.children(branchPoint.id());
			lines.addAll(options().verbose() ? text.details(branchPoint) : List.of(text.line(branchPoint)));
			String indent = " ".repeat(branchPoint.id().length()) + " -> ";
			next.forEach((revision) -> lines.add(indent + text.line(revision)));
			Map<String, Object> values = text.data(branchPoint);
			values.put("branchesInto", next.stream().map(RevisionNode::id).toList());
			data.add(values);
		}
		print(session, new Report(lines, Map.of("branches", data)));
		return ExitCode.DONE;
	}

}
