package dev.migrate.author.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.branch.Branches;
import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.RevisionNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Lists the heads, and whether several commute. The database is not asked.
 */
@Command(name = "heads", description = "Show the revisions that nothing is built on.")
final class HeadsCommand extends ReportingCommand {

	@Option(names = "--resolve-dependencies", description = "Leave out heads that others depend on.")
	private boolean resolveDependencies;

	@Override
	Need need() {
		return Need.REVISIONS;
	}

	@Override
	boolean takesAll() {
		return true;
	}

	@Override
	boolean showsOperations() {
		return true;
	}

	@Override
	ExitCode run(CommandSession session) {
		CommandRevisions revisions = session.revisions(this);
		RevisionGraph graph = revisions.graph();
		List<RevisionNode> heads = this.resolveDependencies ? graph.realHeads() : graph.heads();
		RevisionText text = new RevisionText(revisions.scripts(), List.of());
		List<String> lines = new ArrayList<>();
		heads.forEach((head) -> lines.addAll(options().verbose() ? text.details(head) : List.of(text.line(head))));
		BranchText branches = new BranchText(new Branches(revisions.scripts(), session.dialect())
			.compare(heads.stream().map(RevisionNode::id).toList()));
		lines.addAll(branches.lines());
		Map<String, Object> data = new LinkedHashMap<>();
		data.put("heads", heads.stream().map(text::data).toList());
		branches.addTo(data);
		print(session, new Report(lines, data));
		return ExitCode.DONE;
	}

}
