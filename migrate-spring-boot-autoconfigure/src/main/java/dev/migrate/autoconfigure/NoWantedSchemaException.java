package dev.migrate.autoconfigure;

import dev.migrate.error.MigrateException;

/**
 * Thrown if nothing says what a database has to look like.
 */
public final class NoWantedSchemaException extends MigrateException {

	NoWantedSchemaException() {
		super("Nothing says what the database has to look like: the application has no JPA entities, no entities of "
				+ "Spring Data JDBC, and no bean of type Schema or WantedSchemaSource for it.",
				"Add 'spring-boot-starter-data-jpa' or 'spring-boot-starter-data-jdbc' and entities, or define a bean "
						+ "of type dev.migrate.schema.Schema; what belongs to another database than the application's "
						+ "names its migrator with @Qualifier.");
	}

}
