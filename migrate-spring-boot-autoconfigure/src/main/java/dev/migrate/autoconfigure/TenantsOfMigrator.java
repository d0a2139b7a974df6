package dev.migrate.autoconfigure;

import java.util.List;

import javax.sql.DataSource;

import dev.migrate.MigratorBuilder;
import dev.migrate.error.RunLog;
import dev.migrate.tenant.TenantSettings;
import dev.migrate.tenant.TenantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.jdbc.metadata.CompositeDataSourcePoolMetadataProvider;
import org.springframework.boot.jdbc.metadata.DataSourcePoolMetadata;
import org.springframework.boot.jdbc.metadata.DataSourcePoolMetadataProvider;

/**
 * Gives a migrator its tenants: those of the properties, or of a bean. More at a time
 * than the pool has connections would only wait for each other. One connection is left,
 * since whether a session is the same behind a pooler is found out through a second one.
 */
final class TenantsOfMigrator {

	private static final Logger logger = RunLog.of(TenantsOfMigrator.class);

	private final ConfigurableListableBeanFactory beanFactory;

	TenantsOfMigrator(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	/**
	 * Give them.
	 * @param builder builds the migrator
	 * @param dataSource its database
	 * @param prefix where its properties begin
	 * @param properties what they say
	 * @param beans the beans that are its own
	 */
	void applyTo(MigratorBuilder builder, DataSource dataSource, String prefix, MigrateProperties.Tenants properties,
			List<TenantSource> beans) {
		if (beans.size() > 1 || (!beans.isEmpty() && !properties.schemas().isEmpty())) {
			throw IllegalDatasourceException.twoTenantSources(prefix, beans.size());
		}
		TenantSource source = beans.isEmpty() ? null : beans.get(0);
		if (!properties.schemas().isEmpty()) {
			source = TenantSource.schemas(dataSource, properties.schemas());
		}
		if (source != null) {
			TenantSettings settings = properties.settings();
			builder.tenants(source, settings.withParallelism(parallelism(settings, dataSource, prefix)));
		}
	}

	private int parallelism(TenantSettings settings, DataSource dataSource, String prefix) {
		DataSourcePoolMetadata pool = pool(dataSource);
		Integer connections = (pool != null) ? pool.getMax() : null;
		if (connections == null || connections < 1 || connections > settings.parallelism()) {
			return settings.parallelism();
		}
		int most = Math.max(1, connections - 1);
		if (most < settings.parallelism()) {
			logger.info("'{}.tenants.parallelism' is {}, and the pool has {} connections, one of which is left free: "
					+ "{} at a time are migrated.", prefix, settings.parallelism(), connections, most);
		}
		return most;
	}

	private @Nullable DataSourcePoolMetadata pool(DataSource dataSource) {
		return new CompositeDataSourcePoolMetadataProvider(
				this.beanFactory.getBeanProvider(DataSourcePoolMetadataProvider.class).orderedStream().toList())
			.getDataSourcePoolMetadata(dataSource);
	}

}
