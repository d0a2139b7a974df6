package dev.migrate.author.command;

import dev.migrate.MigrationResult;
import dev.migrate.Migrator;
import dev.migrate.OfflineSql;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Upgrades the database.
 */
@Command(name = "upgrade", description = "Upgrade the database.")
final class UpgradeCommand extends ChangingCommand {

	@Parameters(arity = "0..1", paramLabel = "<revision>",
			description = "Where to: 'heads', a revision, '+1', a branch label, … By default 'migrate.target'.")
	private @Nullable String target;

	@Override
	boolean takesAll() {
		return !sqlOnly();
	}

	@Override
	MigrationResult apply(Migrator migrator) {
		return migrator.upgrade(target(migrator));
	}

	@Override
	String script(Migrator migrator, OfflineSql sql) {
		return sql.upgrade(target(migrator));
	}

	private String target(Migrator migrator) {
		return (this.target != null) ? this.target : migrator.settings().goal().target();
	}

}
