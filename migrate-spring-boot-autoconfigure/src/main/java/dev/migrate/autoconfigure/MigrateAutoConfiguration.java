package dev.migrate.autoconfigure;

import javax.sql.DataSource;

import dev.migrate.Migrator;
import dev.migrate.MigratorBuilder;
import dev.migrate.autoconfigure.MigrateAutoConfiguration.MigrateDataSourceCondition;
import dev.migrate.dialect.Dialect;
import dev.migrate.execute.MigrationListener;
import dev.migrate.lang.Internal;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindHandlerAdvisor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.PropertyMapper;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.sql.autoconfigure.init.SqlInitializationProperties;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * Auto-configuration for migrations: a {@link Migrator}, and a
 * {@link MigrationInitializer} that runs every {@code Migrator} of the application before
 * anything uses the database.
 */
@Internal
@AutoConfiguration(after = DataSourceAutoConfiguration.class)
@ConditionalOnClass(Migrator.class)
@Conditional(MigrateDataSourceCondition.class)
@ConditionalOnBooleanProperty(name = "migrate.enabled", matchIfMissing = true)
@Import(DatabaseInitializationDependencyConfigurer.class)
public final class MigrateAutoConfiguration {

	@Bean
	static ConfigurationPropertiesBindHandlerAdvisor migrateBindHandlerAdvisor() {
		return WrittenNumberBindHandler::new;
	}

	@Bean
	static LazyInitializationExcludeFilter migrateLazyInitializationExcludeFilter() {
		return LazyInitializationExcludeFilter.forBeanTypes(MigrationInitializer.class);
	}

	@Bean
	static LazyMigrationBeans lazyMigrationBeans() {
		return new LazyMigrationBeans();
	}

	@Bean
	MigrateSchemaManagementProvider migrateSchemaManagementProvider(ObjectProvider<Migrator> migrators) {
		return new MigrateSchemaManagementProvider(migrators);
	}

	@Bean
	@ConditionalOnMissingBean
	MigrationInitializer migrationInitializer(ConfigurableListableBeanFactory beanFactory,
			ObjectProvider<MigrationStrategy> strategy) {
		// Those of a parent context have been run by the parent
		return new MigrationInitializer(beanFactory.getBeansOfType(Migrator.class),
				strategy.getIfAvailable(() -> Migrator::run));
	}

	@Bean
	SqlInitializationCheck sqlInitializationCheck(ObjectProvider<SqlInitializationProperties> properties,
			ObjectProvider<JdbcConnectionDetails> connectionDetails, ResourceLoader resourceLoader) {
		return new SqlInitializationCheck(properties, connectionDetails, resourceLoader.getClassLoader());
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(JdbcUtils.class)
	@ConditionalOnMissingBean(Migrator.class)
	@EnableConfigurationProperties(MigrateProperties.class)
	static class MigratorConfiguration {

		@Bean
		@ConditionalOnMissingBean(MigrateConnectionDetails.class)
		PropertiesMigrateConnectionDetails migrateConnectionDetails(MigrateProperties properties) {
			return new PropertiesMigrateConnectionDetails(properties);
		}

		@Bean
		MigrationEventPublisher migrationEventPublisher(ApplicationEventPublisher publisher) {
			return new MigrationEventPublisher(publisher);
		}

		@Bean
		Migrator migrator(MigrateProperties properties, MigrateConnectionDetails connectionDetails,
				ConfigurableListableBeanFactory beanFactory, ResourceLoader resourceLoader, Environment environment,
				ObjectProvider<DataSource> dataSource, @MigrateDataSource ObjectProvider<DataSource> marked,
				ObjectProvider<Dialect> dialects, ObjectProvider<MigrationListener> listeners,
				ObjectProvider<MigratorCustomizer> customizers) {
			DataSource chosen = new MigrationDataSources(properties, beanFactory, dataSource, marked)
				.choose(connectionDetails);
			MigratorBuilder builder = Migrator.builder(chosen);
			properties.applyTo(builder);
			PropertyMapper.get()
				.from(environment.getProperty("spring.application.name"))
				.whenHasText()
				.to((name) -> builder.applicationName(name));
			builder.scriptSource(new MigrationBeanSource(beanFactory))
				.instantiator(new BeanFactoryInstantiator(beanFactory))
				.resourceLoader(resourceLoader);
			dialects.orderedStream().forEach(builder::dialect);
			listeners.orderedStream().forEach(builder::listener);
			customizers.orderedStream().forEach((customizer) -> customizer.customize(builder));
			return builder.build();
		}

	}

	/**
	 * A data source, the application's or our own.
	 */
	static final class MigrateDataSourceCondition extends AnyNestedCondition {

		MigrateDataSourceCondition() {
			super(ConfigurationPhase.REGISTER_BEAN);
		}

		@ConditionalOnBean(DataSource.class)
		private static final class DataSourceBean {

		}

		@ConditionalOnBean(JdbcConnectionDetails.class)
		private static final class ConnectionDetailsBean {

		}

		@ConditionalOnProperty("migrate.url")
		private static final class Url {

		}

	}

}
