package dev.migrate.author.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.migrate.error.Quoted;
import dev.migrate.execute.MigrationListener;
import dev.migrate.execute.RevisionFailedException;
import dev.migrate.plan.Step;
import org.jspecify.annotations.Nullable;

/**
 * Says what a run does while it runs: one line for each revision, with its time. On a
 * terminal the line is there as soon as the revision begins, and tells how far it has
 * come where data is changed in batches.
 */
final class ProgressLine implements MigrationListener {

	private final Output output;

	private final StandardOptions options;

	private final List<Step> completed = new ArrayList<>();

	private @Nullable Step running;

	/** What stands in the line that is not complete; empty if there is none. */
	private String line = "";

	ProgressLine(Output output, StandardOptions options) {
		this.output = output;
		this.options = options;
	}

	/**
	 * Of all tenants at once, the upgrade itself tells.
	 */
	@Override
	public MigrationListener ofTenant(String tenant) {
		return (this.options.tenant() != null) ? this : new MigrationListener() {
		};
	}

	@Override
	public synchronized void beforeStep(Step step) {
		this.running = step;
		rewrite(describe(step));
	}

	@Override
	public synchronized void afterBatch(Step step, String table, int batches, long rows) {
		rewrite(describe(step) + ": " + Quoted.visible(table) + ", " + batches
				+ ((batches == 1) ? " batch, " : " batches, ") + rows + ((rows == 1) ? " row" : " rows"));
	}

	/** A person sees one line that changes; in a file it would be many. */
	private void rewrite(String text) {
		if (!this.options.quiet() && this.output.interactive() && !text.equals(this.line)) {
			String rest = " ".repeat(Math.max(0, this.line.length() - text.length()));
			this.output.err().print((this.line.isEmpty() ? "" : "\r") + text + rest + "\b".repeat(rest.length()));
			this.output.err().flush();
			this.line = text;
		}
	}

	@Override
	public synchronized void afterStep(Step step, Duration elapsed) {
		this.running = null;
		this.completed.add(step);
		if (!this.options.quiet()) {
			rewrite(describe(step));
			String line = this.line.isEmpty() ? describe(step) : "";
			this.output.err().println(line + " (" + Durations.text(elapsed) + ")");
			this.line = "";
		}
	}

	@Override
	public synchronized void afterFailure(Step step, RevisionFailedException failure) {
		this.running = null;
		end();
	}

	@Override
	public synchronized void waiting(String holder, Duration waited) {
		if (!this.options.quiet()) {
			end();
			this.output.err().println("waiting for " + Quoted.visible(holder) + " (" + Durations.text(waited) + ")");
		}
	}

	/**
	 * End a line that is not complete, so that something else can be said.
	 */
	synchronized void end() {
		if (!this.line.isEmpty()) {
			this.output.err().println();
			this.line = "";
		}
	}

	synchronized @Nullable Step running() {
		return this.running;
	}

	synchronized List<Step> completed() {
		return List.copyOf(this.completed);
	}

	private static String describe(Step step) {
		String message = step.revision().message();
		return Quoted.visible(message.isEmpty() ? step.toString() : step + ", " + message);
	}

}
