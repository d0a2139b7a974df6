package dev.migrate.autogenerate;

import dev.migrate.error.MigrateException;

/**
 * A bean of the application that takes part in a comparison failed, so that the
 * comparison is not complete.
 */
public final class ComparatorFailedException extends MigrateException {

	private final String comparator;

	/**
	 * Create an exception.
	 * @param comparator the bean
	 * @param cause why it failed
	 */
	public ComparatorFailedException(Object comparator, Throwable cause) {
		super("The bean '" + comparator.getClass().getName() + "', which takes part in the comparison, failed: " + cause
				+ ".", "Correct it, or take the bean away. Nothing has been written.", cause);
		this.comparator = comparator.getClass().getName();
	}

	/**
	 * The bean.
	 * @return the name of its class
	 */
	public String comparator() {
		return this.comparator;
	}

}
