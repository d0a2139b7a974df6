package dev.migrate.autoconfigure.command;

import dev.migrate.Migrator;
import picocli.CommandLine.Command;

/**
 * Creates the version table.
 */
@Command(name = "ensure-version", aliases = "ensure_version",
		description = "Create the version table if it is missing.")
final class EnsureVersionCommand extends ApplicationCommand {

	@Override
	ExitCode run(CommandSession session) {
		Migrator migrator = session.migrator(options());
		migrator.ensureVersionTable();
		return ExitCode.DONE;
	}

}
