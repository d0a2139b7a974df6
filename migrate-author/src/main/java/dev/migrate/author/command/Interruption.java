package dev.migrate.author.command;

import java.util.List;

import dev.migrate.error.Quoted;
import dev.migrate.plan.Step;

/**
 * Says what stays if the process is ended from outside in the middle of a revision, as by
 * Ctrl-C or by the end of a container.
 */
final class Interruption {

	private final Thread hook;

	private Interruption(Thread hook) {
		this.hook = hook;
	}

	static Interruption watch(ProgressLine progress, Output output) {
		Thread hook = new Thread(() -> tell(progress, output), "migrate-interruption");
		Runtime.getRuntime().addShutdownHook(hook);
		return new Interruption(hook);
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
		output.flush();
	}

	/**
	 * There is nothing to interrupt any more.
	 */
	void end() {
		try {
			Runtime.getRuntime().removeShutdownHook(this.hook);
		}
		catch (IllegalStateException ex) {
			// The end has begun, and the hook says what there is to say
		}
	}

}
