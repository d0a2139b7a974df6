package dev.migrate.author.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import dev.migrate.author.draft.RevisionFileName;
import dev.migrate.author.draft.SourceTree;
import dev.migrate.revision.RevisionNode;
import dev.migrate.script.Script;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Opens the source of revisions.
 */
@Command(name = "edit", description = "Open a revision in $EDITOR or $VISUAL.")
final class EditCommand extends ApplicationCommand {

	@Parameters(paramLabel = "<revision>", description = "A revision, 'current', 'heads', a branch label, …")
	private String target = "";

	@Override
	Need need() {
		return NamedRevisions.asksDatabase(this.target) ? Need.DATABASE : Need.REVISIONS;
	}

	@Override
	ExitCode run(CommandSession session) {
		CommandRevisions revisions = session.revisions(this);
		NamedRevisions named = new NamedRevisions(revisions.graph(), () -> session.migrator(options()));
		List<String> command = new ArrayList<>(editor(session));
		SourceTree sources = new SourceTree(session.directory(), RevisionFileName.DEFAULT);
		for (RevisionNode revision : named.resolve(this.target)) {
			command.add(revisions.found()
				.source(revision.id())
				.orElseGet(() -> source(sources, revisions.scripts().get(revision.id())))
				.toString());
		}
		return edit(command, session.directory());
	}

	private static List<String> editor(CommandSession session) {
		return Stream.of("EDITOR", "VISUAL")
			.map((name) -> session.environment().getProperty(name, ""))
			.filter((value) -> !value.isBlank())
			.findFirst()
			.map((value) -> Arrays.asList(value.strip().split("\\s+")))
			.orElseThrow(() -> new IllegalUsageException("There is no editor.",
					"Set the environment variable EDITOR, as in 'EDITOR=vi'."));
	}

	private static Path source(SourceTree sources, Script script) {
		return sources.source(script)
			.orElseThrow(() -> new IllegalUsageException(
					"The source of revision '" + script.node().id() + "' (" + script.name() + ") is not here.",
					"Run the command in the directory of the project."));
	}

	private static ExitCode edit(List<String> command, Path directory) {
		try {
			Process process = new ProcessBuilder(command).directory(directory.toFile()).inheritIO().start();
			return (process.waitFor() == 0) ? ExitCode.DONE : ExitCode.FAILURE;
		}
		catch (IOException ex) {
			throw new IllegalUsageException("The editor '" + command.get(0) + "' cannot be started.",
					"Correct the environment variable EDITOR.");
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return ExitCode.FAILURE;
		}
	}

}
