package dev.migrate.autoconfigure.jpa;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import dev.migrate.Migrator;
import dev.migrate.autoconfigure.MigrateAutoConfiguration;
import dev.migrate.autoconfigure.MigrateSchemaSourcesAutoConfiguration;
import dev.migrate.autoconfigure.WantedSchemaSources;
import dev.migrate.autogenerate.DatabaseProfile;
import dev.migrate.autogenerate.UnreadableEntitiesException;
import dev.migrate.autogenerate.WantedSchema;
import dev.migrate.connect.Dialects;
import dev.migrate.autoconfigure.jpa.kitchen.Menu;
import dev.migrate.autoconfigure.jpa.zoo.Park;
import dev.migrate.schema.TableName;
import dev.migrate.settings.Mode;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.spi.PersistenceProvider;
import jakarta.persistence.spi.PersistenceUnitInfo;
import jakarta.persistence.spi.ProviderUtil;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link EntitySchemas}.
 */
class EntitySchemasTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, MigrateAutoConfiguration.class,
				MigrateSchemaSourcesAutoConfiguration.class))
		.withPropertyValues("spring.datasource.url=jdbc:h2:mem:entity-schemas", "migrate.mode=none",
				"spring.jpa.properties.hibernate.dialect=org.hibernate.dialect.H2Dialect");

	private final ApplicationContextRunner jpa = this.runner
		.withConfiguration(AutoConfigurations.of(HibernateJpaAutoConfiguration.class))
		.withUserConfiguration(Kitchen.class);

	@Test
	void readsWhatTheRunningApplicationHas() {
		this.jpa.run((context) -> assertThat(
				tables(context.getBean(WantedSchemaSources.class), context.getBean(Migrator.class)))
			.containsExactly("menu"));
	}

	@Test
	void readsWhatStartsInTheBackground() {
		this.jpa.withPropertyValues("spring.jpa.bootstrap=async")
			.withConfiguration(AutoConfigurations.of(TaskExecutionAutoConfiguration.class))
			.run((context) -> assertThat(
					tables(context.getBean(WantedSchemaSources.class), context.getBean(Migrator.class)))
				.containsExactly("menu"));
	}

	@Test
	void readsWhatInitializesTheDatabaseLate() {
		this.jpa.withPropertyValues("spring.jpa.defer-datasource-initialization=true")
			.run((context) -> assertThat(
					tables(context.getBean(WantedSchemaSources.class), context.getBean(Migrator.class)))
				.containsExactly("menu"));
	}

	@Test
	void readsNothingWithoutEntities() {
		this.runner.run((context) -> assertThat(
				tables(context.getBean(WantedSchemaSources.class), context.getBean(Migrator.class)))
			.isEmpty());
	}

	@Test
	void isNotThereWithoutJpa() {
		for (String missing : List.of("org.springframework.orm", "jakarta.persistence")) {
			this.runner.withClassLoader(new FilteredClassLoader(missing)).run((context) -> {
				assertThat(context).hasNotFailed().doesNotHaveBean("entitySchemas");
				assertThat(tables(context.getBean(WantedSchemaSources.class), context.getBean(Migrator.class)))
					.isEmpty();
			});
		}
	}

	@Test
	void namesTheReaderThatIsMissing() {
		this.jpa.withClassLoader(new FilteredClassLoader("dev.migrate.jpa")).run((context) -> {
			WantedSchemaSources sources = context.getBean(WantedSchemaSources.class);
			Migrator migrator = context.getBean(Migrator.class);
			assertThatExceptionOfType(UnreadableEntitiesException.class).isThrownBy(() -> tables(sources, migrator))
				.withMessage("The entities of 'entityManagerFactory' cannot be read: 'migrate-jpa' is not on the class "
						+ "path. Add dev.migrate:migrate-jpa, which reads Hibernate's mapping.");
		});
	}

	@Test
	void saysThatOnlyHibernateIsKnown() {
		this.runner.withClassLoader(new FilteredClassLoader("org.hibernate"))
			.withUserConfiguration(OtherProvider.class)
			.run((context) -> {
				WantedSchemaSources sources = context.getBean(WantedSchemaSources.class);
				Migrator migrator = context.getBean(Migrator.class);
				assertThatExceptionOfType(UnreadableEntitiesException.class).isThrownBy(() -> tables(sources, migrator))
					.withMessageContaining("'entities'")
					.withMessageContaining(OtherPersistence.class.getName());
			});
	}

	@Test
	void tellsTheEntitiesOfTwoDatabasesApart() {
		this.runner.withUserConfiguration(TwoDatabases.class).run((context) -> {
			WantedSchemaSources sources = context.getBean(WantedSchemaSources.class);
			assertThat(tables(sources, context.getBean("kitchenMigrator", Migrator.class))).containsExactly("Menu");
			assertThat(tables(sources, context.getBean("zooMigrator", Migrator.class))).containsExactly("parks");
		});
	}

	@Test
	void saysWhichEntitiesItCannotRead() {
		this.runner.withBean("byHand", EntityManagerFactory.class, EntitySchemasTests::byHand).run((context) -> {
			WantedSchemaSources sources = context.getBean(WantedSchemaSources.class);
			Migrator migrator = context.getBean(Migrator.class);
			assertThatExceptionOfType(UnreadableEntitiesException.class).isThrownBy(() -> tables(sources, migrator))
				.withMessageContaining("'byHand'");
		});
	}

	private static EntityManagerFactory byHand() {
		LocalContainerEntityManagerFactoryBean factory = TwoDatabases
			.factory(new DriverManagerDataSource("jdbc:h2:mem:by-hand"), Menu.class);
		factory.afterPropertiesSet();
		return factory.getNativeEntityManagerFactory();
	}

	private static List<String> tables(WantedSchemaSources sources, Migrator migrator) {
		DatabaseProfile profile = new DatabaseProfile(Dialects.named("h2"), "H2", 2, 4, "public",
				(name, quoted) -> name);
		return sources.of(migrator)
			.stream()
			.map((source) -> source.read(profile))
			.map(WantedSchema::schema)
			.flatMap((schema) -> schema.tables().stream())
			.map((table) -> table.name())
			.map(TableName::name)
			.toList();
	}

	@Configuration(proxyBeanMethods = false)
	@EntityScan(basePackageClasses = Menu.class)
	static class Kitchen {

	}

	@Configuration(proxyBeanMethods = false)
	static class OtherProvider {

		@Bean
		LocalContainerEntityManagerFactoryBean entities(DataSource dataSource) {
			LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
			factory.setDataSource(dataSource);
			factory.setPersistenceProvider(new OtherPersistence());
			factory.setPackagesToScan(Menu.class.getPackageName());
			return factory;
		}

	}

	/** A provider that is not Hibernate. */
	static final class OtherPersistence implements PersistenceProvider {

		@Override
		public @Nullable EntityManagerFactory createEntityManagerFactory(String unit, Map<?, ?> properties) {
			return null;
		}

		@Override
		public @Nullable EntityManagerFactory createEntityManagerFactory(PersistenceConfiguration configuration) {
			return null;
		}

		@Override
		public EntityManagerFactory createContainerEntityManagerFactory(PersistenceUnitInfo info,
				Map<?, ?> properties) {
			return (EntityManagerFactory) Proxy.newProxyInstance(getClass().getClassLoader(),
					new Class<?>[] { EntityManagerFactory.class },
					(proxy, method, arguments) -> method.getName().equals("hashCode") ? 1 : null);
		}

		@Override
		public void generateSchema(PersistenceUnitInfo info, Map<?, ?> map) {
		}

		@Override
		public boolean generateSchema(String unit, Map<?, ?> map) {
			return false;
		}

		@Override
		public @Nullable ProviderUtil getProviderUtil() {
			return null;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TwoDatabases {

		@Bean
		DataSource kitchen() {
			return new DriverManagerDataSource("jdbc:h2:mem:kitchen");
		}

		@Bean
		DataSource zoo() {
			return new DriverManagerDataSource("jdbc:h2:mem:zoo");
		}

		@Bean
		Migrator kitchenMigrator(DataSource kitchen) {
			return Migrator.builder(kitchen).mode(Mode.NONE).build();
		}

		@Bean
		Migrator zooMigrator(DataSource zoo) {
			return Migrator.builder(zoo).mode(Mode.NONE).build();
		}

		@Bean
		LocalContainerEntityManagerFactoryBean kitchenEntities(DataSource kitchen) {
			return factory(kitchen, Menu.class);
		}

		@Bean
		LocalContainerEntityManagerFactoryBean zooEntities(DataSource zoo) {
			return factory(zoo, Park.class);
		}

		static LocalContainerEntityManagerFactoryBean factory(DataSource dataSource, Class<?> entity) {
			LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
			factory.setDataSource(dataSource);
			factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
			factory.setPackagesToScan(entity.getPackageName());
			return factory;
		}

	}

}
