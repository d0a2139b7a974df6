package dev.migrate.author.command;

import java.time.Duration;
import java.util.List;

import dev.migrate.error.Quoted;
import dev.migrate.execute.MigrationListener;
import dev.migrate.execute.RevisionFailedException;
import dev.migrate.plan.Step;

/**
 * Says how many tenants are migrated while a run over all of them is at work: on a
 * terminal in one line that counts, in a file with a line for each hundred. Told by
 * several threads.
 */
final class TenantsProgress implements MigrationListener {

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
