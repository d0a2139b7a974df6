package dev.migrate.drift;

import dev.migrate.error.MigrateException;

/**
 * Revisions cannot be replayed, because there is no database for it.
 */
public final class NoScratchDatabaseException extends MigrateException {

	private static final long serialVersionUID = 1L;

	NoScratchDatabaseException(String database) {
		super("The revisions have to be replayed to see what was changed by hand, and there is no database for that: "
				+ database + " has none in memory.",
				"Create an empty database of the same kind and name it in migrate.autogenerate.scratch.url, "
						+ "with migrate.autogenerate.scratch.user and migrate.autogenerate.scratch.password.");
	}

}
