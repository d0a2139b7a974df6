package dev.migrate.author.command;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.migrate.error.Quoted;
import dev.migrate.plan.Step;

/**
 * Keeps the process that is ended from outside, as by Ctrl-C or by the end of a
 * container, until the command has said how far it came. Where the code of a revision
 * cannot be stopped, says itself what stays.
 */
final class Interruption {

	/** Longer than the library waits until its statement is cancelled. */
	private static final long LONGEST_WAIT_SECONDS = 9;

	private final Thread hook;

	private final CountDownLatch ended = new CountDownLatch(1);

	private Interruption(ProgressLine progress, Output output) {
		this.hook = new Thread(() -> await(progress, output), "migrate-interruption");
	}

	static Interruption watch(ProgressLine progress, Output output) {
		Interruption interruption = new Interruption(progress, output);
		Runtime.getRuntime().addShutdownHook(interruption.hook);
		return interruption;
	}

	private void await(ProgressLine progress, Output output) {
		try {
			if (!this.ended.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
				tell(progress, output);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		output.flush();
	}

	private static void tell(ProgressLine progress, Output output) {
		Step running = progress.running();
		if (running == null) {
			return;
		}
		progress.end();
		String before = String.join(", ", progress.completed().stream().map(Step::toString).toList());
		List<String> lines = List.of("interrupted: " + running + " was not complete.",
				"What it has done so far is taken back where the database has transactions for DDL, and stays where it "
						+ "has not.",
				before.isEmpty() ? "Nothing was complete before it."
						: "What was complete before stays: " + before + ".",
				"See where the database is with `migrate current`, and run the command again.");
		lines.stream().map(Quoted::visible).forEach(output.err()::println);
	}

	/**
	 * There is nothing to interrupt any more.
	 */
	void end() {
		this.ended.countDown();
		try {
			Runtime.getRuntime().removeShutdownHook(this.hook);
		}
		catch (IllegalStateException ex) {
			// The end has begun, and the hook says what there is to say
		}
	}

}
