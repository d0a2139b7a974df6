package dev.migrate.author.command;

import java.time.Duration;
import java.util.List;

import dev.migrate.Fleet;
import dev.migrate.FleetResult;
import dev.migrate.MigrationResult;
import dev.migrate.Migrator;
import dev.migrate.OfflineSql;
import dev.migrate.error.Quoted;
import dev.migrate.execute.MigrationListener;
import dev.migrate.execute.RevisionFailedException;
import dev.migrate.plan.Step;
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
		TenantsText.failures(result, session.speaker(options(), "<id>"))
			.stream()
			.map(Quoted::visible)
			.forEach(session.output().err()::println);
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

	/**
	 * Says how many tenants are migrated while a run over all of them is at work: on a
	 * terminal in one line that counts, in a file with a line for each hundred. Told by
	 * several threads.
	 */
	private static final class TenantsProgress implements MigrationListener {

		private static final int TENANTS_PER_LINE = 100;

		private final Output output;

		private final StandardOptions options;

		private int migrated;

		private boolean lineIsOpen;

		TenantsProgress(Output output, StandardOptions options) {
			this.output = output;
			this.options = options;
		}

		@Override
		public MigrationListener ofTenant(String tenant) {
			return new OfTenant(tenant);
		}

		private synchronized void count() {
			this.migrated++;
			String line = this.migrated + ((this.migrated == 1) ? " tenant migrated" : " tenants migrated");
			if (this.options.quiet()) {
				return;
			}
			if (this.output.interactive()) {
				this.output.err().print((this.lineIsOpen ? "\r" : "") + line);
				this.output.err().flush();
				this.lineIsOpen = true;
			}
			else if (this.migrated % TENANTS_PER_LINE == 0) {
				this.output.err().println(line);
			}
		}

		private synchronized void say(String line) {
			if (!this.options.quiet()) {
				end();
				this.output.err().println(Quoted.visible(line));
			}
		}

		/**
		 * End a line that is not complete, so that something else can be said.
		 */
		synchronized void end() {
			if (this.lineIsOpen) {
				this.output.err().println();
				this.lineIsOpen = false;
			}
		}

		/**
		 * Knows whether the run of one tenant goes well.
		 */
		private final class OfTenant implements MigrationListener {

			private final String tenant;

			private boolean failed;

			OfTenant(String tenant) {
				this.tenant = tenant;
			}

			@Override
			public void afterFailure(Step step, RevisionFailedException failure) {
				this.failed = true;
			}

			@Override
			public void afterRun(List<Step> steps) {
				if (!this.failed && !steps.isEmpty()) {
					count();
				}
			}

			@Override
			public void waiting(String holder, Duration waited) {
				say("tenant '" + this.tenant + "': waiting for " + holder + " (" + Durations.text(waited) + ")");
			}

		}

	}

}
