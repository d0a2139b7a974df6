package dev.migrate.autoconfigure;

import java.util.UUID;
import java.util.concurrent.TimeUnit;
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

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for applications that have R2DBC and no JDBC.
 */
@ExtendWith(OutputCaptureExtension.class)
class ReactiveDatabaseTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(MigrateAutoConfiguration.class));

	@ParameterizedTest
	@CsvSource({ "r2dbc:postgresql://db:5433/shop, jdbc:postgresql://db:5433/shop, '', ''",
			"r2dbc:pool:postgresql://ann:secret@db/shop?schema=app&sslMode=require&initialSize=2, jdbc:postgresql://db/shop?currentSchema=app&sslmode=require, ann, secret",
			"r2dbcs:postgresql://db/shop, jdbc:postgresql://db/shop?sslmode=require, '', ''",
			"r2dbc:mariadb://db:3307/shop, jdbc:mariadb://db:3307/shop, '', ''",
			"r2dbc:h2:mem:///shop?options=DB_CLOSE_DELAY=-1, jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1, '', ''",
			"r2dbc:h2:file:///./data/shop, jdbc:h2:file:./data/shop, '', ''",
			"r2dbc:h2:file:////var/shop, jdbc:h2:file:/var/shop, '', ''",
			"r2dbc:h2:tcp://db:9092/shop, jdbc:h2:tcp://db:9092/shop, '', ''" })
	void urlFollows(String reactive, String jdbc, String user, String password) {
		this.contextRunner.withPropertyValues("spring.r2dbc.url=" + reactive, "migrate.mode=none").run((context) -> {
			SimpleDriverDataSource found = (SimpleDriverDataSource) context.getBean(Migrator.class).dataSource();
			assertThat(found.getUrl()).isEqualTo(jdbc);
			assertThat(found.getUsername()).isEqualTo(user);
			assertThat(found.getPassword()).isEqualTo(password);
		});
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
				Arguments.of(
						told("postgresql", "", "db", 5433, "my shop").option(Option.valueOf("schema"), "app")
							.option(Option.valueOf("sslMode"), TimeUnit.SECONDS),
						"jdbc:postgresql://db:5433/my%20shop?currentSchema=app&sslmode=seconds"),
				Arguments.of(
						told("pool", "proxy:mariadb", "db", 3307, "shop").option(ConnectionFactoryOptions.SSL, true),
						"jdbc:mariadb://db:3307/shop?sslMode=trust"),
				Arguments.of(told("h2", "tcp", "db", 9092, "shop"), "jdbc:h2:tcp://db:9092/shop"),
				Arguments.of(told("h2", "mem", "", 0, "shop"), "jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1"),
				Arguments.of(told("h2", "", "", 0, "shop"), null),
				Arguments.of(told("postgresql", "", "", 5432, "shop"), null),
				Arguments.of(told("mssql", "", "db", 1433, "shop"), null));
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
	void accountIsThatOfThePropertiesUnlessMigrationsHaveOne() {
		ApplicationContextRunner runner = this.contextRunner.withPropertyValues(
				"spring.r2dbc.url=r2dbc:postgresql://a:b@db/shop", "spring.r2dbc.username=shop",
				"spring.r2dbc.password=secret", "migrate.mode=none");
		runner.run(
				(context) -> assertThat(context.getBean(Migrator.class).dataSource()).extracting("username", "password")
					.containsExactly("shop", "secret"));
		runner.withPropertyValues("migrate.user=ddl", "migrate.password=other")
			.run((context) -> assertThat(context.getBean(Migrator.class).dataSource())
				.extracting("username", "password")
				.containsExactly("ddl", "other"));
	}

	@Test
	void databaseIsMigrated() {
		String name = UUID.randomUUID().toString();
		this.contextRunner.withPropertyValues("spring.r2dbc.url=r2dbc:h2:mem:///" + name)
			.run((context) -> assertThat(JdbcClient.create(new DriverManagerDataSource("jdbc:h2:mem:" + name))
				.sql("select version_num from migrate_version")
				.query(String.class)
				.list()).containsExactly("27c6a30d7c24"));
	}

	@Test
	void missingDriverIsNamed(CapturedOutput output) {
		this.contextRunner.withClassLoader(new FilteredClassLoader("com.mysql"))
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
	@ValueSource(strings = { "r2dbc:mssql://db/shop", "nonsense" })
	void urlThatDoesNotFollowIsSaid(String url, CapturedOutput output) {
		this.contextRunner.withPropertyValues("spring.r2dbc.url=" + url).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(output).contains(
					"its URL does not follow from 'spring.r2dbc.url' or an R2dbcConnectionDetails bean. Set 'migrate.url'");
		});
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

}
