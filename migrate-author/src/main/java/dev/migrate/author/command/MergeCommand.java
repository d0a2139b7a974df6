package dev.migrate.author.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.migrate.author.command.RevisionAuthor.RevisionPlace;
import dev.migrate.branch.Branches;
import dev.migrate.error.Quoted;
import dev.migrate.revision.RevisionNode;
import dev.migrate.revision.Target;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Writes a revision that joins several, with a place for what resolves each conflict of
 * theirs. The database is not asked.
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
	boolean showsOperations() {
		return true;
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
		BranchText branches = new BranchText(new Branches(revisions.scripts(), session.dialect())
			.compare(joined.stream().map(RevisionNode::id).toList()));
		Report written = author.write(this.draft, new RevisionPlace(parents, this.splice, List.of()), message,
				(language, style) -> branches.body(language));
		Map<String, Object> data = new LinkedHashMap<>(written.data());
		branches.addTo(data);
		print(session, new Report(written.lines(), data));
		branches.lines().forEach((line) -> session.output().err().println(Quoted.visible(line)));
		return ExitCode.DONE;
	}

}
