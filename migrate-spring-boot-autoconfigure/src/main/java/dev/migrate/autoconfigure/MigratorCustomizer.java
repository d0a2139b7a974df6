package dev.migrate.autoconfigure;

import dev.migrate.MigratorBuilder;

/**
 * Changes the auto-configured {@link dev.migrate.Migrator} before it is built. Beans of
 * this type are called in their order, after all properties have been applied.
 */
@FunctionalInterface
public interface MigratorCustomizer {

	/**
	 * Change the migrator.
	 * @param builder the builder with all properties applied
	 */
	void customize(MigratorBuilder builder);

}
