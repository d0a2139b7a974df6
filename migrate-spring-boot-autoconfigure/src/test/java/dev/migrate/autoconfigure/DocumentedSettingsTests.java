package dev.migrate.autoconfigure;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import dev.migrate.FleetResult;
import dev.migrate.Migrator;
import dev.migrate.tenant.Tenant;
import dev.migrate.tenant.TenantSettings;
import dev.migrate.tenant.TenantSource;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the pages on applications and on tenants show, as it stands there: settings are
 * those of an application, and what is in Java stands in tests.
 */
class DocumentedSettingsTests {

	private static final Path DOCS = Path.of("../docs");

	private static final Path TESTS = Path.of("src/test/java/dev/migrate/autoconfigure");

	private final DataSource database = h2();

	private static DataSource h2() {
		return new SimpleDriverDataSource(new org.h2.Driver(), url());
	}

	/** Names are stored as on PostgreSQL. */
	private static String url() {
		return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;DATABASE_TO_LOWER=true";
	}

	private static List<String> snippets(String page, String language) throws IOException {
		return Pattern.compile("```" + language + "\\R(.*?)```", Pattern.DOTALL)
			.matcher(Files.readString(DOCS.resolve(page)))
			.results()
			.map((snippet) -> snippet.group(1))
			.toList();
	}

	/** An application that has the settings in which something stands. */
	private static ApplicationContextRunner application(String page, String something) throws IOException {
		YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
		yaml.setResources(snippets(page, "yaml").stream()
			.filter((snippet) -> snippet.contains(something))
			.map((snippet) -> new ByteArrayResource(snippet.getBytes(StandardCharsets.UTF_8)))
			.toArray(ByteArrayResource[]::new));
		Properties properties = yaml.getObject();
		assertThat(properties).isNotEmpty();
		return new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, MigrateAutoConfiguration.class))
			.withPropertyValues(properties.entrySet()
				.stream()
				.map((each) -> each.getKey() + "=" + each.getValue())
				.toArray(String[]::new));
	}

	private ApplicationContextRunner withDatabase(ApplicationContextRunner runner) {
		return runner.withBean("shop", DataSource.class, () -> this.database, (bean) -> bean.setPrimary(true));
	}

	private static List<String> tables(DataSource dataSource) {
		return JdbcClient.create(dataSource)
			.sql("select table_schema || '.' || table_name from information_schema.tables "
					+ "where table_schema <> 'information_schema' order by 1")
			.query(String.class)
			.list();
	}

	@Test
	void severalDatabases() throws IOException {
		DataSource reporting = h2();
		withDatabase(application("spring-boot.md", "datasources:"))
			.withBean("reporting", DataSource.class, () -> reporting)
			.run((context) -> {
				assertThat(tables(this.database)).contains("public.customer").doesNotContain("public.report");
				assertThat(tables(reporting)).contains("public.report").doesNotContain("public.customer");
				assertThat(context.getBean("reportingMigrator", Migrator.class).dataSource()).isSameAs(reporting);
			});
	}

	@Test
	void databaseBesideTheOneOfSpringBoot() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, MigrateAutoConfiguration.class))
			.withUserConfiguration(FurtherDatabase.class)
			.withPropertyValues("spring.datasource.url=" + url(), "reporting.url=" + url(),
					"migrate.locations=classpath:db/shop", "migrate.datasources.reporting.after=dataSource",
					"migrate.datasources.reporting.locations=classpath:db/reporting")
			.run((context) -> {
				assertThat(tables(context.getBean(DataSource.class))).contains("public.customer")
					.doesNotContain("public.report");
				assertThat(tables(context.getBean("reporting", DataSource.class))).contains("public.report")
					.doesNotContain("public.customer");
			});
	}

	@Test
	void modulesAreBranches() throws IOException {
		withDatabase(application("spring-boot.md", "db/catalog")).run((context) -> {
			assertThat(tables(this.database)).contains("public.product", "public.purchase");
			Migrator migrator = context.getBean(Migrator.class);
			migrator.downgrade("base");
			migrator.upgrade("catalog@head");
			assertThat(tables(this.database)).contains("public.product").doesNotContain("public.purchase");
			migrator.downgrade("base");
			migrator.upgrade("sales@head");
			assertThat(tables(this.database)).contains("public.product", "public.purchase");
		});
	}

	@Test
	void tablesOfOursInAnotherSchema() throws IOException {
		withDatabase(application("spring-boot.md", "version-schema:")).withPropertyValues("migrate.create-schemas=true")
			.run((context) -> assertThat(tables(this.database))
				.contains("migrations.migrate_version", "migrations.migrate_history")
				.doesNotContain("public.migrate_version"));
	}

	@Test
	void accountForMigrations() throws IOException {
		JdbcClient.create(this.database).sql("create user shop_migrate password 'secret' admin").update();
		withDatabase(application("spring-boot.md", "user: shop_migrate"))
			.withPropertyValues("MIGRATE_PASSWORD=secret", "migrate.locations=classpath:db/shop")
			.run((context) -> assertThat(JdbcClient.create(this.database)
				.sql("select installed_by from migrate_history")
				.query(String.class)
				.list()).containsExactly("shop_migrate"));
	}

	@Test
	void reactiveDatabase() throws IOException {
		application("spring-boot.md", "r2dbc:")
			.withBean(ConnectionFactory.class, () -> ConnectionFactories.get("r2dbc:none"),
					(bean) -> bean.setLazyInit(true))
			.withPropertyValues("DB_PASSWORD=secret", "migrate.mode=none")
			.run((context) -> assertThat(context.getBean(Migrator.class).dataSource())
				.extracting("url", "username", "password")
				.containsExactly("jdbc:postgresql://db/shop", "shop", "secret"));
	}

	/** In properties as they stand there, and in YAML, where the page says quotes. */
	@Test
	void namesByAConvention() throws IOException {
		Properties said = new Properties();
		said.load(new StringReader(snippets("writing-revisions.md", "properties").stream()
			.filter((snippet) -> snippet.contains("migrate.naming."))
			.collect(Collectors.joining())));
		assertThat(said).hasSizeGreaterThan(4);
		withDatabase(new ApplicationContextRunner().withConfiguration(
				AutoConfigurations.of(DataSourceAutoConfiguration.class, MigrateAutoConfiguration.class)))
			.withPropertyValues(said.entrySet()
				.stream()
				.map((each) -> each.getKey() + "=" + each.getValue())
				.toArray(String[]::new))
			.run((context) -> assertThat(context.getBean(Migrator.class).settings().runs().naming())
				.allSatisfy((key, pattern) -> assertThat(said).containsEntry("migrate.naming." + key, pattern))
				.hasSameSizeAs(said));
		Matcher quoted = Pattern.compile("In YAML .*`(ck: [^`]+)`")
			.matcher(Files.readString(DOCS.resolve("writing-revisions.md")));
		assertThat(quoted.find()).isTrue();
		YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
		yaml.setResources(new ByteArrayResource(quoted.group(1).getBytes(StandardCharsets.UTF_8)));
		assertThat(yaml.getObject()).containsExactly(Map.entry("ck", "%(constraint_name)s"));
	}

	@Test
	void tenants() throws IOException {
		for (String schema : List.of("tenant_a", "tenant_test", "other")) {
			JdbcClient.create(this.database).sql("create schema " + schema).update();
		}
		withDatabase(application("tenants.md", "canaries:"))
			.run((context) -> assertThat(tables(this.database)).filteredOn((name) -> name.endsWith(".orders"))
				.containsExactly("tenant_a.orders", "tenant_test.orders"));
	}

	@Test
	void tenantsBesideWhatTheyShare() throws IOException {
		String url = url();
		application("tenants.md", "after: dataSource")
			.withPropertyValues("spring.datasource.url=" + url, "spring.datasource.username=sa",
					"spring.datasource.password=")
			.run((context) -> {
				DataSource dataSource = context.getBean(DataSource.class);
				JdbcClient client = JdbcClient.create(dataSource);
				assertThat(tables(dataSource)).contains("public.customer");
				client.sql("create schema acme").update();
				client.sql("insert into customer values ('acme', 'acme')").update();
				Migrator migrator = context.getBean("tenantsMigrator", Migrator.class);
				assertThat(migrator.fleet().upgrade("heads").failed()).isEmpty();
				assertThat(tables(dataSource)).contains("acme.orders").doesNotContain("public.orders");
			});
	}

	@Test
	void tenantsInJava() {
		JdbcClient.create(this.database).sql("create schema tenant_test").update();
		DataSource dataSource = this.database;
		// @formatter:off
		Migrator migrator = Migrator.builder(dataSource)
			.locations("classpath:db/tenant")
			.tenants(TenantSource.schemas(dataSource, List.of("tenant_*")),
					TenantSettings.DEFAULTS.withParallelism(8).withCanaries("tenant_test"))
			.build();
		FleetResult result = migrator.fleet().run();
		// @formatter:on
		assertThat(result.failed()).isEmpty();
		assertThat(tables(dataSource)).contains("tenant_test.orders");
	}

	@Test
	void newTenants() {
		JdbcClient.create(this.database).sql("create schema acme").update();
		Migrator migrator = Migrator.builder(this.database)
			.locations("classpath:db/tenant")
			.tenants(() -> List.of(Tenant.ofSchema("acme")), TenantSettings.DEFAULTS)
			.build();
		// @formatter:off
		migrator.tenant("acme").upgrade("heads");
		migrator.tenant(Tenant.ofSchema("acme")).upgrade("heads");
		// @formatter:on
		assertThat(tables(this.database)).contains("acme.orders");
	}

	@ParameterizedTest
	@ValueSource(strings = { "spring-boot.md", "tenants.md" })
	void javaStandsInTests(String page) throws IOException {
		String sources = squeezed(Files.readString(TESTS.resolve("DocumentedSettingsTests.java"))
				+ Files.readString(TESTS.resolve("TenantsTests.java")));
		assertThat(snippets(page, "java")).allSatisfy((snippet) -> assertThat(sources).contains(squeezed(snippet)));
	}

	private static String squeezed(String text) {
		return text.replaceAll("\\s+", " ").strip();
	}

	@Configuration(proxyBeanMethods = false)
	static class FurtherDatabase {

		// @formatter:off
		@Bean(defaultCandidate = false)
		DataSource reporting(@Value("${reporting.url}") String url) {
			return DataSourceBuilder.create().url(url).build();
		}
		// @formatter:on

	}

}
