package dev.migrate.author.command;

import java.util.ArrayList;
import java.util.List;

import dev.migrate.MigrationResult;
import dev.migrate.Migrator;
import dev.migrate.OfflineSql;
import dev.migrate.error.Quoted;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Writes into the version table, and runs nothing.
 */
@Command(name = "stamp", description = "Say what the database is at, without running anything.")
final class StampCommand extends ChangingCommand {

	@Parameters(arity = "1..*", paramLabel = "<revision>",
			description = "What it is at: 'heads', 'base', a revision, …")
	private List<String> targets = new ArrayList<>();

	@Option(names = "--purge", description = "Forget all that the version table says, whatever it is.")
	private boolean purge;

	@Mixin
	private Confirmation confirmation = new Confirmation();

	@Override
	boolean isConfirmed(CommandSession session, Migrator migrator) {
		return !this.purge || this.confirmation.given(session, options(),
				"forget what the version table says and stamp " + Quoted.list(this.targets), migrator.databasePlace());
	}

	@Override
	MigrationResult apply(Migrator migrator) {
		return migrator.stamp(this.targets, this.purge);
	}

	@Override
	String script(Migrator migrator, OfflineSql sql) {
		if (this.purge) {
			throw new IllegalUsageException(
					"--purge forgets what the version table says, and SQL that is only written " + "cannot know that.",
					"Leave --purge out, or stamp the database itself.");
		}
		return sql.stamp(this.targets.toArray(String[]::new));
	}

}
