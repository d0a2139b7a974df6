package dev.migrate.autoconfigure.data.jdbc;

import dev.migrate.Migrator;
import dev.migrate.autoconfigure.MigrateAutoConfiguration;
import dev.migrate.autoconfigure.WantedSchemaSourceFinder;
import dev.migrate.lang.Internal;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.data.jdbc.core.mapping.JdbcMappingContext;

/**
 * Auto-configuration for what entities of Spring Data JDBC want of the database.
 */
@Internal
@AutoConfiguration(after = MigrateAutoConfiguration.class,
		afterName = "org.springframework.boot.data.jdbc.autoconfigure.DataJdbcRepositoriesAutoConfiguration")
@ConditionalOnClass({ Migrator.class, JdbcMappingContext.class })
@Lazy
public final class JdbcSchemaAutoConfiguration {

	@Bean
	@ConditionalOnBean({ Migrator.class, JdbcMappingContext.class })
	WantedSchemaSourceFinder jdbcSchemaSourceFinder(ConfigurableListableBeanFactory beanFactory) {
		return new JdbcSchemaSourceFinder(beanFactory);
	}

}
