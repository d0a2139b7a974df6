package dev.migrate.autoconfigure;

import javax.sql.DataSource;

import dev.migrate.Migrator;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jdbc.SchemaManagement;
import org.springframework.boot.jdbc.SchemaManagementProvider;

/**
 * Keeps Hibernate from creating the tables of an embedded database that has migrations.
 */
class MigrateSchemaManagementProvider implements SchemaManagementProvider {

	private final ObjectProvider<Migrator> migrators;

	MigrateSchemaManagementProvider(ObjectProvider<Migrator> migrators) {
		this.migrators = migrators;
	}

	@Override
	public SchemaManagement getSchemaManagement(DataSource dataSource) {
		boolean managed = this.migrators.stream().map(Migrator::dataSource).anyMatch(dataSource::equals);
		return managed ? SchemaManagement.MANAGED : SchemaManagement.UNMANAGED;
	}

}
