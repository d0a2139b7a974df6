package dev.migrate.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import javax.sql.DataSource;

import dev.migrate.Migrator;
import dev.migrate.autoconfigure.diagnostics.Failures;
import dev.migrate.execute.MigrationListener;
import dev.migrate.operation.Operations;
import dev.migrate.plan.Step;
import dev.migrate.script.Migration;
import dev.migrate.script.Revision;
import dev.migrate.settings.MigratorSettings;
import dev.migrate.settings.Reaction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.metrics.buffering.BufferingApplicationStartup;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.metrics.StartupStep;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for applications with several databases: which migrators there are, what each of
 * them takes, and what is said of a database that none is for.
 */
@ExtendWith(OutputCaptureExtension.class)
class SeveralDatabasesTests {

	@TempDir
	private Path folder;

	private ApplicationContextRunner contextRunner = new ApplicationContextRunner();

	@BeforeEach
	void writeRevisions() throws IOException {
		write("shop", "aaaa", "create table customer (id int)");
		write("reporting", "bbbb", "create table report (id int)");
		this.contextRunner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, MigrateAutoConfiguration.class))
			.withPropertyValues("migrate.locations=" + location("shop"));
	}

	private void write(String name, String id, String sql) throws IOException {
		Path file = Files.createDirectories(this.folder.resolve(name)).resolve("create.sql");
		Files.writeString(file, "-- revision: " + id + "\n-- upgrade\n" + sql + ";\n");
	}

	private String location(String name) {
		return this.folder.resolve(name).toUri().toString();
	}

	private ApplicationContextRunner twoDatabases() {
		return this.contextRunner.withUserConfiguration(TwoDatabases.class);
	}

	private ApplicationContextRunner twoMigrators() {
		return twoDatabases().withPropertyValues("migrate.datasources.reporting.locations=" + location("reporting"));
	}

	private static List<String> tables(DataSource dataSource) {
		return JdbcClient.create(dataSource)
			.sql("select lower(table_name) from information_schema.tables where table_schema = 'PUBLIC' "
					+ "and table_name not like 'MIGRATE%' order by 1")
			.query(String.class)
			.list();
	}

	@Test
	void eachDatabaseGetsItsOwnRevisions() {
		twoMigrators().run((context) -> {
			assertThat(tables(context.getBean("shop", DataSource.class))).containsExactly("customer");
			assertThat(tables(context.getBean("reporting", DataSource.class))).containsExactly("report");
			assertThat(context.getBeansOfType(Migrator.class)).containsOnlyKeys("migrator", "reportingMigrator");
			assertThat(context.getBean(Migrator.class)).isSameAs(context.getBean("migrator"));
		});
	}

	@Test
	void migratorsAreInjectedByTheNameOfTheirDatabase() {
		twoMigrators().withBean(Wired.class).run((context) -> {
			Wired wired = context.getBean(Wired.class);
			assertThat(wired.application).isSameAs(context.getBean("migrator"));
			assertThat(wired.reporting).isSameAs(context.getBean("reportingMigrator"));
		});
	}

	@Test
	void whatADatabaseDoesNotSayIsAsForAll() {
		twoMigrators().withPropertyValues("migrate.version-table=all_version", "migrate.lock.timeout=7s",
				"migrate.placeholders.aB=1", "migrate.datasources.reporting.placeholders.b=${migrate.target:x}",
				"migrate.datasources.reporting.history-table=own_history", "migrate.user=sa",
				"migrate.on-conflicting-branches=warn", "migrate.datasources.reporting.on-conflicting-branches=ignore")
			.run((context) -> {
				Migrator reporting = context.getBean("reportingMigrator", Migrator.class);
				assertThat(reporting.settings().tables().versionTable()).isEqualTo("all_version");
				assertThat(reporting.settings().tables().historyTable()).isEqualTo("own_history");
				assertThat(reporting.settings().limits().lockTimeout()).isEqualTo(Duration.ofSeconds(7));
				assertThat(reporting.settings().sources().placeholders()).isEqualTo(Map.of("aB", "1", "b", "x"));
				assertThat(reporting.settings().reactions().onConflictingBranches()).isEqualTo(Reaction.IGNORE);
				assertThat(reporting.dataSource()).isInstanceOf(SimpleDriverDataSource.class);
				MigratorSettings application = context.getBean("migrator", Migrator.class).settings();
				assertThat(application.tables().historyTable()).isEqualTo("migrate_history");
				assertThat(application.reactions().onConflictingBranches()).isEqualTo(Reaction.WARN);
				assertThat(context.getBean(MigrateProperties.class).datasources().get("reporting").versionTable())
					.isEqualTo("all_version");
			});
	}

	@Test
	void environmentVariablesNameADatabaseInUpperCase() {
		twoMigrators()
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment",
						Map.of("MIGRATE_DATASOURCES_REPORTING_VERSIONTABLE", "other_version"))))
			.run((context) -> {
				assertThat(context.getBeansOfType(Migrator.class)).containsOnlyKeys("migrator", "reportingMigrator");
				assertThat(context.getBean("reportingMigrator", Migrator.class).settings().tables().versionTable())
					.isEqualTo("other_version");
			});
	}

	@Test
	void revisionsThatYamlReadsAsNumbersAreAsWritten() {
		twoMigrators()
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(new MapPropertySource("numbers", Map.of("migrate.datasources.reporting.target", 1975))))
			.run((context) -> assertThat(context).getFailure().hasStackTraceContaining("1975"));
	}

	@Test
	void aUrlNeedsNoBean() {
		String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(MigrateAutoConfiguration.class))
			.withPropertyValues("migrate.datasources.reporting.url=" + url,
					"migrate.datasources.reporting.locations=" + location("reporting"))
			.run((context) -> {
				assertThat(context.getBeansOfType(Migrator.class)).containsOnlyKeys("reportingMigrator");
				assertThat(tables(context.getBean(Migrator.class).dataSource())).containsExactly("report");
			});
	}

	@Test
	void databaseOfTheApplicationMayBeNamed() {
		twoDatabases()
			.withPropertyValues("migrate.datasources.shop.version-table=shop_version",
					"migrate.datasources.reporting.locations=" + location("reporting"))
			.run((context) -> {
				assertThat(context.getBeansOfType(Migrator.class)).containsOnlyKeys("shopMigrator",
						"reportingMigrator");
				assertThat(context.getBean(Migrator.class)).isSameAs(context.getBean("shopMigrator"));
				assertThat(tables(context.getBean("shop", DataSource.class))).contains("customer", "shop_version");
			});
	}

	@Test
	void databasesOfEqualRankAreNamed() {
		this.contextRunner.withUserConfiguration(EqualDatabases.class)
			.withPropertyValues("migrate.datasources.east.version-table=east_version",
					"migrate.datasources.west.locations=" + location("reporting"))
			.run((context) -> {
				assertThat(context.getBeansOfType(Migrator.class)).containsOnlyKeys("eastMigrator", "westMigrator");
				assertThat(tables(context.getBean("west", DataSource.class))).containsExactly("report");
			});
	}

	@ParameterizedTest
	@CsvSource({ "migrate.datasources.reporting.after=shop, 'aaaa,bbbb'", "migrate.after=reporting, 'bbbb,aaaa'",
			"migrate.after=reporting-migrator, 'bbbb,aaaa'" })
	void orderIsDeclared(String after, String steps) {
		twoMigrators().withUserConfiguration(Listening.class)
			.withPropertyValues(after)
			.run((context) -> assertThat(context.getBean("all", Heard.class).revisions)
				.containsExactly(steps.split(",")));
	}

	@Test
	void beansBelongToTheDatabaseThatTheyName() {
		twoMigrators().withUserConfiguration(Listening.class, Customizing.class).run((context) -> {
			assertThat(context.getBean("all", Heard.class).revisions).containsExactly("aaaa", "bbbb", "cccc");
			assertThat(context.getBean("ofReporting", Heard.class).revisions).containsExactly("bbbb", "cccc");
			assertThat(tables(context.getBean("shop", DataSource.class))).containsExactly("customer");
			assertThat(tables(context.getBean("reporting", DataSource.class))).containsExactly("extra", "report");
			assertThat(context.getBean("migrator", Migrator.class).settings().runs().installedBy()).isEqualTo("rest");
			assertThat(context.getBean("reportingMigrator", Migrator.class).settings().runs().installedBy())
				.isEqualTo("reporter");
		});
	}

	@Test
	void migratorOfAnotherDatabaseStandsBesideOurs(CapturedOutput output) {
		twoDatabases().withUserConfiguration(OwnReporting.class)
			.withPropertyValues("own.location=" + location("reporting"))
			.run((context) -> {
				assertThat(tables(context.getBean("shop", DataSource.class))).containsExactly("customer");
				assertThat(tables(context.getBean("reporting", DataSource.class))).containsExactly("report");
				assertThat(context.getBean(Migrator.class)).isSameAs(context.getBean("own"));
				assertThat(output).doesNotContain("Not migrated");
			});
	}

	@Test
	void migratorOfTheSameDatabaseTakesThePlaceOfOurs() {
		twoDatabases().withUserConfiguration(OwnShop.class).run((context) -> {
			assertThat(context.getBeansOfType(Migrator.class)).containsOnlyKeys("migrator");
			assertThat(context.getBean("shop", DataSource.class)).satisfies((shop) -> assertThat(
					JdbcClient.create(shop).sql("select version_num from own_version").query(String.class).list())
				.containsExactly("aaaa"));
		});
	}

	@Test
	void propertiesOfADatabaseThatHasAMigratorAreNotUsed(CapturedOutput output) {
		twoMigrators().withUserConfiguration(OwnReporting.class)
			.withPropertyValues("own.location=" + location("reporting"))
			.run((context) -> {
				assertThat(context.getBeansOfType(Migrator.class)).containsOnlyKeys("migrator", "own");
				assertThat(output).contains("'migrate.datasources.reporting' is not used: the bean 'own' migrates");
			});
	}

	@Test
	void migratorIsRunWithoutABeanOfItsDatabase() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(MigrateAutoConfiguration.class))
			.withBean("own", Migrator.class,
					() -> Migrator.builder(database("alone")).locations(location("reporting")).build())
			.run((context) -> assertThat(tables(context.getBean(Migrator.class).dataSource()))
				.containsExactly("report"));
	}

	@Test
	void whatIsNotMigratedIsSaid(CapturedOutput output) {
		twoDatabases().run((context) -> {
			assertThat(tables(context.getBean("shop", DataSource.class))).containsExactly("customer");
			assertThat(output).containsOnlyOnce(
					"Not migrated: DataSource 'reporting'. 'migrate.datasources.reporting.locations' would");
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					reportng.target=heads          | 'migrate.datasources.reportng' names a DataSource that is not there: there are 'shop', 'reporting'.
					reporting.after=shp            | 'migrate.datasources.reporting.after' names 'shp', and no database of that name is migrated
					reporting.after=reporting      | The databases 'reportingMigrator' wait for each other
					shop.url=jdbc:h2:mem:a         | 'migrate.url' and 'migrate.datasources.shop' contradict each other
					reporting.datasources.x.target=1 | 'migrate.datasources.reporting.datasources' is a database within a database
					other.url=jdbc:h2:mem:main     | have the same database and the same version table 'migrate_version'
					other.history-table=h          | have the same database and the same version table 'migrate_version'
					other.version-table=v          | have the same database and the same history 'migrate_history'
					reporting.locatons=a           | migrate.datasources.reporting.locatons
					""")
	void contradictionsAreRefused(String property, String message) {
		ApplicationContextRunner runner = property.startsWith("shop")
				? twoMigrators().withPropertyValues("migrate.url=jdbc:h2:mem:b") : property.startsWith("other")
						? twoMigrators().withPropertyValues("migrate.url=jdbc:h2:mem:main") : twoMigrators();
		runner.withPropertyValues("migrate.datasources." + property)
			.withPropertyValues(property.startsWith("other")
					? new String[] { "migrate.datasources.other.url=jdbc:h2:mem:main" } : new String[0])
			.run((context) -> assertThat(context).getFailure().hasStackTraceContaining(message));
	}

	@Test
	void twoDoNotWriteOneFile() {
		twoMigrators().withPropertyValues("migrate.sql-output=" + this.folder.resolve("out.sql"))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("would write their SQL to the same file"));
		assertThat(this.folder.resolve("out.sql")).doesNotExist();
	}

	@Test
	void revisionThatNamesNoneOfSeveralIsRefused() {
		this.contextRunner.withUserConfiguration(EqualDatabases.class)
			.withPropertyValues("migrate.datasources.east.version-table=east_version",
					"migrate.datasources.west.locations=" + location("reporting"))
			.withBean("stray", AddExtra.class)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(IllegalDatasourceException.class)
				.hasMessageContaining("Bean 'stray' is a revision")
				.hasMessageContaining("'eastMigrator', 'westMigrator'"));
	}

	@Test
	void failureNamesItsMigratorAndItsProperties() {
		twoMigrators().withPropertyValues("migrate.datasources.reporting.version-table=" + "x".repeat(300))
			.run((context) -> {
				StandardEnvironment environment = new StandardEnvironment();
				environment.getPropertySources()
					.addFirst(new MapPropertySource("test", Map.of("migrate.datasources.reporting.target", "heads")));
				FailureAnalysis analysis = Failures.analyze(context.getStartupFailure(), environment);
				assertThat(analysis.getDescription()).startsWith("Migrator 'reportingMigrator': ");
				assertThat(analysis.getAction())
					.containsIgnoringCase("set 'migrate.datasources.reporting.version-table' to ");
			});
	}

	@Test
	void everyMigratorIsHeardOfByItsName() {
		BufferingApplicationStartup startup = new BufferingApplicationStartup(4096);
		twoDatabases().withUserConfiguration(OwnReporting.class)
			.withBean(Events.class)
			.withPropertyValues("own.location=" + location("reporting"))
			.withInitializer((context) -> context.setApplicationStartup(startup))
			.run((context) -> {
				assertThat(context.getBean(Events.class).heard).containsExactlyInAnyOrder("own [upgrade bbbb]",
						"migrator [upgrade aaaa]");
				assertThat(startup.getBufferedTimeline().getEvents())
					.filteredOn((event) -> event.getStartupStep().getName().equals("migrate.revision"))
					.extracting((event) -> StreamSupport.stream(event.getStartupStep().getTags().spliterator(), false)
						.map(StartupStep.Tag::getValue)
						.collect(Collectors.joining(" ")))
					.containsExactlyInAnyOrder("own bbbb upgrade", "migrator aaaa upgrade");
			});
	}

	private static DataSource database(String name) {
		return new SimpleDriverDataSource(new org.h2.Driver(),
				"jdbc:h2:mem:" + name + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
	}

	@Configuration(proxyBeanMethods = false)
	static class TwoDatabases {

		@Bean
		@Primary
		DataSource shop() {
			return database("shop");
		}

		@Bean
		DataSource reporting() {
			return database("reporting");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class EqualDatabases {

		@Bean
		DataSource east() {
			return database("east");
		}

		@Bean
		DataSource west() {
			return database("west");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnReporting {

		@Bean
		Migrator own(@Qualifier("reporting") DataSource reporting, @Value("${own.location}") String location) {
			return Migrator.builder(reporting).locations(location).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnShop {

		@Bean
		Migrator migrator(DataSource shop, @Value("${migrate.locations}") String location) {
			return Migrator.builder(shop).locations(location).versionTable("own_version").build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Listening {

		@Bean
		Heard all() {
			return new Heard();
		}

		@Bean
		@Qualifier("reporting")
		Heard ofReporting() {
			return new Heard();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Customizing {

		@Bean
		MigratorCustomizer rest() {
			return (builder) -> builder.installedBy("rest");
		}

		@Bean
		@Qualifier("reportingMigrator")
		MigratorCustomizer ofReporting2() {
			return (builder) -> builder.installedBy("reporter");
		}

		@Bean
		@Qualifier("reporting")
		AddExtra extra() {
			return new AddExtra();
		}

	}

	@Revision(id = "cccc", downRevision = "bbbb")
	static class AddExtra implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.execute("create table extra (id int)");
		}

	}

	static class Wired {

		@Autowired
		private Migrator application;

		@Autowired
		@Qualifier("reporting")
		private Migrator reporting;

	}

	static class Events {

		private final List<String> heard = new ArrayList<>();

		@EventListener
		void on(MigrationsAppliedEvent event) {
			this.heard.add(event.migrator() + " " + event.steps());
		}

	}

	static class Heard implements MigrationListener {

		private final List<String> revisions = new ArrayList<>();

		@Override
		public void afterStep(Step step, Duration elapsed) {
			this.revisions.add(step.revision().id());
		}

	}

}
