package dev.migrate.autoconfigure.actuate;

import dev.migrate.Migrator;
import dev.migrate.autoconfigure.MigrateAutoConfiguration;
import dev.migrate.lang.Internal;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Auto-configuration for the meters of migrations.
 */
@Internal
@AutoConfiguration(after = MigrateAutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass({ Migrator.class, MeterRegistry.class })
@ConditionalOnBean({ Migrator.class, MeterRegistry.class })
@Import(TenantCountsOfMigrators.class)
public final class MigrationsMetricsAutoConfiguration {

	@Bean
	MigrationMeters migrationMeters(ListableBeanFactory beanFactory, TenantCountsOfMigrators tenants) {
		return new MigrationMeters(beanFactory, tenants);
	}

}
