package dev.migrate.tenant;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

/**
 * One of many that have the same revisions, each in a schema or a database of its own,
 * with a version table there.
 *
 * @param id what it is called, in messages and by {@link dev.migrate.Migrator#tenant}
 * @param schema its schema; {@code null} for the one that its connections have
 * @param dataSource its database; {@code null} for that of the migrator
 */
public record Tenant(String id, @Nullable String schema, @Nullable DataSource dataSource) {

	/**
	 * A schema in the database of the migrator. On MariaDB and MySQL, that is a database
	 * of the same server.
	 * @param schema the schema, by which the tenant is called, too
	 * @return the tenant
	 */
	public static Tenant ofSchema(String schema) {
		return new Tenant(schema, schema, null);
	}

	/**
	 * A schema in the database of the migrator.
	 * @param id what the tenant is called
	 * @param schema its schema
	 * @return the tenant
	 */
	public static Tenant ofSchema(String id, String schema) {
		return new Tenant(id, schema, null);
	}

	/**
	 * A database of its own.
	 * @param id what the tenant is called
	 * @param dataSource its database; one connection at a time is taken from it
	 * @return the tenant
	 */
	public static Tenant ofDatabase(String id, DataSource dataSource) {
		return new Tenant(id, null, dataSource);
	}

	/**
	 * What can be logged: a data source may tell a password.
	 */
	@Override
	public String toString() {
		return this.id;
	}

}
