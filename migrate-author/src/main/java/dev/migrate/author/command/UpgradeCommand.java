package dev.migrate.author.command;

import dev.migrate.Fleet;
import dev.migrate.FleetResult;
import dev.migrate.MigrationResult;
import dev.migrate.Migrator;
import dev.migrate.OfflineSql;
import dev.migrate.error.Quoted;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * Upgrades the database, or all tenants where these are what is migrated.
 */
@Command(name = "upgrade", description = "Upgrade the database, or all tenants.")
final class UpgradeCommand extends ChangingCommand {

	@Parameters(arity = "0..1", paramLabel = "<revision>",
			description = "Where to: 'heads', a revision, '+1', a branch label, … By default 'migrate.target'.")
	private @Nullable String target;

	@Mixin
	private TenantOptions tenants = new TenantOptions();

	@Override
	boolean takesAll() {
		return !sqlOnly();
	}

	@Override
	boolean takesTenants() {
		return true;
	}

	@Override
	ExitCode run(CommandSession session) {
		boolean part = this.tenants.areGiven(options());
		if (part && sqlOnly()) {
			throw new IllegalUsageException("--shard is about which tenants are upgraded, and none is with --sql.",
					"Leave out one of them.");
		}
		Migrator migrator = session.migrator(options());
		return (part || (migrator.hasTenants() && !sqlOnly())) ? upgradeTenants(session, migrator) : super.run(session);
	}

	private ExitCode upgradeTenants(CommandSession session, Migrator migrator) {
		Fleet fleet = this.tenants.of(migrator);
		String target = target(migrator);
		String place = TenantsText.place(migrator.graph(), target);
		TenantsProgress progress = new TenantsProgress(session.output(), options());
		migrator.addListener(progress);
		FleetResult result;
		try {
			result = fleet.upgrade(target);
		}
		finally {
			progress.end();
		}
		TenantsText.failures(result).stream().map(Quoted::visible).forEach(session.output().err()::println);
		if (json() || !options().quiet()) {
			print(session, TenantsText.of(result, place));
		}
		return ExitCode.of(result);
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
