package dev.migrate.autoconfigure;

import dev.migrate.lang.Internal;

/**
 * Says whose failure it is where there are several migrators, or one that has properties
 * of its own. The failure itself is the cause.
 */
@Internal
public final class MigratorFailedException extends RuntimeException {

	private final String migrator;

	private final transient PropertiesOfMigrator properties;

	MigratorFailedException(String migrator, PropertiesOfMigrator properties, RuntimeException cause) {
		super("The migrator '" + migrator + "' has failed", cause);
		this.migrator = migrator;
		this.properties = properties;
	}

	/**
	 * Whose failure it is.
	 * @return the bean name of the migrator
	 */
	public String migrator() {
		return this.migrator;
	}

	/**
	 * Which properties are about its database.
	 * @return the properties
	 */
	public PropertiesOfMigrator properties() {
		return this.properties;
	}

}
