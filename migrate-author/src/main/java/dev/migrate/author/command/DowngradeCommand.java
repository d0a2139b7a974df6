package dev.migrate.author.command;

import java.util.List;

import dev.migrate.MigrationResult;
import dev.migrate.Migrator;
import dev.migrate.OfflineSql;
import dev.migrate.error.Quoted;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * Downgrades the database.
 */
@Command(name = "downgrade", description = "Downgrade the database.")
final class DowngradeCommand extends ChangingCommand {

	@Parameters(paramLabel = "<revision>",
			description = "What stays: 'base', a revision, or '-1' to undo what was applied last.")
	private String target = "";

	@Mixin
	private Confirmation confirmation = new Confirmation();

	@Override
	boolean isConfirmed(CommandSession session, Migrator migrator) {
		return this.confirmation.given(session, options(), "downgrade to " + Quoted.list(List.of(this.target)),
				migrator.databasePlace());
	}

	@Override
	MigrationResult apply(Migrator migrator) {
		return migrator.downgrade(this.target);
	}

	@Override
	String script(Migrator migrator, OfflineSql sql) {
		return sql.downgrade(this.target);
	}

}
