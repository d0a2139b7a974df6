package dev.migrate.autoconfigure;

import dev.migrate.Migrator;
import dev.migrate.autoconfigure.jpa.EntitySchemas;
import dev.migrate.lang.Internal;
import jakarta.persistence.EntityManagerFactory;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.orm.jpa.AbstractEntityManagerFactoryBean;

/**
 * Auto-configuration for what says what the application's databases have to look like.
 */
@Internal
@AutoConfiguration(after = MigrateAutoConfiguration.class)
@ConditionalOnClass(Migrator.class)
@ConditionalOnBean(Migrator.class)
@Lazy
public final class MigrateSchemaSourcesAutoConfiguration {

	@Bean
	WantedSchemaSources wantedSchemaSources(ConfigurableListableBeanFactory beanFactory) {
		return new WantedSchemaSources(beanFactory);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ AbstractEntityManagerFactoryBean.class, EntityManagerFactory.class })
	static class JpaConfiguration {

		@Bean
		@Lazy
		EntitySchemas entitySchemas(ConfigurableListableBeanFactory beanFactory) {
			return new EntitySchemas(beanFactory);
		}

	}

}
