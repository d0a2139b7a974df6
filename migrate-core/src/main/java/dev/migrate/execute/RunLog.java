package dev.migrate.execute;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where all lines of a run go that are for users. The name of the logger is what they set
 * the level of, so it stays, whichever class writes.
 */
final class RunLog {

	static final Logger logger = LoggerFactory.getLogger("dev.migrate.Migrator");

	private RunLog() {
	}

}
