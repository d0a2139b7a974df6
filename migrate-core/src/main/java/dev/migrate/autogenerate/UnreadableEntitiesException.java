package dev.migrate.autogenerate;

import dev.migrate.error.MigrateException;
import org.jspecify.annotations.Nullable;

/**
 * There are entities, but nothing can read them, nothing tells how they are mapped, or
 * their mapping is wrong. Nothing has been changed.
 */
public final class UnreadableEntitiesException extends MigrateException {

	private static final long serialVersionUID = 1L;

	private final String beanName;

	/**
	 * Create an exception.
	 * @param beanName whose entities they are
	 * @param reason why they cannot be read
	 * @param remedy what to do
	 * @param cause what was met, if anything
	 */
	public UnreadableEntitiesException(String beanName, String reason, String remedy, @Nullable Throwable cause) {
		super("The entities of '" + beanName + "' cannot be read: " + reason, remedy, cause);
		this.beanName = beanName;
	}

	/**
	 * Whose entities they are.
	 * @return the name of the bean
	 */
	public String beanName() {
		return this.beanName;
	}

}
