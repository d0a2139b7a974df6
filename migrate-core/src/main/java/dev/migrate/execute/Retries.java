package dev.migrate.execute;

import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;

import org.slf4j.Logger;

/**
 * Tries again what has waited too long for a lock, with growing pauses in which others
 * can do their work. Gives up after a number of tries.
 */
final class Retries {

	private static final Logger logger = RunLog.logger;

	private static final int FIRST_PAUSE = 500;

	private static final int LONGEST_PAUSE = 10_000;

	private final int limit;

	private int used;

	Retries(int limit) {
		this.limit = limit;
	}

	/**
	 * Run something that has left nothing behind when it fails.
	 */
	void run(Action action, Predicate<SQLException> again) throws SQLException {
		while (true) {
			try {
				action.run();
				return;
			}
			catch (SQLException ex) {
				if (!again.test(ex) || !pause()) {
					throw ex;
				}
			}
		}
	}

	/**
	 * Pause before the next try.
	 * @return whether there is a next try
	 */
	boolean pause() {
		if (this.used >= this.limit) {
			return false;
		}
		this.used++;
		int pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * this.used);
		logger.info("A lock of the database could not be had in time; trying again ({} of {})", this.used, this.limit);
		return sleep(pause + ThreadLocalRandom.current().nextInt(pause));
	}

	private static boolean sleep(long milliseconds) {
		try {
			Thread.sleep(milliseconds);
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	int used() {
		return this.used;
	}

	/**
	 * Something that talks to the database.
	 */
	interface Action {

		void run() throws SQLException;

	}

}
