package dev.migrate.autoconfigure.command;

import java.util.List;

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

	static Interruption watch(Progress progress, Output output) {
		Thread hook = new Thread(() -> tell(progress, output), "migrate-interruption");
		Runtime.getRuntime().addShutdownHook(hook);
		return new Interruption(hook);
	}

	private static void tell(Progress progress, Output output) {
		Step running = progress.running();
		if (running == null) {
			return;
		}
		progress.end();
		output.err()
			.println("interrupted: " + running + " was not complete." + System.lineSeparator()
					+ before(progress.completed()) + " What it has done so far is taken back where the database has "
					+ "transactions for DDL, and stays where it has not." + System.lineSeparator()
					+ "See where the database is with `migrate current`, and run the command again.");
		output.flush();
	}

	private static String before(List<Step> completed) {
		if (completed.isEmpty()) {
			return "Nothing was complete before it.";
		}
		return "What was complete before it stays: "
				+ String.join(", ", completed.stream().map(Step::toString).toList()) + ".";
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
