package dev.migrate.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import dev.migrate.Migrator;
import dev.migrate.autoconfigure.MigrateAutoConfiguration.MigrateDataSourceCondition;
import dev.migrate.execute.MigrationListener;
import dev.migrate.lang.Internal;
import dev.migrate.plan.Step;
import dev.migrate.script.Migration;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.BeanPostProcessor;
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
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.sql.autoconfigure.init.SqlInitializationProperties;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * Auto-configuration for migrations: a {@link Migrator}, and a
 * {@link MigrationInitializer} that runs every {@code Migrator} of the application before
 * anything uses the database.
 */
@Internal
@AutoConfiguration(after = DataSourceAutoConfiguration.class,
		afterName = "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration")
@ConditionalOnClass({ Migrator.class, JdbcUtils.class })
@Conditional(MigrateDataSourceCondition.class)
@ConditionalOnBooleanProperty(name = "migrate.enabled", matchIfMissing = true)
@Import({ DatabaseInitializationDependencyConfigurer.class, MigratorRegistrar.class })
@EnableConfigurationProperties(MigrateProperties.class)
public final class MigrateAutoConfiguration {

	@Bean
	static ConfigurationPropertiesBindHandlerAdvisor migrateBindHandlerAdvisor(Environment environment) {
		return (handler) -> new DatasourceDefaultsBindHandler(
				new NamingBindHandler(new WrittenNumberBindHandler(handler)), environment);
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
	static MigratorListening migratorListening(ObjectProvider<ListenerOfMigrators> listeners) {
		return new MigratorListening(listeners);
	}

	@Bean
	MigrationStartupSteps migrationStartupSteps() {
		return new MigrationStartupSteps();
	}

	@Bean
	MigrateSchemaManagementProvider migrateSchemaManagementProvider(ConfigurableListableBeanFactory beanFactory) {
		return new MigrateSchemaManagementProvider(beanFactory);
	}

	@Bean
	@ConditionalOnMissingBean
	MigrationInitializer migrationInitializer(ConfigurableListableBeanFactory beanFactory,
			ObjectProvider<MigrationStrategy> strategy) {
		return new MigrationInitializer(new RunningMigrators(beanFactory).ordered(),
				strategy.getIfAvailable(() -> Migrator::run));
	}

	@Bean
	SqlInitializationCheck sqlInitializationCheck(ObjectProvider<SqlInitializationProperties> properties,
			ObjectProvider<JdbcConnectionDetails> connectionDetails, ResourceLoader resourceLoader) {
		return new SqlInitializationCheck(properties, connectionDetails, resourceLoader.getClassLoader());
	}

	@Bean
	@ConditionalOnMissingBean(MigrateConnectionDetails.class)
	PropertiesMigrateConnectionDetails migrateConnectionDetails(MigrateProperties properties) {
		return new PropertiesMigrateConnectionDetails(properties);
	}

	@Bean
	MigrationEventPublisher migrationEventPublisher(ApplicationEventPublisher publisher) {
		return new MigrationEventPublisher(publisher);
	}

	@Bean(ConfiguredMigrators.BEAN_NAME)
	ConfiguredMigrators configuredMigrators(MigrateProperties properties, ConfigurableListableBeanFactory beanFactory,
			ResourceLoader resourceLoader, Environment environment, ObjectProvider<DataSource> dataSource,
			@MigrateDataSource ObjectProvider<DataSource> marked) {
		return new ConfiguredMigrators(properties, beanFactory, environment, resourceLoader,
				new MigrationDataSources(properties, beanFactory, dataSource, marked));
	}

	/**
	 * A data source, the application's or our own, or a migrator that the application has
	 * made.
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

		@ConditionalOnBean(Migrator.class)
		private static final class MigratorBean {

		}

		@Conditional(OnDatasources.class)
		private static final class Datasources {

		}

		@ConditionalOnClass(name = ReactiveDatabase.CONNECTION_FACTORY)
		@ConditionalOnProperty("spring.r2dbc.url")
		private static final class ReactiveUrl {

		}

		@ConditionalOnBean(type = ReactiveDatabase.CONNECTION_FACTORY)
		private static final class ReactiveBean {

		}

		@ConditionalOnProperty("migrate.url")
		private static final class Url {

		}

	}

	/**
	 * A database that the properties name.
	 */
	static final class OnDatasources implements Condition {

		@Override
		public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
			return !DatasourceName.configuredIn(context.getEnvironment()).isEmpty();
		}

	}

	/**
	 * Keeps the context from creating revisions that do not have to run.
	 */
	static class LazyMigrationBeans implements BeanFactoryPostProcessor {

		@Override
		public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
			for (String name : beanFactory.getBeanNamesForType(Migration.class, false, false)) {
				if (beanFactory.containsBeanDefinition(name)) {
					beanFactory.getBeanDefinition(name).setLazyInit(true);
				}
			}
		}

	}

	/**
	 * Has those told of a migrator who listen to all of them. They are made with the
	 * first migrator.
	 */
	static final class MigratorListening implements BeanPostProcessor {

		private final ObjectProvider<ListenerOfMigrators> listeners;

		MigratorListening(ObjectProvider<ListenerOfMigrators> listeners) {
			this.listeners = listeners;
		}

		@Override
		public Object postProcessAfterInitialization(Object bean, String beanName) {
			if (bean instanceof Migrator migrator) {
				this.listeners.orderedStream().forEach((each) -> migrator.addListener(each.of(beanName)));
			}
			return bean;
		}

	}

	/**
	 * Publishes what the start has run, an event for each database. Methods with
	 * {@code @EventListener} hear nothing before all beans are there, so it waits for
	 * that.
	 */
	static class MigrationEventPublisher implements ListenerOfMigrators, SmartInitializingSingleton {

		private final Map<String, List<Step>> steps = Collections.synchronizedMap(new LinkedHashMap<>());

		private final ApplicationEventPublisher publisher;

		MigrationEventPublisher(ApplicationEventPublisher publisher) {
			this.publisher = publisher;
		}

		@Override
		public MigrationListener of(String migrator) {
			return new MigrationListener() {

				@Override
				public void afterStep(Step step, Duration elapsed) {
					MigrationEventPublisher.this.steps
						.computeIfAbsent(migrator, (each) -> Collections.synchronizedList(new ArrayList<>()))
						.add(step);
				}

			};
		}

		@Override
		public void afterSingletonsInstantiated() {
			this.steps
				.forEach((migrator, steps) -> this.publisher.publishEvent(new MigrationsAppliedEvent(migrator, steps)));
		}

	}

}
