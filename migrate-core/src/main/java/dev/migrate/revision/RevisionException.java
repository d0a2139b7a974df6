package dev.migrate.revision;

import dev.migrate.error.Advice;
import dev.migrate.error.MigrateException;

/**
 * Root of the exceptions about the graph of revisions and the words that point into it.
 * None of them has changed anything.
 */
public abstract class RevisionException extends MigrateException {

	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 * @param description what is wrong and what is there
	 * @param action what to do
	 */
	protected RevisionException(String description, String action) {
		super(description, action);
	}

	/**
	 * Create an exception that knows remedies.
	 * @param description what is wrong and what is there
	 * @param advice what to do
	 */
	protected RevisionException(String description, Advice advice) {
		super(description, advice);
	}

}
