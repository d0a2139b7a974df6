package dev.migrate.autoconfigure;

import dev.migrate.Migrator;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

/**
 * Auto-configuration for what says what the application's databases have to look like.
 */
@AutoConfiguration(after = MigrateAutoConfiguration.class)
@ConditionalOnClass(Migrator.class)
@ConditionalOnBean(Migrator.class)
@Lazy
public final class MigrateSchemaSourcesAutoConfiguration {

	@Bean
	WantedSchemaSources wantedSchemaSources(ConfigurableListableBeanFactory beanFactory) {
		return new WantedSchemaSources(beanFactory);
	}

}
