package dev.migrate.error;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where all lines of a run go that are for users. The name of the logger is what they set
 * the level of, so it stays, whichever class writes.
 */
public final class RunLog {

	public static final Logger logger = LoggerFactory.getLogger("dev.migrate.Migrator");

	private RunLog() {
	}

}
