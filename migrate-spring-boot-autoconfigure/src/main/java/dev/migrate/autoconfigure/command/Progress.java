package dev.migrate.autoconfigure.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.migrate.execute.MigrationListener;
import dev.migrate.plan.Step;
import org.jspecify.annotations.Nullable;

/**
 * Says what a run does while it runs: one line for each revision, with its time. On a
 * terminal the line is there as soon as the revision begins.
 */
final class Progress implements MigrationListener {

	private final Output output;

	private final StandardOptions options;

	private final List<Step> completed = new ArrayList<>();

	private @Nullable Step running;

	private boolean lineIsOpen;

	Progress(Output output, StandardOptions options) {
		this.output = output;
		this.options = options;
	}

	@Override
	public synchronized void beforeStep(Step step) {
		this.running = step;
		if (!this.options.quiet() && this.output.interactive()) {
			this.output.err().print(describe(step));
			this.output.err().flush();
			this.lineIsOpen = true;
		}
	}

	@Override
	public synchronized void afterStep(Step step, Duration elapsed) {
		this.running = null;
		this.completed.add(step);
		if (!this.options.quiet()) {
			String line = this.lineIsOpen ? "" : describe(step);
			this.output.err().println(line + " (" + Durations.text(elapsed) + ")");
			this.lineIsOpen = false;
		}
	}

	@Override
	public synchronized void failed(Step step, RuntimeException failure) {
		this.running = null;
		end();
	}

	@Override
	public synchronized void waiting(String holder, Duration waited) {
		if (!this.options.quiet()) {
			end();
			this.output.err().println("waiting for " + holder + " (" + Durations.text(waited) + ")");
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

	synchronized @Nullable Step running() {
		return this.running;
	}

	synchronized List<Step> completed() {
		return List.copyOf(this.completed);
	}

	private static String describe(Step step) {
		String message = step.revision().message();
		return message.isEmpty() ? step.toString() : step + ", " + message;
	}

}
