package dev.migrate.test;

import dev.migrate.Migrator;

/**
 * Entry to the assertions about revisions, for static import.
 */
public final class MigrationAssertions {

	private MigrationAssertions() {
	}

	/**
	 * Say something about the revisions of a migrator and about its database.
	 * @param migrator the migrator
	 * @return the assertions
	 */
	public static MigratorAssert assertThat(Migrator migrator) {
		return new MigratorAssert(migrator);
	}

}
