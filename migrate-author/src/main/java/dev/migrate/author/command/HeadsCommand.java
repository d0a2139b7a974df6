package dev.migrate.author.command;

import java.util.List;
import java.util.Map;

import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.RevisionNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Lists the heads. The database is not asked.
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
	ExitCode run(CommandSession session) {
		RevisionGraph graph = session.revisions(this).graph();
		List<RevisionNode> heads = this.resolveDependencies ? graph.realHeads() : graph.heads();
		RevisionText text = new RevisionText(graph, List.of());
		List<String> lines = heads.stream()
			.flatMap((head) -> (options().verbose() ? text.details(head) : List.of(text.line(head))).stream())
			.toList();
		print(session, new Report(lines, Map.of("heads", heads.stream().map(text::data).toList())));
		return ExitCode.DONE;
	}

}
