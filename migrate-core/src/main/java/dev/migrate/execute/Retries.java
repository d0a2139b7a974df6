package dev.migrate.execute;

import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.Predicate;

import dev.migrate.connect.Patience;
import dev.migrate.error.RunLog;
import dev.migrate.execute.session.SqlAction;
import org.slf4j.Logger;

/**
 * Tries again what has waited too long for a lock, with growing pauses in which others
 * can do their work. Gives up after a number of tries.
 */
final class Retries {

	private static final Logger logger = RunLog.logger;

	private final Patience.Wait wait = Patience
		.growing(ChronoUnit.FOREVER.getDuration(), Duration.ofMillis(500), Duration.ofSeconds(10))
		.spread()
		.begin();

	private final int limit;

	private final ProcessEnd processEnd;

	private int used;

	Retries(int limit, ProcessEnd processEnd) {
		this.limit = limit;
		this.processEnd = processEnd;
	}

	/**
	 * Run something that has left nothing behind when it fails.
	 * @param subject what is run, for people
	 */
	void run(String subject, SqlAction action, Predicate<SQLException> again) throws SQLException {
		while (true) {
			try {
				action.run();
				return;
			}
			catch (SQLException ex) {
				if (!again.test(ex) || !pause(subject)) {
					throw ex;
				}
			}
		}
	}

	/**
	 * Pause before the next try.
	 * @param subject what is tried, for people
	 * @return whether there is a next try
	 */
	boolean pause(String subject) {
		if (this.used >= this.limit) {
			return false;
		}
		this.used++;
		logger.info("A lock of the database could not be had in time for {}; trying again ({} of {})", subject,
				this.used, this.limit);
		return this.processEnd.pause(this.wait::pause);
	}

}
