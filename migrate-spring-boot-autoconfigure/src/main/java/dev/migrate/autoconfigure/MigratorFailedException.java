package dev.migrate.autoconfigure;

import dev.migrate.lang.Internal;

/**
 * Says whose failure it is where a start runs several migrators. The failure itself is
 * the cause.
 */
@Internal
public final class MigratorFailedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String migrator;

	MigratorFailedException(String migrator, RuntimeException cause) {
		super("The migrator '" + migrator + "' has failed", cause);
		this.migrator = migrator;
	}

	/**
	 * Whose failure it is.
	 * @return the bean name of the migrator
	 */
	public String migrator() {
		return this.migrator;
	}

}
