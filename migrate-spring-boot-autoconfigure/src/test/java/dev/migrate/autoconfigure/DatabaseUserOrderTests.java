package dev.migrate.autoconfigure;

import java.util.Set;

import com.github.kagkarlsson.scheduler.Scheduler;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceInitializationAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.quartz.autoconfigure.QuartzAutoConfiguration;
import org.springframework.boot.sql.init.dependency.AbstractBeansOfTypeDatabaseInitializerDetector;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.r2dbc.core.DatabaseClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that everything that uses a database waits for the migrations.
 */
class DatabaseUserOrderTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, MigrateAutoConfiguration.class))
		.withBean(MigrationStrategy.class, () -> (migrator) -> {
		});

	@Test
	void jdbcWaits() {
		this.contextRunner
			.withConfiguration(
					AutoConfigurations.of(JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class))
			.run((context) -> {
				assertWaits(context.getBeanFactory(), JdbcTemplate.class);
				assertWaits(context.getBeanFactory(), NamedParameterJdbcTemplate.class);
				assertWaits(context.getBeanFactory(), JdbcClient.class);
			});
	}

	@Test
	void jpaWaits() {
		this.contextRunner.withUserConfiguration(Package.class)
			.withConfiguration(AutoConfigurations.of(HibernateJpaAutoConfiguration.class))
			.run((context) -> assertWaits(context.getBeanFactory(), EntityManagerFactory.class));
	}

	@Test
	void jpaWaitsWhenItStartsInTheBackground() {
		this.contextRunner.withUserConfiguration(Package.class)
			.withConfiguration(
					AutoConfigurations.of(HibernateJpaAutoConfiguration.class, TaskExecutionAutoConfiguration.class))
			.withPropertyValues("spring.jpa.bootstrap=async")
			.run((context) -> assertWaits(context.getBeanFactory(), EntityManagerFactory.class));
	}

	@Test
	void quartzWaits() {
		this.contextRunner
			.withConfiguration(AutoConfigurations.of(DataSourceTransactionManagerAutoConfiguration.class,
					QuartzAutoConfiguration.class))
			.run((context) -> assertWaits(context.getBeanFactory(), org.quartz.Scheduler.class));
	}

	@Test
	void reactiveClientAndSchedulerWait() {
		this.contextRunner.withUserConfiguration(OtherUsers.class).run((context) -> {
			assertWaits(context.getBeanFactory(), DatabaseClient.class);
			assertWaits(context.getBeanFactory(), Scheduler.class);
		});
	}

	@Test
	void beanThatSaysSoWaits() {
		this.contextRunner.withUserConfiguration(OtherUsers.class)
			.run((context) -> assertWaits(context.getBeanFactory(), Set.class));
	}

	@Test
	void scriptsRunAfterMigrations() {
		this.contextRunner.withConfiguration(AutoConfigurations.of(DataSourceInitializationAutoConfiguration.class))
			.run((context) -> assertThat(
					context.getBeanFactory().getBeanDefinition("dataSourceScriptDatabaseInitializer").getDependsOn())
				.contains("migrationInitializer"));
	}

	@Test
	void runsAfterFlywayAndLiquibase() {
		this.contextRunner.withBean("flywayInitializer", EarlierInitializer.class)
			.run((context) -> assertThat(
					context.getBeanFactory().getBeanDefinition("migrationInitializer").getDependsOn())
				.containsExactly("flywayInitializer"));
	}

	private static void assertWaits(ConfigurableListableBeanFactory beanFactory, Class<?> type) {
		String[] names = beanFactory.getBeanNamesForType(type);
		assertThat(names).as(type.getName()).isNotEmpty();
		for (String name : names) {
			BeanDefinition definition = beanFactory.getBeanDefinition(name.replace("&", ""));
			assertThat(definition.getDependsOn()).as(name).contains("migrationInitializer");
		}
	}

	@Configuration(proxyBeanMethods = false)
	@AutoConfigurationPackage(basePackages = "none")
	static class Package {

	}

	@Configuration(proxyBeanMethods = false)
	static class OtherUsers {

		@Bean
		@Lazy
		DatabaseClient databaseClient() {
			throw new IllegalStateException("Not asked for");
		}

		@Bean
		@Lazy
		Scheduler scheduler() {
			throw new IllegalStateException("Not asked for");
		}

		@Bean
		@DependsOnDatabaseInitialization
		Set<String> names() {
			return Set.of();
		}

	}

	/**
	 * What Flyway is to Spring Boot.
	 */
	static class EarlierInitializer {

	}

	/**
	 * Finds it.
	 */
	static class EarlierInitializerDetector extends AbstractBeansOfTypeDatabaseInitializerDetector {

		@Override
		protected Set<Class<?>> getDatabaseInitializerBeanTypes() {
			return Set.of(EarlierInitializer.class);
		}

		@Override
		public int getOrder() {
			return 1;
		}

	}

}
