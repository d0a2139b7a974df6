package dev.migrate.drift;

import dev.migrate.error.Advice;
import dev.migrate.error.MigrateException;
import dev.migrate.error.Setting;

/**
 * There is no database in which revisions could be replayed, or it is not fit for it. It
 * was left as it is.
 */
public final class ScratchRefusedException extends MigrateException {

	/**
	 * Create an exception.
	 * @param description what is wrong with it
	 * @param advice what to do
	 */
	public ScratchRefusedException(String description, Advice advice) {
		super(description, advice);
	}

	static ScratchRefusedException missing(String database) {
		return new ScratchRefusedException(
				"The revisions have to be replayed to see what was changed by hand, and there is no database for that: "
						+ database + " has none in memory.",
				Advice.of("Create an empty database, and ")
					.and(Setting.SCRATCH.toBe("an empty database of the same kind"))
					.and("."));
	}

}
