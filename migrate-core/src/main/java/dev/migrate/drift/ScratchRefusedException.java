package dev.migrate.drift;

import dev.migrate.error.Advice;
import dev.migrate.error.MigrateException;

/**
 * Thrown if a database is not fit to be a scratch. It was left as it is.
 */
public final class ScratchRefusedException extends MigrateException {

	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 * @param description what is wrong with it
	 * @param advice what to do
	 */
	public ScratchRefusedException(String description, Advice advice) {
		super(description, advice);
	}

}
