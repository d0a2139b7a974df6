package dev.migrate.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import dev.migrate.Migrator;
import dev.migrate.TenantsFailedException;
import dev.migrate.autoconfigure.actuate.MigrationsEndpoint;
import dev.migrate.autoconfigure.actuate.MigrationsEndpointAutoConfiguration;
import dev.migrate.autoconfigure.actuate.MigrationsHealthContributorAutoConfiguration;
import dev.migrate.autoconfigure.actuate.MigrationsInfoContributorAutoConfiguration;
import dev.migrate.autoconfigure.actuate.MigrationsMetricsAutoConfiguration;
import dev.migrate.autoconfigure.actuate.TenantsDescriptor;
import dev.migrate.autoconfigure.diagnostics.Failures;
import dev.migrate.start.MigrationStatus.State;
import dev.migrate.tenant.Tenant;
import dev.migrate.tenant.TenantSettings;
import dev.migrate.tenant.TenantSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.metrics.DataSourcePoolMetricsAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/**
 * Tests for tenants of an application.
 */
@ExtendWith(OutputCaptureExtension.class)
class TenantsTests {

	@TempDir
	private Path folder;

	private ApplicationContextRunner contextRunner = new ApplicationContextRunner();

	@BeforeEach
	void writeRevisions() throws IOException {
		write("tenant", "aaaa", "create table orders (id int)");
		write("shared", "bbbb", "create table customer (schema_name varchar(20))");
		this.contextRunner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, MigrateAutoConfiguration.class,
					MigrationsEndpointAutoConfiguration.class, MigrationsHealthContributorAutoConfiguration.class,
					MigrationsInfoContributorAutoConfiguration.class, MigrationsMetricsAutoConfiguration.class))
			.withBean(SimpleMeterRegistry.class)
			.withPropertyValues("spring.datasource.url=" + url(), "management.info.migrations.enabled=true",
					"management.endpoints.web.exposure.include=migrations", "migrate.locations=" + location("tenant"));
	}

	private void write(String name, String id, String sql) throws IOException {
		Path file = Files.createDirectories(this.folder.resolve(name)).resolve(id + ".sql");
		Files.writeString(file, "-- revision: " + id + "\n-- upgrade\n" + sql + ";\n");
	}

	private String location(String name) {
		return this.folder.resolve(name).toUri().toString();
	}

	/** Has the schemas that its first connection makes. */
	private static String url() {
		return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;INIT=create schema if not exists t_a\\;"
				+ "create schema if not exists t_b\\;create schema if not exists t_c\\;"
				+ "create table if not exists t_c.other (id int)";
	}

	private static List<String> schemasWith(DataSource dataSource, String table) {
		return JdbcClient.create(dataSource)
			.sql("select lower(table_schema) from information_schema.tables where lower(table_name) = ? order by 1")
			.param(table)
			.query(String.class)
			.list();
	}

	@Test
	void tenantsAreMigratedAndTheSchemaOfTheConnectionIsNot(CapturedOutput output) {
		this.contextRunner.withPropertyValues("migrate.tenants.schemas=t_a,t_b").run((context) -> {
			assertThat(schemasWith(context.getBean(DataSource.class), "orders")).containsExactly("t_a", "t_b");
			assertThat(schemasWith(context.getBean(DataSource.class), "migrate_version")).containsExactly("t_a", "t_b");
			assertThat(output).contains("2 tenants in");
		});
	}

	@Test
	void schemasMayBeAQueryWithCommas() {
		this.contextRunner
			.withPropertyValues("migrate.tenants.schemas=select 'one', schema_name from information_schema.schemata "
					+ "where schema_name in ('T_A', 'T_X')")
			.run((context) -> assertThat(context.getBean(Migrator.class).fleet().tenants())
				.containsExactly(Tenant.ofSchema("one", "T_A")));
	}

	@Test
	void sourceIsABean() {
		this.contextRunner
			.withBean(TenantSource.class, () -> () -> List.of(Tenant.ofSchema("t_a"), Tenant.ofSchema("t_b")))
			.run((context) -> assertThat(schemasWith(context.getBean(DataSource.class), "orders"))
				.containsExactly("t_a", "t_b"));
		this.contextRunner.withPropertyValues("migrate.tenants.canaries=t_b")
			.withBean(MigratorCustomizer.class,
					() -> (builder) -> builder.tenants(() -> List.of(Tenant.ofSchema("t_a")), TenantSettings.DEFAULTS))
			.run((context) -> assertThat(context.getBean(Migrator.class).fleet().tenants())
				.containsExactly(Tenant.ofSchema("t_a")));
	}

	@Test
	void twoWhoSayWhichTenantsThereAreAreRefused() {
		this.contextRunner.withBean(TenantSource.class, () -> List::of)
			.withPropertyValues("migrate.tenants.schemas=t_a")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(IllegalDatasourceException.class)
				.hasMessageStartingWith("'migrate.tenants.schemas' says which tenants there are, and so does a bean."));
		this.contextRunner.withBean("one", TenantSource.class, () -> List::of)
			.withBean("two", TenantSource.class, () -> List::of)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageStartingWith("There are 2 beans that say which tenants there are"));
	}

	@Test
	void startGoesOnWhereSomeFailAndSaysSo() {
		this.contextRunner.withPropertyValues("migrate.tenants.schemas=t_?").run((context) -> {
			assertThat(context).hasNotFailed();
			TenantsDescriptor tenants = context.getBean(MigrationsEndpoint.class)
				.migrator("migrator", null, null, null)
				.tenants();
			assertThat(tenants.total()).isEqualTo(3);
			assertThat(tenants.states()).containsOnly(entry(State.UP_TO_DATE, 2), entry(State.UNINITIALIZED, 1));
			assertThat(tenants.behind())
				.containsExactly(new TenantsDescriptor.TenantDescriptor("T_C", State.UNINITIALIZED, List.of()));
			Health health = context.getBean(HealthIndicator.class).health();
			assertThat(health.getStatus()).isEqualTo(Status.UP);
			assertThat(health.getDetails()).containsEntry("tenants", 3).containsEntry("behind", List.of("T_C"));
			Info.Builder info = new Info.Builder();
			context.getBean(InfoContributor.class).contribute(info);
			assertThat(info.build().getDetails().toString()).contains("tenants=3");
			MeterRegistry meters = new SimpleMeterRegistry();
			context.getBeansOfType(MeterBinder.class).values().forEach((binder) -> binder.bindTo(meters));
			assertThat(meters.get("migrations.tenants").tag("migrator", "migrator").gauge().value()).isEqualTo(3);
			assertThat(meters.get("migrations.tenants.behind").gauge().value()).isEqualTo(1);
			assertThat(meters.get("migrations.tenants.unreachable").gauge().value()).isZero();
			assertThat(meters.find("migrations.pending").gauge()).isNull();
			assertThat(meters.get("migrations.applied").tag("direction", "upgrade").functionCounter().count())
				.isEqualTo(2);
		});
	}

	@Test
	void healthInfoAndMetersAskTheTenantsTogether() {
		AtomicInteger asked = new AtomicInteger();
		this.contextRunner.withBean(TenantSource.class, () -> () -> {
			asked.incrementAndGet();
			return List.of(Tenant.ofSchema("t_a"));
		}).run((context) -> {
			HealthIndicator health = context.getBean(HealthIndicator.class);
			assertThat(health.health().getStatus()).isEqualTo(Status.UP);
			int before = asked.get();
			assertThat(health.health().getDetails()).containsEntry("tenants", 1);
			context.getBean(InfoContributor.class).contribute(new Info.Builder());
			MeterRegistry meters = new SimpleMeterRegistry();
			context.getBeansOfType(MeterBinder.class).values().forEach((binder) -> binder.bindTo(meters));
			assertThat(meters.get("migrations.tenants").gauge().value()).isEqualTo(1);
			assertThat(asked).hasValue(before);
		});
	}

	@Test
	void healthIsDownFromTheShareOnFromWhichAStartFails() {
		this.contextRunner
			.withPropertyValues("migrate.tenants.schemas=t_?", "migrate.tenants.fail-from=0.3", "migrate.mode=none")
			.run((context) -> assertThat(context.getBean(HealthIndicator.class).health().getStatus())
				.isEqualTo(Status.DOWN));
		this.contextRunner
			.withPropertyValues("migrate.tenants.schemas=t_?", "migrate.tenants.canaries=T_C",
					"migrate.tenants.on-failure=stop")
			.run((context) -> assertThat(context).getFailure()
				.hasStackTraceContaining(TenantsFailedException.class.getName())
				.hasStackTraceContaining("2 were not begun."));
		this.contextRunner.withPropertyValues("migrate.tenants.schemas=t_?", "migrate.tenants.fail-from=0.3")
			.run((context) -> {
				assertThat(context).hasFailed();
				FailureAnalysis analysis = Failures.analyze(context.getStartupFailure(), new StandardEnvironment());
				assertThat(analysis.getDescription()).contains("1 of 3 tenants could not be migrated: 'T_C'.");
				assertThat(analysis.getAction()).contains("migrate.baseline").contains("what is up to date is left");
			});
	}

	@Test
	void oneConnectionOfThePoolIsLeftFree(CapturedOutput output) {
		this.contextRunner.withConfiguration(AutoConfigurations.of(DataSourcePoolMetricsAutoConfiguration.class))
			.withPropertyValues("migrate.tenants.schemas=t_a,t_b", "migrate.tenants.parallelism=8",
					"spring.datasource.hikari.maximum-pool-size=3")
			.run((context) -> {
				assertThat(context.getBean(Migrator.class).fleet().settings().parallelism()).isEqualTo(2);
				assertThat(output).contains("'migrate.tenants.parallelism' is 8, and the pool has 3 connections, "
						+ "one of which is left free: 2 at a time are migrated.");
			});
	}

	/**
	 * The schema of the connection has revisions of its own, which go first: the query
	 * for tenants reads a table that they make.
	 */
	@Test
	void sharedSchemaIsMigratedBeforeTheTenants() {
		String url = url();
		this.contextRunner
			.withPropertyValues("spring.datasource.url=" + url, "migrate.locations=" + location("shared"),
					"migrate.url=" + url, "migrate.user=sa", "migrate.datasources.tenants.url=" + url,
					"migrate.datasources.tenants.user=sa", "migrate.datasources.tenants.after=dataSource",
					"migrate.datasources.tenants.locations=" + location("tenant"),
					"migrate.datasources.tenants.tenants.schemas=select schema_name from customer")
			.run((context) -> {
				DataSource dataSource = context.getBean(DataSource.class);
				assertThat(schemasWith(dataSource, "customer")).containsExactly("public");
				assertThat(schemasWith(dataSource, "orders")).isEmpty();
				JdbcClient.create(dataSource).sql("insert into customer values ('t_b')").update();
				context.getBean("tenantsMigrator", Migrator.class).tenant("t_b").upgrade("heads");
				assertThat(schemasWith(dataSource, "orders")).containsExactly("t_b");
				assertThat(context.getBean(Migrator.class).hasTenants()).isFalse();
			});
	}

	@Test
	void tenantsOfOneDatabaseAreNotThoseOfAnother() {
		this.contextRunner
			.withPropertyValues("migrate.tenants.schemas=t_a", "migrate.datasources.reporting.url=" + url(),
					"migrate.datasources.reporting.locations=" + location("shared"))
			.run((context) -> {
				assertThat(context.getBean("migrator", Migrator.class).hasTenants()).isTrue();
				assertThat(context.getBean("reportingMigrator", Migrator.class).hasTenants()).isFalse();
			});
	}

	@Test
	void dataSourceThatRoutesIsServedAsItIs() {
		this.contextRunner.withUserConfiguration(Routing.class).run((context) -> {
			assertThat(context).hasNotFailed();
			Map<Object, DataSource> targets = context.getBean(RoutingDataSource.class).getResolvedDataSources();
			assertThat(targets.keySet()).containsOnly("east", "west");
			targets.values().forEach((target) -> assertThat(schemasWith(target, "orders")).containsExactly("public"));
			assertThat(
					context.getBean(MigrationsEndpoint.class).migrator("migrator", null, null, null).tenants().states())
				.containsOnly(entry(State.UP_TO_DATE, 2));
		});
	}

	@Test
	void defaultsEqualThoseOfTheCore() {
		MigrateProperties properties = new Binder(new MapConfigurationPropertySource(Map.of("migrate.enabled", "true")))
			.bindOrCreate("migrate", MigrateProperties.class);
		assertThat(properties.tenants().settings()).isEqualTo(TenantSettings.DEFAULTS);
	}

	/**
	 * An application whose data source leads to the database of the tenant of a thread.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Routing {

		@Bean
		RoutingDataSource dataSource() {
			Map<Object, Object> targets = new LinkedHashMap<>();
			for (String tenant : List.of("east", "west")) {
				targets.put(tenant, new SimpleDriverDataSource(new org.h2.Driver(), url()));
			}
			RoutingDataSource routed = new RoutingDataSource();
			routed.setTargetDataSources(targets);
			return routed;
		}

		@Bean
		TenantSource tenantSource(RoutingDataSource dataSource) {
			return () -> dataSource.getResolvedDataSources()
				.entrySet()
				.stream()
				.map((each) -> Tenant.ofDatabase(String.valueOf(each.getKey()), each.getValue()))
				.toList();
		}

	}

	/**
	 * Has no target for a thread without a tenant.
	 */
	static class RoutingDataSource extends AbstractRoutingDataSource {

		@Override
		protected Object determineCurrentLookupKey() {
			return null;
		}

	}

}
