package dev.migrate.autoconfigure;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.sql.DataSource;

import dev.migrate.error.RunLog;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * The database of an application that has only R2DBC. Migrations go through JDBC, on the
 * URL that follows from {@code spring.r2dbc.url}, if the driver is there.
 */
final class ReactiveDatabase {

	static final String CONNECTION_FACTORY = "io.r2dbc.spi.ConnectionFactory";

	private static final Logger logger = RunLog.of(ReactiveDatabase.class);

	private static final Pattern URL = Pattern.compile("r2dbc(s?):(?:pool:|proxy:)*([a-z0-9]+):(.*)");

	private static final String HOST = "^//[^/]*/";

	/** JDBC's words for what an R2DBC URL says of the connection, by the database. */
	private static final Map<String, Map<String, String>> OPTIONS = Map.of("postgresql",
			Map.of("sslMode", "sslmode", "schema", "currentSchema"), "mariadb", Map.of("sslMode", "sslMode"), "mysql",
			Map.of("sslMode", "sslMode"));

	private static final Map<String, String> SECURE = Map.of("postgresql", "sslmode=require", "mariadb",
			"sslMode=trust", "mysql", "sslMode=REQUIRED");

	private static final Map<String, String> DEPENDENCIES = Map.of("postgresql", "org.postgresql:postgresql", "mariadb",
			"org.mariadb.jdbc:mariadb-java-client", "mysql", "com.mysql:mysql-connector-j", "h2", "com.h2database:h2");

	private final Environment environment;

	private ReactiveDatabase(Environment environment) {
		this.environment = environment;
	}

	/**
	 * The database, if the application has one.
	 * @param beanFactory the application's beans
	 * @return the database, or empty if nothing speaks of R2DBC
	 */
	static Optional<ReactiveDatabase> of(ConfigurableListableBeanFactory beanFactory) {
		Environment environment = beanFactory.getBean(Environment.class);
		boolean url = StringUtils.hasText(environment.getProperty("spring.r2dbc.url"));
		return (url || hasConnectionFactory(beanFactory)) ? Optional.of(new ReactiveDatabase(environment))
				: Optional.empty();
	}

	private static boolean hasConnectionFactory(ConfigurableListableBeanFactory beanFactory) {
		ClassLoader classLoader = beanFactory.getBeanClassLoader();
		return ClassUtils.isPresent(CONNECTION_FACTORY, classLoader) && beanFactory
			.getBeanNamesForType(ClassUtils.resolveClassName(CONNECTION_FACTORY, classLoader), true, false).length > 0;
	}

	/**
	 * The way to it through JDBC.
	 * @param details the account for migrations, if there is one
	 * @return the data source, or {@code null} if there is no way, which is said in one
	 * line
	 */
	@Nullable DataSource dataSource(MigrateConnectionDetails details) {
		String text = this.environment.getProperty("spring.r2dbc.url", "");
		Matcher url = URL.matcher(text);
		if (!url.matches() || !DEPENDENCIES.containsKey(url.group(2))) {
			return none("its URL does not follow from 'spring.r2dbc.url'", "Set 'migrate.url'");
		}
		String database = url.group(2);
		String jdbc = "h2".equals(database) ? h2(url.group(3))
				: server(database, url.group(3), !url.group(1).isEmpty());
		String driver = DatabaseDriver.fromJdbcUrl(jdbc).getDriverClassName();
		if (driver == null || !ClassUtils.isPresent(driver, null)) {
			return none("the JDBC driver '" + driver + "' is not on the class path",
					"Add " + DEPENDENCIES.get(database) + ", or set 'migrate.url'");
		}
		String[] account = account(url.group(3), details);
		return DataSourceBuilder.create()
			.type(SimpleDriverDataSource.class)
			.url(jdbc)
			.driverClassName(driver)
			.username(account[0])
			.password(account[1])
			.build();
	}

	private static @Nullable DataSource none(String reason, String advice) {
		logger.warn("Nothing is migrated: the application has R2DBC and no JDBC DataSource, and {}. {}; "
				+ "'migrate.enabled=false' says that this is meant", reason, advice);
		return null;
	}

	private @Nullable String[] account(String rest, MigrateConnectionDetails details) {
		if (details.getUsername() != null) {
			return new @Nullable String[] { details.getUsername(), details.getPassword() };
		}
		String userInfo = rest.startsWith("//") ? URI.create("r2dbc:" + rest).getUserInfo() : null;
		String[] inUrl = (userInfo != null) ? userInfo.split(":", 2) : new String[0];
		return new @Nullable String[] {
				this.environment.getProperty("spring.r2dbc.username", (inUrl.length > 0) ? inUrl[0] : ""),
				this.environment.getProperty("spring.r2dbc.password", (inUrl.length > 1) ? inUrl[1] : "") };
	}

	/**
	 * What stands behind the place of a host and its slash is the path, so that an
	 * absolute one has four of them. A database in memory ends with its last connection,
	 * and the application's have not begun.
	 */
	private static String h2(String rest) {
		String path = rest.replaceFirst("\\?.*", "");
		Matcher kind = Pattern.compile("(mem|file|tcp|ssl):(.*)").matcher(path);
		if (!kind.matches()) {
			return "jdbc:h2:" + path;
		}
		return switch (kind.group(1)) {
			case "mem" -> "jdbc:h2:mem:" + kind.group(2).replaceFirst(HOST, "") + ";DB_CLOSE_DELAY=-1";
			case "file" -> "jdbc:h2:file:" + kind.group(2).replaceFirst(HOST, "");
			default -> "jdbc:h2:" + path;
		};
	}

	private static String server(String database, String rest, boolean secure) {
		String[] parts = rest.replaceFirst("^//([^/@]*@)?", "//").split("\\?", 2);
		Map<String, String> options = new LinkedHashMap<>();
		if (secure) {
			String[] option = SECURE.getOrDefault(database, "").split("=", 2);
			options.put(option[0], option[1]);
		}
		if (parts.length > 1) {
			for (String option : parts[1].split("&")) {
				String[] pair = option.split("=", 2);
				String name = OPTIONS.getOrDefault(database, Map.of()).get(pair[0]);
				if (name != null && pair.length > 1) {
					options.put(name, pair[1]);
				}
			}
		}
		String query = options.entrySet()
			.stream()
			.map((each) -> each.getKey() + "=" + each.getValue())
			.reduce((one, other) -> one + "&" + other)
			.map((all) -> "?" + all)
			.orElse("");
		return "jdbc:" + database + ":" + parts[0] + query;
	}

}
