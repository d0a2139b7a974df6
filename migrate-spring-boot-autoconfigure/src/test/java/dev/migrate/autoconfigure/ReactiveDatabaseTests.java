package dev.migrate.autoconfigure;

import java.net.URL;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.migrate.Migrator;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for applications that have R2DBC and no JDBC.
 */
@ExtendWith(OutputCaptureExtension.class)
class ReactiveDatabaseTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(MigrateAutoConfiguration.class));

	/** Spring Boot tells the connection there, and makes it when somebody asks. */
	private final ApplicationContextRunner withBoot = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(R2dbcAutoConfiguration.class, MigrateAutoConfiguration.class))
		.withInitializer(
				(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
		.withClassLoader(new WithProvider())
		.withBean(ConnectionFactory.class, () -> {
			throw new IllegalStateException("Nobody needs it here");
		});

	private Stream<ApplicationContextRunner> runners() {
		return Stream.of(this.contextRunner, this.withBoot);
	}

	@ParameterizedTest
	@CsvSource({ "r2dbc:postgresql://db:5433/shop, jdbc:postgresql://db:5433/shop, '', ''",
			"r2dbc:pool:postgresql://ann:secret@db/shop?schema=app&sslMode=require&initialSize=2, jdbc:postgresql://db/shop?currentSchema=app&sslmode=require, ann, secret",
			"r2dbcs:postgresql://db/shop, jdbc:postgresql://db/shop?sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory&sslmode=verify-full, '', ''",
			"r2dbcs:postgresql://db/shop?sslMode=require, jdbc:postgresql://db/shop?sslmode=require, '', ''",
			"r2dbcs:postgresql://db/shop?sslRootCert=/etc/ca.crt, jdbc:postgresql://db/shop?sslmode=verify-full&sslrootcert=%2Fetc%2Fca.crt, '', ''",
			"r2dbc:postgresql://db/shop?ssl=false&currentSchema=app&schema=other, jdbc:postgresql://db/shop?currentSchema=app, '', ''",
			"'r2dbc:postgresql:failover://a,b:5433/shop?targetServerType=preferSecondary', 'jdbc:postgresql://a,b:5433/shop?targetServerType=primary', '', ''",
			"r2dbcs:mariadb://db/shop?serverSslCert=/etc/ca.crt, jdbc:mariadb://db/shop?serverSslCert=/etc/ca.crt&sslMode=verify-full, '', ''",
			"r2dbcs:mysql://db/shop, jdbc:mysql://db/shop?sslMode=REQUIRED, '', ''",
			"r2dbc:mariadb://db:3307/shop, jdbc:mariadb://db:3307/shop, '', ''",
			"r2dbc:h2:mem:///shop?options=DB_CLOSE_DELAY=-1, jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1, '', ''",
			"r2dbc:h2:file:///./data/shop, jdbc:h2:file:./data/shop, '', ''",
			"r2dbc:h2:file:////var/shop, jdbc:h2:file:/var/shop, '', ''",
			"r2dbc:h2:tcp://db:9092/shop, jdbc:h2:tcp://db:9092/shop, '', ''" })
	void urlFollows(String reactive, String jdbc, String user, String password) {
		runners().forEach((runner) -> runner.withPropertyValues("spring.r2dbc.url=" + reactive, "migrate.mode=none")
			.run((context) -> assertThat(context.getBean(Migrator.class).dataSource())
				.extracting("url", "username", "password")
				.containsExactly(jdbc, user, password)));
	}

	/**
	 * As it goes before them for Spring Boot, which asks its own bean.
	 */
	@ParameterizedTest
	@CsvSource({ "r2dbc:postgresql://a:b@db/shop, a, b, shop", "r2dbc:postgresql://db, ann, secret, other",
			"r2dbc:postgresql://a@db, a, secret, other" })
	void urlGoesBeforeWhatStandsBesideIt(String url, String user, String password, String database) {
		runners().forEach((runner) -> runner
			.withPropertyValues("spring.r2dbc.url=" + url, "spring.r2dbc.username=ann", "spring.r2dbc.password=secret",
					"spring.r2dbc.name=other", "spring.r2dbc.properties.schema=app", "migrate.mode=none")
			.run((context) -> assertThat(context.getBean(Migrator.class).dataSource())
				.extracting("url", "username", "password")
				.containsExactly("jdbc:postgresql://db/" + database + "?currentSchema=app", user, password)));
	}

	@Test
	void connectionIsShownWithoutItsPassword() {
		assertThat(new ReactiveConnection("postgresql", "jdbc:postgresql://db/shop", "ann", "secret"))
			.hasToString("postgresql at jdbc:postgresql://db/shop");
	}

	@Test
	void severalDetailsBeansAreNotChosenFrom(CapturedOutput output) {
		ApplicationContextRunner runner = this.withBoot.withPropertyValues("migrate.mode=none",
				"spring.r2dbc.url=r2dbc:postgresql://another/shop");
		R2dbcConnectionDetails first = () -> told("postgresql", "", "first", 1, "shop").build();
		R2dbcConnectionDetails second = () -> told("postgresql", "", "second", 2, "shop").build();
		runner.withBean("first", R2dbcConnectionDetails.class, () -> first)
			.withBean("second", R2dbcConnectionDetails.class, () -> second)
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBeansOfType(Migrator.class)).isEmpty();
				assertThat(output)
					.contains("and the R2dbcConnectionDetails beans 'first', 'second' have no primary one. "
							+ "Mark one of them with @Primary, or set 'migrate.url'");
			});
		runner.withBean("first", R2dbcConnectionDetails.class, () -> first)
			.withBean("second", R2dbcConnectionDetails.class, () -> second, (definition) -> definition.setPrimary(true))
			.run((context) -> assertThat(context.getBean(Migrator.class).dataSource()).extracting("url")
				.isEqualTo("jdbc:postgresql://second:2/shop"));
	}

	/**
	 * What an application makes, and what Spring Boot makes of a container that is marked
	 * with {@code @ServiceConnection(type = R2dbcConnectionDetails.class)}.
	 */
	@ParameterizedTest
	@MethodSource
	void urlFollowsFromADetailsBean(ConnectionFactoryOptions.Builder options, @Nullable String jdbc,
			CapturedOutput output) {
		ConnectionFactoryOptions told = options.option(ConnectionFactoryOptions.USER, "ann")
			.option(ConnectionFactoryOptions.PASSWORD, "secret")
			.build();
		this.contextRunner.withBean(R2dbcConnectionDetails.class, () -> () -> told)
			.withBean(ConnectionFactory.class, () -> {
				throw new IllegalStateException("Nobody needs it here");
			}, (definition) -> definition.setLazyInit(true))
			.withPropertyValues("migrate.mode=none", "spring.r2dbc.url=r2dbc:postgresql://another/shop")
			.run((context) -> {
				if (jdbc == null) {
					assertThat(context.getBeansOfType(Migrator.class)).isEmpty();
					assertThat(output).contains("'spring.r2dbc.url' or an R2dbcConnectionDetails bean")
						.doesNotContain("secret");
				}
				else {
					assertThat(context.getBean(Migrator.class).dataSource()).extracting("url", "username", "password")
						.containsExactly(jdbc, "ann", "secret");
				}
			});
	}

	static Stream<Arguments> urlFollowsFromADetailsBean() {
		return Stream.of(
				Arguments.of(told("postgresql", "", "db", 5433, "my shop").option(Option.valueOf("schema"), "app"),
						"jdbc:postgresql://db:5433/my%20shop?currentSchema=app"),
				Arguments.of(
						told("pool", "proxy:mariadb", "db", 3307, "shop").option(ConnectionFactoryOptions.SSL, true),
						"jdbc:mariadb://db:3307/shop?sslMode=verify-full"),
				Arguments.of(told("h2", "tcp", "db", 9092, "shop"), "jdbc:h2:tcp://db:9092/shop"),
				Arguments.of(told("h2", "mem", "", 0, "shop"), "jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1"),
				Arguments.of(told("h2", "", "", 0, "shop"), null),
				Arguments.of(told("postgresql", "", "", 5432, "shop"), null),
				Arguments.of(told("mssql", "", "db", 1433, "shop"), null));
	}

	/**
	 * The words of R2DBC, with which its drivers take text in any case and enums of their
	 * own, and those of JDBC. What is missing there leaves the application without
	 * migrations rather than with another connection.
	 */
	@ParameterizedTest
	@CsvSource({ "postgresql, disable, ?sslmode=disable", "postgresql, Allow, ?sslmode=allow",
			"postgresql, prefer, ?sslmode=prefer", "postgresql, REQUIRE, ?sslmode=require",
			"postgresql, verify-ca, ?sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory&sslmode=verify-ca",
			"postgresql, VERIFY_CA, ?sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory&sslmode=verify-ca",
			"postgresql, verify-full, ?sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory&sslmode=verify-full",
			"postgresql, VERIFY_FULL, ?sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory&sslmode=verify-full",
			"postgresql, tunnel,", "postgresql, VERIFY_IDENTITY,", "mariadb, disable, ?sslMode=disable",
			"mariadb, TRUST, ?sslMode=trust", "mariadb, REQUIRED, ?sslMode=trust",
			"mariadb, VERIFY_CA, ?sslMode=verify-ca", "mariadb, verify-full, ?sslMode=verify-full",
			"mariadb, VERIFY_IDENTITY, ?sslMode=verify-full", "mariadb, enable, ?sslMode=verify-full",
			"mariadb, tunnel,", "mariadb, prefer,", "mysql, disabled, ?sslMode=DISABLED",
			"mysql, preferred, ?sslMode=PREFERRED", "mysql, REQUIRED, ?sslMode=REQUIRED",
			"mysql, verify_ca, ?sslMode=VERIFY_CA", "mysql, VERIFY_IDENTITY, ?sslMode=VERIFY_IDENTITY",
			"mysql, tunnel,", "mysql, trust," })
	void modeOfTlsIsThatOfTheApplication(String driver, String mode, @Nullable String query) {
		String jdbc = (query != null) ? "jdbc:" + driver + "://db:1/shop" + query : null;
		Stream<Object> said = Stream.concat(Stream.of(mode),
				Stream.of(Mode.values()).filter((each) -> each.name().equalsIgnoreCase(mode)));
		assertThat(said).allSatisfy((each) -> {
			ConnectionFactoryOptions told = told(driver, "", "db", 1, "shop").option(ConnectionFactoryOptions.SSL, true)
				.option(Option.valueOf("sslMode"), each)
				.build();
			R2dbcConnectionDetails details = () -> told;
			assertThat(ReactiveConnection.of(new StaticListableBeanFactory(Map.of("details", details)),
					new StandardEnvironment()))
				.hasValueSatisfying((connection) -> assertThat(connection.url()).isEqualTo(jdbc));
		});
	}

	/** As each driver has one of its own. */
	private enum Mode {

		REQUIRE, VERIFY_CA, VERIFY_FULL, TUNNEL, TRUST, REQUIRED, VERIFY_IDENTITY

	}

	private static ConnectionFactoryOptions.Builder told(String driver, String protocol, String host, int port,
			String database) {
		return ConnectionFactoryOptions.builder()
			.option(ConnectionFactoryOptions.DRIVER, driver)
			.option(ConnectionFactoryOptions.PROTOCOL, protocol)
			.option(ConnectionFactoryOptions.HOST, host)
			.option(ConnectionFactoryOptions.PORT, port)
			.option(ConnectionFactoryOptions.DATABASE, database);
	}

	@Test
	void accountOfMigrationsGoesFirst() {
		runners().forEach((runner) -> runner
			.withPropertyValues("spring.r2dbc.url=r2dbc:postgresql://a:b@db/shop", "migrate.user=ddl",
					"migrate.password=other", "migrate.mode=none")
			.run((context) -> assertThat(context.getBean(Migrator.class).dataSource())
				.extracting("username", "password")
				.containsExactly("ddl", "other")));
	}

	@Test
	void databaseIsMigrated() {
		runners().forEach((runner) -> {
			String name = UUID.randomUUID().toString();
			runner.withPropertyValues("spring.r2dbc.url=r2dbc:h2:mem:///" + name)
				.run((context) -> assertThat(JdbcClient.create(new DriverManagerDataSource("jdbc:h2:mem:" + name))
					.sql("select version_num from migrate_version")
					.query(String.class)
					.list()).containsExactly("27c6a30d7c24"));
		});
	}

	@Test
	void missingDriverIsNamed(CapturedOutput output) {
		this.withBoot.withClassLoader(new WithProvider("com.mysql"))
			.withPropertyValues("spring.r2dbc.url=r2dbc:mysql://root:secret@db/shop")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBeansOfType(Migrator.class)).isEmpty();
				assertThat(output).containsOnlyOnce(
						"Nothing is migrated: the application has R2DBC and no JDBC DataSource, and the JDBC "
								+ "driver 'com.mysql.cj.jdbc.Driver' is not on the class path. Add com.mysql:mysql-connector-j")
					.doesNotContain("secret");
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "r2dbc:mssql://ann:secret@db/shop", "nonsense", "postgresql://ann:secret@db/shop",
			"r2dbc:postgresql://ann:secret%@db/shop", "r2dbc:://ann:secret@db/shop" })
	void urlThatDoesNotFollowIsSaid(String url, CapturedOutput output) {
		runners().forEach((runner) -> runner.withPropertyValues("spring.r2dbc.url=" + url).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBeansOfType(Migrator.class)).isEmpty();
		}));
		assertThat(output.toString()
			.split("its URL does not follow from 'spring.r2dbc.url' or an R2dbcConnectionDetails bean. Set 'migrate.url'"))
			.hasSize(3);
		assertThat(output).doesNotContain("secret");
	}

	@Test
	void dataSourceGoesFirst() {
		this.contextRunner
			.withBean(DataSource.class,
					() -> new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1"))
			.withPropertyValues("spring.r2dbc.url=r2dbc:postgresql://db/shop")
			.run((context) -> assertThat(context.getBean(Migrator.class).dataSource())
				.isSameAs(context.getBean(DataSource.class)));
	}

	@Test
	void urlOfMigrationsGoesFirst() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("io.r2dbc"))
			.withPropertyValues("spring.r2dbc.url=r2dbc:postgresql://db/shop", "migrate.url=jdbc:h2:mem:first")
			.run((context) -> assertThat(context.getBean(Migrator.class).dataSource()).extracting("url")
				.isEqualTo("jdbc:h2:mem:first"));
	}

	@Test
	void urlWithoutR2dbcIsNobodys() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("io.r2dbc"))
			.withPropertyValues("spring.r2dbc.url=r2dbc:postgresql://db/shop")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(Migrator.class));
	}

	/**
	 * The drivers of an application say in a file that they are there.
	 */
	private static final class WithProvider extends FilteredClassLoader {

		WithProvider(String... packages) {
			super(packages);
		}

		@Override
		public @Nullable URL findResource(String name) {
			return "META-INF/services/io.r2dbc.spi.ConnectionFactoryProvider".equals(name)
					? getClass().getResource("/" + getClass().getName().replace('.', '/') + ".class")
					: super.findResource(name);
		}

	}

}
