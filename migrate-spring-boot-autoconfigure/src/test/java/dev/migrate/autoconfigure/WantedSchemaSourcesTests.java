package dev.migrate.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import dev.migrate.Migrator;
import dev.migrate.autoconfigure.WantedSchemaSourceFinder.Found;
import dev.migrate.autogenerate.DatabaseProfile;
import dev.migrate.autogenerate.WantedSchema;
import dev.migrate.autogenerate.WantedSchemaSource;
import dev.migrate.connect.Dialects;
import dev.migrate.schema.Schema;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link WantedSchemaSources}.
 */
class WantedSchemaSourcesTests {

	private static final DataSource SHOP = new DriverManagerDataSource();

	private static final DataSource CRM = new DriverManagerDataSource();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(MigrateSchemaSourcesAutoConfiguration.class));

	@Test
	void isNotCreatedAtStart() {
		this.runner.withBean("migrator", Migrator.class, () -> migrator(SHOP))
			.run((context) -> assertThat(
					context.getSourceApplicationContext().getBeanFactory().containsSingleton("wantedSchemaSources"))
				.isFalse());
	}

	@Test
	void isNotThereWithoutMigrator() {
		this.runner.run((context) -> assertThat(context).doesNotHaveBean(WantedSchemaSources.class));
	}

	@Test
	void findsBeansOfTheOnlyMigrator() {
		this.runner.withBean("migrator", Migrator.class, () -> migrator(SHOP))
			.withBean("mine", WantedSchemaSource.class, () -> source("mine"))
			.withBean("declared", Schema.class, () -> Schema.EMPTY)
			.run((context) -> assertThat(
					origins(context.getBean(WantedSchemaSources.class), context.getBean(Migrator.class)))
				.containsExactly("mine", "declared"));
	}

	@Test
	void givesFoundSourcesToTheMigratorOfTheirDatabase() {
		this.runner.withBean("shop", Migrator.class, () -> migrator(SHOP))
			.withBean("crm", Migrator.class, () -> migrator(CRM))
			.withBean(WantedSchemaSourceFinder.class,
					() -> finder(found("a", new DelegatingDataSource(CRM)), found("b", SHOP),
							found("c", new DriverManagerDataSource())))
			.run((context) -> {
				WantedSchemaSources sources = context.getBean(WantedSchemaSources.class);
				assertThat(origins(sources, context.getBean("shop", Migrator.class))).containsExactly("b");
				assertThat(origins(sources, context.getBean("crm", Migrator.class))).containsExactly("a");
			});
	}

	@Test
	void leavesOtherDatabasesToOthers() {
		this.runner.withBean("migrator", Migrator.class, () -> migrator(SHOP))
			.withBean(WantedSchemaSourceFinder.class, () -> finder(found("shop", SHOP), found("crm", CRM)))
			.run((context) -> assertThat(
					origins(context.getBean(WantedSchemaSources.class), context.getBean(Migrator.class)))
				.containsExactly("shop"));
	}

	@Test
	void givesTheOnlyDatabaseToAMigratorWithItsOwnConnection() {
		this.runner.withBean("migrator", Migrator.class, () -> migrator(new DriverManagerDataSource()))
			.withBean(WantedSchemaSourceFinder.class, () -> finder(found("a", SHOP), found("b", SHOP)))
			.run((context) -> assertThat(
					origins(context.getBean(WantedSchemaSources.class), context.getBean(Migrator.class)))
				.containsExactly("a", "b"));
	}

	@Test
	void refusesToGuessBetweenDatabases() {
		this.runner.withBean("migrator", Migrator.class, () -> migrator(new DriverManagerDataSource()))
			.withBean(WantedSchemaSourceFinder.class, () -> finder(found("a", SHOP), found("b", CRM)))
			.run((context) -> {
				WantedSchemaSources sources = context.getBean(WantedSchemaSources.class);
				Migrator migrator = context.getBean(Migrator.class);
				assertThatExceptionOfType(UnassignedSchemaSourceException.class).isThrownBy(() -> sources.of(migrator))
					.withMessageContaining("Bean 'a'")
					.withMessageContaining("@Qualifier(\"migrator\")");
			});
	}

	@Test
	void givesQualifiedBeansToTheMigratorThatTheyName() {
		this.runner.withUserConfiguration(Qualified.class).run((context) -> {
			WantedSchemaSources sources = context.getBean(WantedSchemaSources.class);
			assertThat(origins(sources, context.getBean("shop", Migrator.class))).containsExactly("forShop");
			assertThat(origins(sources, context.getBean("crm", Migrator.class))).containsExactly("forCrm");
		});
	}

	@Test
	void refusesToGuessBetweenMigrators() {
		this.runner.withUserConfiguration(Qualified.class)
			.withBean("anybodys", Schema.class, () -> Schema.EMPTY)
			.run((context) -> {
				WantedSchemaSources sources = context.getBean(WantedSchemaSources.class);
				Migrator shop = context.getBean("shop", Migrator.class);
				assertThatExceptionOfType(UnassignedSchemaSourceException.class).isThrownBy(() -> sources.of(shop))
					.satisfies((ex) -> assertThat(ex.beanName()).isEqualTo("anybodys"));
			});
	}

	private static List<String> origins(WantedSchemaSources sources, Migrator migrator) {
		List<String> origins = new ArrayList<>();
		for (WantedSchemaSource source : sources.of(migrator)) {
			origins.add(source.read(PROFILE).origin());
		}
		return origins;
	}

	private static final DatabaseProfile PROFILE = new DatabaseProfile(Dialects.named("h2"), "H2", 2, 4, "PUBLIC",
			(name, quoted) -> name);

	private static Migrator migrator(DataSource dataSource) {
		return Migrator.builder(dataSource).build();
	}

	private static WantedSchemaSource source(String origin) {
		return (database) -> WantedSchema.of(origin, Schema.EMPTY);
	}

	private static Found found(String name, DataSource dataSource) {
		return new Found(name, dataSource, source(name));
	}

	private static WantedSchemaSourceFinder finder(Found... found) {
		return () -> List.of(found);
	}

	@Configuration(proxyBeanMethods = false)
	static class Qualified {

		@Bean
		Migrator shop() {
			return migrator(SHOP);
		}

		@Bean
		Migrator crm() {
			return migrator(CRM);
		}

		@Bean
		@Qualifier("shop")
		Schema forShop() {
			return Schema.EMPTY;
		}

		@Bean
		@Qualifier("crm")
		WantedSchemaSource forCrm() {
			return source("forCrm");
		}

	}

}
