package dev.migrate.author.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.migrate.revision.RevisionNode;
import dev.migrate.revision.Target;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Writes a revision that joins several. The database is not asked.
 */
@Command(name = "merge", description = "Write a revision that joins several.")
final class MergeCommand extends ReportingCommand {

	@Mixin
	private DraftOptions draft = new DraftOptions();

	@Parameters(arity = "1..*", paramLabel = "<revision>", description = "What to join; 'heads' for all heads.")
	private List<String> revisions = new ArrayList<>();

	@Option(names = "--splice", description = "Allow parents that are no heads.")
	private boolean splice;

	@Override
	Need need() {
		return Need.REVISIONS;
	}

	@Override
	ExitCode run(CommandSession session) {
		CommandRevisions revisions = session.revisions(this);
		revisions.found().requireReadable();
		List<Target> parents = this.revisions.stream().map(Target::parse).toList();
		List<RevisionNode> joined = parents.stream()
			.flatMap((parent) -> revisions.graph().resolve(parent).stream())
			.toList();
		if (joined.size() < 2) {
			throw new IllegalUsageException(
					"There is nothing to merge: '" + String.join(" ", this.revisions) + "' is "
							+ ((joined.size() == 1) ? "one revision" : "no revision") + ".",
					"Name at least two revisions; `heads` shows those that nothing is built on.");
		}
		String message = joined.stream().map(RevisionNode::id).collect(Collectors.joining(" and ", "Merge ", ""));
		RevisionAuthor author = new RevisionAuthor(session, revisions, options());
		print(session, author.write(this.draft, new RevisionPlace(parents, this.splice, List.of()), message,
				RevisionAuthor.NO_BODY));
		return ExitCode.DONE;
	}

}
