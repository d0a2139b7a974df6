package dev.migrate.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.sql.DataSource;

import dev.migrate.Migrator;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.jdbc.SchemaManagement;
import org.springframework.boot.jdbc.SchemaManagementProvider;

/**
 * Keeps Hibernate from creating the tables of an embedded database that has migrations,
 * whether they go through the application's {@code DataSource} or another connection to
 * its database.
 */
class MigrateSchemaManagementProvider implements SchemaManagementProvider {

	private final ConfigurableListableBeanFactory beanFactory;

	private final ApplicationDataSource dataSources;

	MigrateSchemaManagementProvider(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
		this.dataSources = new ApplicationDataSource(beanFactory);
	}

	@Override
	public SchemaManagement getSchemaManagement(DataSource dataSource) {
		Map<String, Migrator> migrators = this.beanFactory.getBeansOfType(Migrator.class);
		boolean managed = migrators.values().stream().anyMatch((each) -> DatabaseOf.same(each.dataSource(), dataSource))
				|| name(dataSource).flatMap(new MigratorNames(this.beanFactory)::ofDatasource).isPresent();
		return managed ? SchemaManagement.MANAGED : SchemaManagement.UNMANAGED;
	}

	private Optional<String> name(DataSource dataSource) {
		List<String> names = this.dataSources.all();
		return names.stream()
			.filter(this.beanFactory::containsSingleton)
			.filter((name) -> this.beanFactory.getBean(name) instanceof DataSource bean
					&& DatabaseOf.same(bean, dataSource))
			.findFirst();
	}

}
