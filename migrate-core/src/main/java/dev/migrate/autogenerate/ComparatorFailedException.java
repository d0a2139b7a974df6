package dev.migrate.autogenerate;

import dev.migrate.error.MigrateException;

/**
 * A comparator of the application failed, so that the comparison is not complete.
 */
public final class ComparatorFailedException extends MigrateException {

	private final String comparator;

	/**
	 * Create an exception.
	 * @param comparator the comparator
	 * @param cause why it failed
	 */
	public ComparatorFailedException(Object comparator, Throwable cause) {
		super("The comparator '" + comparator.getClass().getName() + "' failed: " + cause + ".",
				"Correct it, or take the bean away. Nothing has been written.", cause);
		this.comparator = comparator.getClass().getName();
	}

	/**
	 * The comparator.
	 * @return the name of its class
	 */
	public String comparator() {
		return this.comparator;
	}

}
