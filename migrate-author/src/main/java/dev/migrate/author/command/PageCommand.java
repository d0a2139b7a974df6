package dev.migrate.author.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.migrate.author.page.MigrationsPage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Writes the page of the endpoint as a file, as for a pull request.
 */
@Command(name = "page", description = "Write a page with the graph, and where the database is, as a file of HTML.")
final class PageCommand extends ReportingCommand {

	@Option(names = { "-o", "--output" }, paramLabel = "<file>",
			description = "Where to; standard output by default. Written over.")
	private @Nullable Path file;

	@Override
	boolean takesTenants() {
		return true;
	}

	@Override
	ExitCode run(CommandSession session) {
		String page = MigrationsPage.document("Migrations", session.migrator(options()));
		if (this.file == null) {
			session.output().out().print(page);
			return ExitCode.DONE;
		}
		try {
			Files.writeString(this.file, page);
		}
		catch (IOException ex) {
			throw new IllegalUsageException("The page cannot be written to '" + this.file + "'.",
					"Name a file in a folder that exists and may be written to.");
		}
		print(session, new Report(List.of(this.file.toString()), Map.of("file", this.file.toString())));
		return ExitCode.DONE;
	}

}
