package dev.migrate.author.command;

import dev.migrate.MigrationResult;
import dev.migrate.Migrator;
import dev.migrate.OfflineSql;
import picocli.CommandLine.Command;

/**
 * Creates the version table.
 */
@Command(name = "ensure-version", aliases = "ensure_version",
		description = "Create the version table if it is missing.")
final class EnsureVersionCommand extends ChangingCommand {

	@Override
	boolean takesAll() {
		return !sqlOnly();
	}

	@Override
	MigrationResult apply(Migrator migrator) {
		return migrator.ensureVersionTable();
	}

	@Override
	String script(Migrator migrator, OfflineSql sql) {
		return sql.ensureVersionTable();
	}

	@Override
	String withoutSteps() {
		return "The version table is there";
	}

}
