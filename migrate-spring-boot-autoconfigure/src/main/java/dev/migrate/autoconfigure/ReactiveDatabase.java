package dev.migrate.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.Optional;

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
 * URL that follows from what the application tells R2DBC, if the driver is there.
 */
final class ReactiveDatabase {

	static final String CONNECTION_FACTORY = "io.r2dbc.spi.ConnectionFactory";

	private static final Logger logger = RunLog.of(ReactiveDatabase.class);

	private static final Map<String, String> DEPENDENCIES = Map.of("postgresql", "org.postgresql:postgresql", "mariadb",
			"org.mariadb.jdbc:mariadb-java-client", "mysql", "com.mysql:mysql-connector-j", "h2", "com.h2database:h2");

	private final ConfigurableListableBeanFactory beanFactory;

	private ReactiveDatabase(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	/**
	 * The database, if the application has one.
	 * @param beanFactory the application's beans
	 * @return the database, or empty if nothing speaks of R2DBC
	 */
	static Optional<ReactiveDatabase> of(ConfigurableListableBeanFactory beanFactory) {
		ClassLoader classLoader = beanFactory.getBeanClassLoader();
		if (!ClassUtils.isPresent(CONNECTION_FACTORY, classLoader)) {
			return Optional.empty();
		}
		Class<?> factory = ClassUtils.resolveClassName(CONNECTION_FACTORY, classLoader);
		boolean url = StringUtils.hasText(beanFactory.getBean(Environment.class).getProperty("spring.r2dbc.url"));
		return (url || beanFactory.getBeanNamesForType(factory, true, false).length > 0)
				? Optional.of(new ReactiveDatabase(beanFactory)) : Optional.empty();
	}

	/**
	 * The way to it through JDBC.
	 * @param details the account for migrations, if there is one
	 * @return the data source, or {@code null} if there is no way, which is said in one
	 * line
	 */
	@Nullable DataSource dataSource(MigrateConnectionDetails details) {
		List<String> rivals = ReactiveConnection.rivals(this.beanFactory);
		if (!rivals.isEmpty()) {
			return none("the R2dbcConnectionDetails beans '" + String.join("', '", rivals) + "' have no primary one",
					"Mark one of them with @Primary, or set 'migrate.url'");
		}
		ReactiveConnection connection = ReactiveConnection
			.of(this.beanFactory, this.beanFactory.getBean(Environment.class))
			.orElse(null);
		if (connection == null || connection.url() == null) {
			return none("its URL does not follow from 'spring.r2dbc.url' or an R2dbcConnectionDetails bean",
					"Set 'migrate.url'");
		}
		String driver = DatabaseDriver.fromJdbcUrl(connection.url()).getDriverClassName();
		if (driver == null || !ClassUtils.isPresent(driver, null)) {
			return none("the JDBC driver '" + driver + "' is not on the class path",
					"Add " + DEPENDENCIES.get(connection.driver()) + ", or set 'migrate.url'");
		}
		boolean own = details.getUsername() != null;
		return DataSourceBuilder.create()
			.type(SimpleDriverDataSource.class)
			.url(connection.url())
			.driverClassName(driver)
			.username(own ? details.getUsername() : connection.user())
			.password(own ? details.getPassword() : connection.password())
			.build();
	}

	private static @Nullable DataSource none(String reason, String advice) {
		logger.warn("Nothing is migrated: the application has R2DBC and no JDBC DataSource, and {}. {}; "
				+ "'migrate.enabled=false' says that this is meant", reason, advice);
		return null;
	}

}
