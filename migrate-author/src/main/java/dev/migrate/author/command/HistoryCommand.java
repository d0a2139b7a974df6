package dev.migrate.author.command;

import java.util.List;
import java.util.Map;

import dev.migrate.plan.History;
import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.RevisionNode;
import dev.migrate.revision.RevisionRange;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Lists revisions, newest first. The database is asked only where something is said about
 * the current revision.
 */
@Command(name = "history", description = "List revisions, the newest first.")
final class HistoryCommand extends ReportingCommand {

	@Option(names = { "-r", "--rev-range" }, paramLabel = "<start:end>",
			description = "Only these; both ends are included and may be left out, and 'current' is one.")
	private String range = ":";

	@Option(names = { "-i", "--indicate-current" }, description = "Mark what the database is at.")
	private boolean indicateCurrent;

	@ArgGroup
	private Drawing drawing = new Drawing();

	/**
	 * How the graph is shown.
	 */
	static final class Drawing {

		@Option(names = "--graph", description = "Draw the graph beside the revisions.")
		private boolean graph;

		@Option(names = "--mermaid",
				description = "Write the graph for Mermaid, as Markdown on GitHub or GitLab draws it.")
		private boolean mermaid;

		@Option(names = "--dot", description = "Write the graph for Graphviz.")
		private boolean dot;

	}

	@Override
	Need need() {
		return asksDatabase() ? Need.DATABASE : Need.REVISIONS;
	}

	@Override
	boolean takesAll() {
		return true;
	}

	@Override
	ExitCode run(CommandSession session) {
		RevisionRange asked = RevisionRange.parse(this.range);
		CommandRevisions revisions = session.revisions(this);
		List<String> rows = asksDatabase() ? session.migrator(options()).current() : List.of();
		List<RevisionNode> listed = new History(revisions.graph()).revisions(asked, rows);
		List<String> marked = this.indicateCurrent ? ids(session.migrator(options()).currentRevisions()) : List.of();
		RevisionText text = new RevisionText(revisions.scripts(), marked);
		print(session, new Report(lines(text, listed, session, revisions.graph()),
				Map.of("revisions", listed.stream().map(text::data).toList())));
		return ExitCode.DONE;
	}

	private boolean asksDatabase() {
		return this.indicateCurrent || History.asksDatabase(RevisionRange.parse(this.range));
	}

	private static List<String> ids(List<RevisionNode> revisions) {
		return revisions.stream().map(RevisionNode::id).toList();
	}

	private List<String> lines(RevisionText text, List<RevisionNode> listed, CommandSession session,
			RevisionGraph graph) {
		if (this.drawing.mermaid) {
			return new GraphText(withoutLabels(listed, graph)).mermaid();
		}
		if (this.drawing.dot) {
			return new GraphText(withoutLabels(listed, graph)).dot();
		}
		if (this.drawing.graph) {
			return new GraphDrawing(listed).draw((revision) -> text.line(revision) + message(revision));
		}
		if (!options().verbose()) {
			return listed.stream().map(text::step).toList();
		}
		Map<String, List<String>> last = this.indicateCurrent ? LogText.last(session.migrator(options()).history())
				: Map.of();
		return listed.stream()
			.flatMap((revision) -> text.details(revision, last.getOrDefault(revision.id(), List.of())).stream())
			.toList();
	}

	/** A line leads from revision to revision, whatever a dependency is called by. */
	private static List<RevisionNode> withoutLabels(List<RevisionNode> listed, RevisionGraph graph) {
		return listed.stream().map((node) -> node.withDependsOn(graph.dependencies(node.id()))).toList();
	}

	private static String message(RevisionNode revision) {
		return revision.message().isEmpty() ? "" : ", " + revision.message();
	}

}
