package dev.migrate.plan;

import dev.migrate.error.Advice;
import dev.migrate.error.MigrateException;

/**
 * Root of the exceptions about what can be done from where the database is. None of them
 * has changed anything.
 */
public abstract class PlanException extends MigrateException {

	/**
	 * Create an exception.
	 * @param description what is wrong and what is there
	 * @param action what to do
	 */
	protected PlanException(String description, String action) {
		super(description, action);
	}

	/**
	 * Create an exception that knows remedies.
	 * @param description what is wrong and what is there
	 * @param advice what to do
	 */
	protected PlanException(String description, Advice advice) {
		super(description, advice);
	}

}
