package dev.migrate.author.command;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.zaxxer.hikari.HikariDataSource;
import dev.migrate.Migrator;
import kiosk.Kiosk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.DefaultResourceLoader;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Applications whose class files lie in a directory, with nothing in it but those that a
 * test puts there.
 */
class SlimStartTests {

	private static final String IMPORTS = "META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports";

	private static final String[] FILES = { "Kiosk", "Kiosk$Sales", "Kiosk$Controller", "Kiosk$Paper", "Kiosk$Papers",
			"Kiosk$Settings", "Kiosk$Begin" };

	@TempDir
	private Path directory;

	private final Map<String, Object> properties = new LinkedHashMap<>(Map.of("migrate.locations", "classpath:kiosk"));

	@Test
	void propertiesAreEnoughForMostApplications() throws IOException {
		assertThat(start(application()).doubt()).isEmpty();
		this.properties.put("spring.datasource.url", "");
		this.properties.put("migrate.url", "jdbc:h2:./migrated");
		assertThat(start(application()).doubt()).isEmpty();
	}

	@Test
	void onlyTheDatabaseAndItsMigratorAreMade() throws IOException {
		this.properties.put("spring.datasource.url", "jdbc:h2:file:" + this.directory.resolve("kiosk"));
		this.properties.put("spring.datasource.hikari.pool-name", "of-the-kiosk");
		this.properties.put("migrate.version-table", "kiosk_version");
		SlimStart slim = start(application());
		Invocation upgrade = Invocation.parse(List.of("upgrade"), Output.takeOver());
		try (ConfigurableApplicationContext context = slim.context(upgrade.progress())) {
			context.refresh();
			Migrator migrator = context.getBean(Migrator.class);
			migrator.upgrade("heads");
			assertThat(migrator.current()).hasToString("[a1a1]");
			assertThat(migrator.settings().tables().versionTable()).isEqualTo("kiosk_version");
			assertThat(migrator.dataSource()).isInstanceOfSatisfying(HikariDataSource.class,
					(pool) -> assertThat(pool.getPoolName()).isEqualTo("of-the-kiosk"));
			assertThat(Arrays.stream(context.getBeanDefinitionNames()).map(context::getType))
				.allMatch((type) -> type != null && !type.getName().startsWith("kiosk"));
		}
	}

	@ParameterizedTest
	@CsvSource({ "Pools, DataSource", "PoolsOfLibrary, acme.Acme$Pool", "OfLibrary, acme.Acme$Base",
			"Enabled, acme.Acme$EnableAcme", "Imports, context/annotation/Import",
			"ImportsFile, context/annotation/Import", "ReadsFile, PropertySource", "Scans, ComponentScan",
			"Elsewhere, scanBasePackage", "Excludes, DataSource", "Wraps, beans/factory/config/",
			"Decrypts, ConfigurableEnvironment", "Converts, ConfigurationPropertiesBinding",
			"Details, ConnectionDetails", "SetsProperty, spring.datasource", "Customizes, org/springframework/context/",
			"Listens, org/springframework/stereotype/", "Tenants, dev/migrate/tenant/Tenant",
			"OwnDialect, dev/migrate/dialect/Dialect", "OwnMigrator, dev/migrate/Migrator",
			"RevisionBean, org/springframework/stereotype/", "TakesBean, may ask for beans",
			"IsGivenBean, org/springframework/beans/", "OfUnknownParent, may ask for beans",
			"SharedBase, acme.Acme$Base", "Nests, acme.Acme$Nesting", "Stereotyped, a revision and a bean",
			"Makes, 'kiosk.Kiosk$Begin'", "Injected, beans/factory/annotation/Autowired", "OfAware, may ask for beans",
			"OfAwareInterface, may ask for beans", "OfTaking, may ask for beans", "OfSpring, may ask for beans",
			"Observes, io/micrometer/observation/Observation" })
	void classesMayDecide(String name, String reason) throws IOException {
		SlimStart slim = start(application("Doubtful", "Doubtful$Plain", "Doubtful$Aware", "Doubtful$LessAware",
				"Doubtful$AwareOfContext", "Doubtful$Taking", "Doubtful$" + name));
		assertThat(slim.doubt()).hasValueSatisfying(
				(doubt) -> assertThat(doubt).startsWith("'kiosk.Doubtful$" + name + "' ").contains(reason));
	}

	@ParameterizedTest
	@CsvSource({ "classpath:kiosk, ''", "classpath*:/kiosk/, ''", "classpath:kiosk/elsewhere, kiosk.Kiosk$Begin",
			"classpath:kiosk/*/revisions, kiosk.Kiosk$Begin" })
	void revisionsElsewhereAreBeans(String location, String revision) throws IOException {
		this.properties.put("migrate.locations", location);
		String doubt = start(application()).doubt().orElse("");
		assertThat(doubt).isEqualTo(
				revision.isEmpty() ? "" : "'" + revision + "' is a revision, and in none of 'migrate.locations'");
	}

	@Test
	void autoConfigurationOfLibraryMayDecide() throws IOException {
		Files.createDirectories(this.directory.resolve(IMPORTS).getParent());
		Files.writeString(this.directory.resolve(IMPORTS), "acme.Acme$AcmeAutoConfiguration\n");
		take("acme/Acme$AcmeAutoConfiguration");
		assertThat(start(application()).doubt()).hasValue("'acme.Acme$AcmeAutoConfiguration' names 'DataSource'");
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"',
			value = { "spring.datasource.url, \"\", no property names a database",
					"spring.datasource.url, jdbc:h2:mem:x, the database is one of this process",
					"migrate.url, jdbc:sqlite::memory:, the database is one of this process",
					"spring.datasource.url, jdbc:tc:postgresql:17:///x, the database is one of this process",
					"migrate.datasources.billing.url, jdbc:h2:./billing, 'migrate.datasources' is set",
					"spring.datasource.jndi-name, java:x, 'spring.datasource.jndi-name' is set",
					"spring.r2dbc.url, r2dbc:x, 'spring.r2dbc.url' is set",
					"spring.autoconfigure.exclude[0], x.Y, 'spring.autoconfigure.exclude' is set",
					"spring.main.sources, x.Y, 'spring.main.sources' is set",
					"migrate.locations, classpath:*/revisions, 'classpath:*/revisions' may be anywhere" })
	void propertiesMayNotSayAll(String property, String value, String reason) throws IOException {
		this.properties.put(property, value);
		assertThat(start(application()).doubt()).hasValue(reason);
	}

	@Test
	void othersMayTakePartInTheStart() throws IOException {
		SpringApplication initialized = application();
		initialized.addInitializers((ApplicationContextInitializer<?>) (context) -> {
		});
		assertThat(start(initialized).doubt()).hasValueSatisfying((doubt) -> assertThat(doubt).contains("takes part"));
		SpringApplication listening = application();
		listening.addListeners((ApplicationListener<?>) (event) -> {
		});
		assertThat(start(listening).doubt()).hasValueSatisfying((doubt) -> assertThat(doubt).contains("takes part"));
		SpringApplication more = application();
		more.setSources(Set.of("classpath:beans.xml"));
		assertThat(start(more).doubt()).hasValue("'classpath:beans.xml' defines beans");
		assertThat(Stream.of("org.springframework.boot.docker.compose.lifecycle.DockerComposeListener",
				"org.springframework.boot.testcontainers.lifecycle.TestcontainersLifecycleApplicationContextInitializer",
				"org.springframework.cloud.bootstrap.BootstrapApplicationListener"))
			.noneMatch(SlimStart::leavesDatabasesAlone);
	}

	@ParameterizedTest
	@ValueSource(strings = { "revisions", "with space", "Größe", "100%", "a%41", "a#b", "[x]" })
	void classesBesideTheRevisionsOfALibraryMayDecide(String name, @TempDir Path other) throws IOException {
		Path library = other.resolve(name);
		Files.createDirectories(library.resolve("db/" + name));
		take("acme/Acme$AcmeAutoConfiguration");
		Files.move(this.directory.resolve("acme"), library.resolve("acme"));
		this.properties.put("migrate.locations", "classpath:kiosk,classpath:db/" + name);
		SpringApplication application = application();
		URL[] urls = { this.directory.toUri().toURL(), library.toUri().toURL() };
		application.setResourceLoader(new DefaultResourceLoader(new OwnClasses(urls)));
		assertThat(start(application).doubt()).hasValueSatisfying((doubt) -> assertThat(doubt).contains("AcmeAuto"));
	}

	@Test
	void librariesMayTakePartInTheStart() throws IOException {
		Path factories = this.directory.resolve("META-INF/spring.factories");
		Files.createDirectories(factories.getParent());
		Files.writeString(factories,
				"org.springframework.boot.SpringApplicationRunListener=dev.migrate.Own, \\\n acme.AcmeRunListener\n");
		assertThat(start(application()).doubt()).hasValue("'acme.AcmeRunListener' takes part in its start");
		Files.delete(factories);
		assertThat(start(application()).doubt()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "io/r2dbc/spi/ConnectionFactory, 'it has R2DBC, and ''migrate.url'' is not set'",
			"io/micrometer/tracing/Tracer, 'what it runs is traced'" })
	void classPathMayDecide(String type, String reason) throws IOException {
		Path file = this.directory.resolve(type + ".class");
		Files.createDirectories(file.getParent());
		Files.createFile(file);
		assertThat(start(application()).doubt()).hasValue(reason);
	}

	@Test
	void reactiveDatabaseIsNotMigratedIfAnUrlIsSet() throws IOException {
		this.properties.put("migrate.url", "jdbc:h2:./migrated");
		Path file = this.directory.resolve("io/r2dbc/spi/ConnectionFactory.class");
		Files.createDirectories(file.getParent());
		SpringApplication application = application();
		Files.copy(this.directory.resolve("kiosk/Kiosk$Papers.class"), file);
		assertThat(start(application).doubt()).isEmpty();
	}

	@Test
	void sourceMustBeAmongTheClasses() throws IOException {
		SpringApplication application = application();
		Files.delete(this.directory.resolve("kiosk/Kiosk.class"));
		assertThat(start(application).doubt()).hasValue("nothing lists 'kiosk.Kiosk'");
	}

	@Test
	void addressesAreResolvedAsByTheApplication() throws IOException {
		SpringApplication application = application();
		GenericApplicationContext context = new GenericApplicationContext();
		context.addProtocolResolver((location, loader) -> location.startsWith("acme:")
				? new ByteArrayResource(new byte[0], location) : null);
		Invocation current = Invocation.parse(List.of("current"), Output.takeOver());
		try (ConfigurableApplicationContext slim = new SlimStart(application, context).context(current.progress())) {
			assertThat(slim.getResource("acme:revisions").getDescription()).contains("acme:revisions");
		}
	}

	@Test
	void parentMayHaveTheDatabase() throws IOException {
		GenericApplicationContext parent = new GenericApplicationContext();
		parent.refresh();
		GenericApplicationContext context = new GenericApplicationContext(parent);
		context.getEnvironment().getPropertySources().addFirst(properties());
		assertThat(new SlimStart(application(), context).doubt()).hasValue("it has a parent context");
	}

	@Test
	void classWithoutPackageIsAnywhere() {
		Optional<String> doubt = new ApplicationClasses(getClass().getClassLoader()).doubt(Set.of("Shop"), List.of());
		assertThat(doubt).hasValue("nothing lists the classes beside 'Shop'");
	}

	private SlimStart start(SpringApplication application) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(properties());
		GenericApplicationContext context = new GenericApplicationContext();
		context.setEnvironment(environment);
		return new SlimStart(application, context);
	}

	private MapPropertySource properties() {
		this.properties.putIfAbsent("spring.datasource.url", "jdbc:h2:./kiosk");
		return new MapPropertySource("kiosk", this.properties);
	}

	private SpringApplication application(String... more) throws IOException {
		for (String name : Stream.concat(Stream.of(FILES), Stream.of(more)).toList()) {
			take("kiosk/" + name);
		}
		URL[] urls = { this.directory.toUri().toURL() };
		SpringApplication application = new SpringApplication(new DefaultResourceLoader(new OwnClasses(urls)),
				Kiosk.class);
		// What a class path of tests may have, an application has not
		application.setInitializers(application.getInitializers()
			.stream()
			.filter((each) -> SlimStart.leavesDatabasesAlone(each.getClass().getName()))
			.toList());
		return application;
	}

	private void take(String name) throws IOException {
		Path file = this.directory.resolve(name + ".class");
		Files.createDirectories(file.getParent());
		try (var bytes = getClass().getResourceAsStream("/" + name + ".class")) {
			Files.write(file, bytes.readAllBytes());
		}
	}

	/**
	 * Finds the files of the application, and of its library, in the directory alone.
	 */
	private static final class OwnClasses extends URLClassLoader {

		OwnClasses(URL[] urls) {
			super(urls, SlimStartTests.class.getClassLoader());
		}

		@Override
		public URL getResource(String name) {
			URL own = findResource(name);
			return (own != null || isOwn(name)) ? own : super.getResource(name);
		}

		@Override
		public Enumeration<URL> getResources(String name) throws IOException {
			return isOwn(name) ? findResources(name) : super.getResources(name);
		}

		private static boolean isOwn(String name) {
			return Stream.of("kiosk/", "acme/", "io/r2dbc/", "io/micrometer/tracing/").anyMatch(name::startsWith);
		}

	}

}
