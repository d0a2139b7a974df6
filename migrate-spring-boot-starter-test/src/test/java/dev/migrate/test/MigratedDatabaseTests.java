package dev.migrate.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import dev.migrate.Migrator;
import dev.migrate.autoconfigure.MigrateAutoConfiguration;
import dev.migrate.autoconfigure.MigrationStrategy;
import dev.migrate.tenant.Tenant;
import dev.migrate.tenant.TenantSource;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import dev.migrate.test.revisions.CreatePeople;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;
import org.springframework.test.context.TestContextManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link MigratedDatabase}.
 */
@ExtendWith(OutputCaptureExtension.class)
class MigratedDatabaseTests {

	private static final String EAST = "jdbc:h2:mem:east;DB_CLOSE_DELAY=-1";

	private static final String TABLE = "--migrate.version-table=people_version";

	@TestFactory
	Stream<DynamicTest> revisionsRunOnceForAllContexts() {
		return Stream
			.of(TestDatabases.h2(), TestDatabases.postgresql(), TestDatabases.sqlite(), TestDatabases.mariadb())
			.map((server) -> DynamicTest.dynamicTest(server.toString(), () -> runOnce(server)));
	}

	private void runOnce(TestDatabaseServer server) {
		try (TestDatabase database = server.create()) {
			String[] arguments = { "--spring.datasource.url=" + database.url(),
					"--spring.datasource.username=" + database.user(),
					"--spring.datasource.password=" + database.password(),
					"--spring.datasource.hikari.maximum-pool-size=2" };
			List<ConfigurableApplicationContext> contexts = new ArrayList<>();
			try {
				int before = 0;
				for (int i = 0; i < 3; i++) {
					ConfigurableApplicationContext context = start(arguments);
					contexts.add(context);
					Migrator migrator = context.getBean(Migrator.class);
					int runs = CreatePeople.RUNS.get(migrator.dialectName()).get();
					before = (i == 0) ? runs : before;
					assertThat(runs).isEqualTo(migrator.dialectName().equals("mariadb") ? before + i : before);
					JdbcClient people = JdbcClient.create(context.getBean(DataSource.class));
					assertThat(people.sql("select count(*) from people").query(Integer.class).single()).isZero();
					people.sql("insert into people (name) values ('Ada Byron')").update();
					assertThat(migrator.history()).hasSize(2);
				}
			}
			finally {
				contexts.forEach(ConfigurableApplicationContext::close);
			}
			assertThat(Migrator.builder(database.dataSource()).build().current()).isEmpty();
		}
	}

	@Test
	void otherSettingsAreAnotherTemplate() {
		String url = "--spring.datasource.url=jdbc:h2:mem:people";
		try (ConfigurableApplicationContext heads = start(url, TABLE);
				ConfigurableApplicationContext lower = start(url, TABLE, "--migrate.target=a1")) {
			assertThat(heads.getBean(Migrator.class).current()).containsExactly("b2");
			assertThat(lower.getBean(Migrator.class).current()).containsExactly("a1");
		}
	}

	@Test
	void databaseOfWhichNoOtherCanBeMadeIsKept(CapturedOutput output) {
		try (ConfigurableApplicationContext context = start("--spring.datasource.url=jdbc:sqlite::memory:",
				"--spring.datasource.hikari.maximum-pool-size=1",
				"--spring.datasource.driver-class-name=org.sqlite.JDBC")) {
			assertThat(context.getBean(Migrator.class).current()).containsExactly("b2");
		}
		assertThat(output).contains("DataSource 'dataSource' keeps its database, and each context migrates it");
	}

	@Test
	void accountThatMayMakeNoDatabasesKeepsItsOwn(CapturedOutput output) {
		try (TestDatabase database = TestDatabases.postgresql().create()) {
			JdbcClient jdbc = JdbcClient.create(database.dataSource());
			jdbc.sql("create role people_only login password 'people'").update();
			jdbc.sql("grant all on schema public to people_only").update();
			try (ConfigurableApplicationContext context = start("--spring.datasource.url=" + database.url(),
					"--spring.datasource.username=people_only", "--spring.datasource.password=people")) {
				assertThat(context.getBean(Migrator.class).current()).containsExactly("b2");
			}
			assertThat(output).contains("No template can be made: each context runs the revisions itself.",
					"The context keeps its database, and is migrated itself: no other can be made.",
					"permission denied");
			jdbc.sql("drop owned by people_only cascade").update();
			jdbc.sql("drop role people_only").update();
		}
	}

	@Test
	void dataSourcesWithOneUrlGoTogetherAndOthersStay() {
		try (ConfigurableApplicationContext context = start(Pools.class)) {
			JdbcClient.create(context.getBean("writer", DataSource.class))
				.sql("insert into people (name) values ('Ada Byron')")
				.update();
			assertThat(names(context.getBean("reader", DataSource.class))).containsExactly("Ada Byron");
			assertThat(names(context.getBean("readerOnDemand", DataSource.class))).containsExactly("Ada Byron");
			assertThat(((DriverManagerDataSource) context.getBean("archive")).getUrl())
				.isEqualTo("jdbc:h2:mem:archive");
			assertThat(((DriverManagerDataSource) context.getBean("archiveOnDemand")).getUrl())
				.isEqualTo("jdbc:h2:mem:archive");
		}
	}

	private static List<String> names(DataSource dataSource) {
		return JdbcClient.create(dataSource).sql("select name from people").query(String.class).list();
	}

	@Test
	void accountForMigrationsMigratesTheDatabaseOfTheContext() {
		try (TestDatabase database = TestDatabases.postgresql().create();
				ConfigurableApplicationContext context = start("--spring.datasource.url=" + database.url(),
						"--spring.datasource.username=" + database.user(),
						"--spring.datasource.password=" + database.password(), "--migrate.user=" + database.user(),
						"--migrate.password=" + database.password())) {
			assertThat(names(context.getBean(DataSource.class))).isEmpty();
			assertThat(Migrator.builder(database.dataSource()).build().current()).isEmpty();
		}
	}

	@Test
	void whatAStrategyDoesItDoesInEachContext() {
		for (int i = 0; i < 2; i++) {
			try (ConfigurableApplicationContext context = start(WithStrategy.class,
					"--spring.datasource.url=jdbc:h2:mem:strategy", "--migrate.version-table=strategy_version")) {
				assertThat(context.getBean(AtomicInteger.class)).hasValue(1);
				assertThat(names(context.getBean(DataSource.class))).containsExactly("Ada Byron");
				assertThat(context.getBean(HikariDataSource.class).getJdbcUrl()).doesNotContain("strategy");
			}
		}
	}

	@Test
	void databaseThatSomebodyUsesBeforeIsKept(CapturedOutput output) {
		try (ConfigurableApplicationContext context = start(AfterFlyway.class,
				"--spring.datasource.url=jdbc:h2:mem:flown")) {
			assertThat(context.getBean(HikariDataSource.class).getJdbcUrl()).isEqualTo("jdbc:h2:mem:flown");
		}
		assertThat(output).contains("DataSource 'dataSource' keeps its database, and each context migrates it: bean "
				+ "'flywayInitializer' uses it before.");
	}

	@Test
	void dataSourceThatRoutesIsKept() {
		try (ConfigurableApplicationContext context = start(Routing.class)) {
			assertThat(context.getBean(Migrator.class).tenant("east").current()).containsExactly("b2");
			assertThat(((DriverManagerDataSource) context.getBean("archive")).getUrl()).isEqualTo(Pools.ARCHIVE);
		}
	}

	@Test
	void databaseThatCannotBeDroppedFailsNoTest() throws IOException {
		DatabaseServer server = DatabaseServer.of("jdbc:sqlite:people.db", "", "").orElseThrow();
		String name = server.newName();
		server.create(name);
		Path held = Files
			.createDirectories(Path.of(server.url(name).substring("jdbc:sqlite:".length())).resolve("held"));
		assertThatNoException().isThrownBy(() -> server.drop(name));
		assertThat(held).exists();
		Files.delete(held);
		Files.delete(held.getParent());
	}

	@Test
	void annotationIsNoticedByTheTestFramework() {
		Migrator first = migrator(One.class);
		Migrator second = migrator(Two.class);
		assertThat(first).isNotSameAs(second);
		JdbcClient.create(first.dataSource()).sql("insert into people (name) values ('Ada Byron')").update();
		assertThat(
				JdbcClient.create(second.dataSource()).sql("select count(*) from people").query(Integer.class).single())
			.isZero();
		assertThat(migrator(OneMore.class)).isSameAs(first);
	}

	private static Migrator migrator(Class<?> test) {
		return new TestContextManager(test).getTestContext().getApplicationContext().getBean(Migrator.class);
	}

	private static ConfigurableApplicationContext start(String... arguments) {
		return start(People.class, arguments);
	}

	private static ConfigurableApplicationContext start(Class<?> application, String... arguments) {
		return new SpringApplicationBuilder(application).web(WebApplicationType.NONE)
			.bannerMode(Banner.Mode.OFF)
			.initializers((context) -> context.getBeanFactory()
				.addBeanPostProcessor(new MigratedDatabases(context.getBeanFactory())))
			.properties("migrate.locations=" + MigrationTestTests.LOCATION)
			.run(arguments);
	}

	@SpringBootConfiguration
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, MigrateAutoConfiguration.class })
	static class People {

	}

	@SpringBootConfiguration
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, MigrateAutoConfiguration.class })
	static class AfterFlyway {

		@Bean
		Object flywayInitializer() {
			return "what Flyway would do";
		}

	}

	@SpringBootConfiguration
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, MigrateAutoConfiguration.class })
	static class WithStrategy {

		@Bean
		AtomicInteger runs() {
			return new AtomicInteger();
		}

		@Bean
		MigrationStrategy strategy(AtomicInteger runs) {
			return (migrator) -> {
				runs.incrementAndGet();
				migrator.run();
				JdbcClient.create(migrator.dataSource()).sql("insert into people (name) values ('Ada Byron')").update();
			};
		}

	}

	@SpringBootConfiguration
	@ImportAutoConfiguration(MigrateAutoConfiguration.class)
	static class Pools {

		private static final String SHOP = "jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1";

		private static final String ARCHIVE = "jdbc:h2:mem:archive";

		@Bean
		@Primary
		DataSource writer() {
			return new DriverManagerDataSource(SHOP);
		}

		@Bean
		DataSource reader() {
			return new DriverManagerDataSource(SHOP);
		}

		@Bean
		@Lazy
		DataSource readerOnDemand() {
			return new DriverManagerDataSource(SHOP);
		}

		@Bean
		DataSource archive() {
			return new DriverManagerDataSource(ARCHIVE);
		}

		@Bean
		@Lazy
		DataSource archiveOnDemand() {
			return new DriverManagerDataSource(ARCHIVE);
		}

	}

	@SpringBootConfiguration
	@ImportAutoConfiguration(MigrateAutoConfiguration.class)
	static class Routing {

		@Bean
		@Primary
		DataSource routed() {
			AbstractRoutingDataSource routed = new AbstractRoutingDataSource() {

				@Override
				protected @Nullable Object determineCurrentLookupKey() {
					return null;
				}

			};
			routed.setTargetDataSources(Map.of("east", new DriverManagerDataSource(EAST)));
			return routed;
		}

		@Bean
		DataSource archive() {
			return new DriverManagerDataSource(Pools.ARCHIVE);
		}

		@Bean
		TenantSource tenants() {
			return () -> List.of(Tenant.ofDatabase("east", new DriverManagerDataSource(EAST)));
		}

	}

	@MigratedDatabase
	@SpringBootTest(classes = People.class, properties = { "migrate.locations=" + MigrationTestTests.LOCATION,
			"spring.datasource.url=jdbc:h2:mem:shared;DB_CLOSE_DELAY=-1" })
	static class One {

	}

	static class OneMore extends One {

	}

	@MigratedDatabase
	@SpringBootTest(classes = People.class, properties = { "migrate.locations=" + MigrationTestTests.LOCATION,
			"second=true", "spring.datasource.url=jdbc:h2:mem:shared;DB_CLOSE_DELAY=-1" })
	static class Two {

	}

}
