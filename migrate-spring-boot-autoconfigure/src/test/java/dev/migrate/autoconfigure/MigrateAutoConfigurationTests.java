package dev.migrate.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import dev.migrate.Migrator;
import dev.migrate.connect.DialectConflictException;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.h2.H2Dialect;
import org.junit.jupiter.api.Test;

import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jdbc.SchemaManagement;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MigrateAutoConfiguration}: which beans there are.
 */
class MigrateAutoConfigurationTests {

	private final List<Migrator> ran = new ArrayList<>();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(MigrateAutoConfiguration.class))
		.withBean(MigrationStrategy.class, () -> this.ran::add);

	@Test
	void backsOffWithoutDataSource() {
		this.contextRunner.run((context) -> assertThat(context).doesNotHaveBean(Migrator.class)
			.doesNotHaveBean(MigrationInitializer.class));
	}

	@Test
	void backsOffWithoutCore() {
		this.contextRunner.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader(Migrator.class))
			.run((context) -> assertThat(context).doesNotHaveBean(MigrationInitializer.class));
	}

	@Test
	void backsOffWhenDisabled() {
		this.contextRunner.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
			.withPropertyValues("migrate.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(Migrator.class)
				.doesNotHaveBean(MigrationInitializer.class));
	}

	@Test
	void takesTheDialectOfSomebodyElse() {
		this.contextRunner.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
			.withBean(Dialect.class, H2Dialect::new)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(DialectConflictException.class)
				.hasMessageContaining("Two dialects are called 'h2'"));
	}

	@Test
	void dialectThatCannotBeMadeIsNamed() {
		this.contextRunner.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
			.withBean("theirDialect", Dialect.class, () -> {
				throw new IllegalStateException("Their driver is missing");
			})
			.run((context) -> assertThat(context).getFailure()
				.hasMessageContaining("'theirDialect'")
				.rootCause()
				.hasMessage("Their driver is missing"));
	}

	@Test
	void runsMigratorOfTheDataSource() {
		this.contextRunner.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
			.run((context) -> {
				Migrator migrator = context.getBean("migrator", Migrator.class);
				assertThat(migrator.dataSource()).isSameAs(context.getBean(DataSource.class));
				assertThat(this.ran).containsExactly(migrator);
			});
	}

	@Test
	void urlNeedsNoDataSource() {
		this.contextRunner
			.withPropertyValues("migrate.url=jdbc:h2:mem:own", "migrate.user=ddl", "migrate.password=secret")
			.run((context) -> {
				assertThat(context).doesNotHaveBean(DataSource.class).hasSingleBean(MigrationInitializer.class);
				SimpleDriverDataSource own = (SimpleDriverDataSource) context.getBean(Migrator.class).dataSource();
				assertThat(own.getUrl()).isEqualTo("jdbc:h2:mem:own");
				assertThat(own.getUsername()).isEqualTo("ddl");
				assertThat(own.getPassword()).isEqualTo("secret");
			});
	}

	@Test
	void userIsForTheDatabaseOfTheApplication() {
		this.contextRunner.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
			.withPropertyValues("spring.datasource.url=jdbc:h2:mem:shop", "migrate.user=ddl", "migrate.password=secret")
			.run((context) -> {
				SimpleDriverDataSource own = (SimpleDriverDataSource) context.getBean(Migrator.class).dataSource();
				assertThat(own.getUrl()).isEqualTo("jdbc:h2:mem:shop");
				assertThat(own.getUsername()).isEqualTo("ddl");
			});
	}

	@Test
	void urlGoesBeforeTheDataSourceOfTheApplication() {
		this.contextRunner.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
			.withPropertyValues("migrate.url=jdbc:h2:mem:own")
			.run((context) -> assertThat(context.getBean(Migrator.class).dataSource())
				.isInstanceOf(SimpleDriverDataSource.class)
				.extracting("url")
				.isEqualTo("jdbc:h2:mem:own"));
	}

	@Test
	void markedDataSourceGoesBeforeAll() {
		this.contextRunner.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
			.withUserConfiguration(MarkedDataSource.class)
			.withPropertyValues("migrate.url=jdbc:h2:mem:own")
			.run((context) -> assertThat(context.getBean(Migrator.class).dataSource())
				.isSameAs(context.getBean("ddlDataSource")));
	}

	@Test
	void severalDataSourcesAreAnError() {
		this.contextRunner.withUserConfiguration(TwoDataSources.class)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(NoMigrationDataSourceException.class)
				.hasMessageContaining("2 ('orders', 'stock')")
				.hasMessageContaining("@MigrateDataSource"));
	}

	@Test
	void connectionDetailsTakeThePlaceOfTheProperties() {
		this.contextRunner.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
			.withBean(MigrateConnectionDetails.class, FixedConnectionDetails::new)
			.withPropertyValues("migrate.url=jdbc:h2:mem:own")
			.run((context) -> {
				assertThat(context).doesNotHaveBean(PropertiesMigrateConnectionDetails.class);
				assertThat(context.getBean(Migrator.class).dataSource()).extracting("url")
					.isEqualTo("jdbc:h2:mem:service");
			});
	}

	@Test
	void runsEveryMigratorOfTheUser() {
		this.contextRunner.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
			.withUserConfiguration(TwoMigrators.class)
			.run((context) -> {
				assertThat(context.getBeansOfType(Migrator.class)).containsOnlyKeys("first", "second");
				assertThat(this.ran).containsExactly(context.getBean("first", Migrator.class),
						context.getBean("second", Migrator.class));
			});
	}

	@Test
	void initializerOfTheUserTakesThePlaceOfOurs() {
		this.contextRunner.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
			.withBean("mine", MigrationInitializer.class, () -> new MigrationInitializer(Map.of()))
			.run((context) -> {
				assertThat(context).hasSingleBean(MigrationInitializer.class);
				assertThat(this.ran).isEmpty();
			});
	}

	@Test
	void customizersAreCalledInOrder() {
		this.contextRunner.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
			.withUserConfiguration(Customizers.class)
			.withPropertyValues("migrate.target=a", "spring.application.name=shop")
			.run((context) -> {
				assertThat(context.getBean(Migrator.class).settings().goal().target()).isEqualTo("c");
				assertThat(context.getBean(Migrator.class).settings().runs().applicationName()).isEqualTo("shop");
			});
	}

	@Test
	void databaseWithMigrationsIsManaged() {
		this.contextRunner.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
			.run((context) -> {
				MigrateSchemaManagementProvider provider = context.getBean(MigrateSchemaManagementProvider.class);
				assertThat(provider.getSchemaManagement(context.getBean(DataSource.class)))
					.isEqualTo(SchemaManagement.MANAGED);
				assertThat(provider.getSchemaManagement(new SimpleDriverDataSource()))
					.isEqualTo(SchemaManagement.UNMANAGED);
			});
	}

	@Test
	void runsUnderLazyInitialization() {
		this.contextRunner.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.run((context) -> assertThat(this.ran).hasSize(1));
	}

	@Test
	void migratorOfTheParentIsRunOnce() {
		this.contextRunner.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
			.run((parent) -> this.contextRunner.withParent(parent).run((child) -> {
				assertThat(child).hasNotFailed();
				assertThat(this.ran).hasSize(1);
			}));
	}

	@Configuration(proxyBeanMethods = false)
	static class MarkedDataSource {

		@Bean(defaultCandidate = false)
		@MigrateDataSource
		DataSource ddlDataSource() {
			return DataSourceBuilder.create().url("jdbc:h2:mem:marked").build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TwoDataSources {

		@Bean
		DataSource orders() {
			return new SimpleDriverDataSource();
		}

		@Bean
		DataSource stock() {
			return new SimpleDriverDataSource();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TwoMigrators {

		@Bean
		Migrator first(DataSource dataSource) {
			return Migrator.builder(dataSource).build();
		}

		@Bean
		Migrator second(DataSource dataSource) {
			return Migrator.builder(dataSource).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Customizers {

		@Bean
		@Order(2)
		MigratorCustomizer last() {
			return (builder) -> builder.target("c");
		}

		@Bean
		@Order(1)
		MigratorCustomizer first() {
			return (builder) -> builder.target("b");
		}

	}

	static class FixedConnectionDetails implements MigrateConnectionDetails {

		@Override
		public String getUsername() {
			return "sa";
		}

		@Override
		public String getPassword() {
			return "";
		}

		@Override
		public String getJdbcUrl() {
			return "jdbc:h2:mem:service";
		}

	}

}
