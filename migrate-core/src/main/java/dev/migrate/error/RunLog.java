package dev.migrate.error;

import dev.migrate.lang.Internal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where all lines of a run go that are for users. The name of the logger is what they set
 * the level of, so it stays, whichever class writes. What is written stands on one line.
 */
@Internal
public final class RunLog {

	public static final Logger logger = new VisibleLogger(LoggerFactory.getLogger("dev.migrate.Migrator"));

	private RunLog() {
	}

	/**
	 * Another log, for those who look into details.
	 * @param type the class that writes
	 * @return its logger, which writes control characters so that they are seen
	 */
	public static Logger of(Class<?> type) {
		return new VisibleLogger(LoggerFactory.getLogger(type));
	}

}
