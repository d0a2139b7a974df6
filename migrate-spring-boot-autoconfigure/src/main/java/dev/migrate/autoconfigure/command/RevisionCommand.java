package dev.migrate.autoconfigure.command;

import java.util.ArrayList;
import java.util.List;

import dev.migrate.Migrator;
import dev.migrate.revision.Target;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Writes a new revision. The database is not asked.
 */
@Command(name = "revision", description = "Write a new revision into the project.")
final class RevisionCommand extends ReportingCommand {

	@Mixin
	private DraftOptions draft = new DraftOptions();

	@Option(names = "--head", paramLabel = "<revision>",
			description = "What it is built on: 'head' by default, 'base' for a line of its own.")
	private String head = "head";

	@Option(names = "--splice", description = "Allow a parent that is no head.")
	private boolean splice;

	@Option(names = "--depends-on", paramLabel = "<revision>", description = "What has to be applied before it.")
	private List<String> dependsOn = new ArrayList<>();

	@Override
	ExitCode run(CommandSession session) {
		Migrator migrator = session.migrator(options());
		RevisionAuthor author = new RevisionAuthor(session, migrator.catalog(), migrator.settings().locations());
		print(session, author.write(this.draft, List.of(Target.parse(this.head)), this.splice, this.dependsOn, ""));
		return ExitCode.DONE;
	}

}
