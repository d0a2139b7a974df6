package dev.migrate.autoconfigure;

import dev.migrate.execute.MigrationListener;
import dev.migrate.lang.Internal;

/**
 * Listens to every migrator of the application, whoever has made it, and tells them
 * apart: a listener hears of steps, not of whose they are.
 */
@Internal
@FunctionalInterface
public interface ListenerOfMigrators {

	/**
	 * What listens to one migrator.
	 * @param migrator the name of its bean
	 * @return the listener
	 */
	MigrationListener of(String migrator);

}
