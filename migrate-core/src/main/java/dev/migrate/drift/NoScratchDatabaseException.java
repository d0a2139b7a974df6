package dev.migrate.drift;

import dev.migrate.error.Advice;
import dev.migrate.error.MigrateException;
import dev.migrate.error.Setting;

/**
 * Revisions cannot be replayed, because there is no database for it.
 */
public final class NoScratchDatabaseException extends MigrateException {

	private static final long serialVersionUID = 1L;

	NoScratchDatabaseException(String database) {
		super("The revisions have to be replayed to see what was changed by hand, and there is no database for that: "
				+ database + " has none in memory.",
				Advice.of("Create an empty database, and ")
					.and(Setting.SCRATCH.toBe("an empty database of the same kind"))
					.and("."));
	}

}
