package dev.migrate.autoconfigure;

import dev.migrate.Migrator;

/**
 * What happens with each {@link Migrator} on startup. A bean of this type takes the place
 * of {@link Migrator#run()}.
 */
@FunctionalInterface
public interface MigrationStrategy {

	/**
	 * Do what a start does to one database. Everything that uses the database waits until
	 * this returns.
	 * @param migrator the migrator of that database
	 */
	void migrate(Migrator migrator);

}
