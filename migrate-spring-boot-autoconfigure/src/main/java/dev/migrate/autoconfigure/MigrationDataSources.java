package dev.migrate.autoconfigure;

import java.util.List;
import java.util.Objects;

import javax.sql.DataSource;

import dev.migrate.error.MigrateException;
import dev.migrate.error.RunLog;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.util.ClassUtils;

/**
 * Chooses the {@code DataSource} of the auto-configured migrator.
 */
final class MigrationDataSources {

	private static final Logger logger = RunLog.of(MigrationDataSources.class);

	private final MigrateProperties properties;

	private final ConfigurableListableBeanFactory beanFactory;

	private final ObjectProvider<DataSource> application;

	private final ObjectProvider<DataSource> marked;

	MigrationDataSources(MigrateProperties properties, ConfigurableListableBeanFactory beanFactory,
			ObjectProvider<DataSource> application, ObjectProvider<DataSource> marked) {
		this.properties = properties;
		this.beanFactory = beanFactory;
		this.application = application;
		this.marked = marked;
	}

	/**
	 * The marked bean; else the database of the URL; else the application's database with
	 * the user for migrations; else the application's.
	 * @param details what is known about a connection for migrations
	 * @return the data source; one that is made here has no pool and needs no closing;
	 * {@code null} if the application has a reactive database and nothing leads to it
	 * @throws NoMigrationDataSourceException if there is none, or more than one
	 */
	@Nullable DataSource choose(MigrateConnectionDetails details) {
		DataSource chosen = this.marked.getIfAvailable();
		if (chosen != null) {
			if (this.properties.url() != null) {
				logger
					.warn("'migrate.url' is not used: the DataSource that is marked with @MigrateDataSource takes its "
							+ "place.");
			}
			return chosen;
		}
		if (isReplacedByTest()) {
			return Objects.requireNonNull(application());
		}
		warnOfReplaced(details);
		if (details.getJdbcUrl() != null) {
			return build(DataSourceBuilder.create().url(details.getJdbcUrl()), details,
					driver(details.getJdbcUrl(), details));
		}
		DataSource application = application();
		if (application == null) {
			boolean none = this.beanFactory.getBeanNamesForType(DataSource.class).length == 0;
			ReactiveDatabase reactive = none ? ReactiveDatabase.of(this.beanFactory).orElse(null) : null;
			if (reactive == null) {
				throw missing();
			}
			return reactive.dataSource(details);
		}
		if (details.getUsername() != null) {
			return derived(application, details);
		}
		return application;
	}

	/**
	 * The application's. Where a pool cannot be made, that names the class of a driver,
	 * and nothing to do about it.
	 */
	private @Nullable DataSource application() {
		try {
			return this.application.getIfUnique();
		}
		catch (BeanCreationException ex) {
			throw this.beanFactory.getBeanProvider(DataSourceProperties.class)
				.stream()
				.flatMap((known) -> new ApplicationUrl(known.getUrl(), known.getDriverClassName()).explain(ex).stream())
				.findFirst()
				.<RuntimeException>map((failure) -> failure)
				.orElse(ex);
		}
	}

	/**
	 * The database of the URL that is said for it; else that of its bean, with the user
	 * for migrations if there is one.
	 * @param name the name under {@code migrate.datasources}
	 * @param properties what is said for it
	 * @throws IllegalDatasourceException if there is neither a bean nor a URL
	 */
	DataSource choose(DatasourceName name, MigrateProperties properties) {
		MigrateConnectionDetails details = new PropertiesMigrateConnectionDetails(properties);
		if (properties.user() != null && properties.password() == null && this.properties.password() != null) {
			throw IllegalDatasourceException.passwordOfAnother(name);
		}
		if (details.getJdbcUrl() != null) {
			return build(DataSourceBuilder.create().url(details.getJdbcUrl()), details,
					driver(details.getJdbcUrl(), details));
		}
		List<String> known = List.of(this.beanFactory.getBeanNamesForType(DataSource.class));
		DataSource bean = name.in(known)
			.map((found) -> this.beanFactory.getBean(found, DataSource.class))
			.orElseThrow(() -> IllegalDatasourceException.unknown(name, known));
		return (details.getUsername() != null) ? derived(bean, details) : bean;
	}

	private static DataSource derived(DataSource from, MigrateConnectionDetails details) {
		if (DatabaseOf.isEmbedded(from)) {
			logger
				.info("'user' and 'password' are not used: the database is one that Spring has made in this process.");
			return from;
		}
		return DerivedDataSource.of(from, Objects.requireNonNull(details.getUsername()), details.getPassword(),
				details.getDriverClassName());
	}

	/**
	 * A slice migrates the database that it has put in the place of the application's.
	 */
	boolean isReplacedByTest() {
		return new ApplicationDataSource(this.beanFactory).name()
			.filter((name) -> TestDatabase.isBehind(name, this.beanFactory))
			.isPresent();
	}

	private void warnOfReplaced(MigrateConnectionDetails details) {
		boolean set = this.properties.url() != null || this.properties.user() != null;
		if (set && !(details instanceof PropertiesMigrateConnectionDetails)) {
			logger.warn("'migrate.url' and 'migrate.user' are not used: {} takes their place, as a service connection "
					+ "does.", details.getClass().getSimpleName());
		}
	}

	private static DataSource build(DataSourceBuilder<?> builder, MigrateConnectionDetails details,
			@Nullable String driver) {
		builder.type(SimpleDriverDataSource.class);
		builder.username(details.getUsername()).password(details.getPassword());
		return ((driver != null) ? builder.driverClassName(driver) : builder).build();
	}

	/**
	 * The driver of a URL. Whoever would look for it later quotes the URL as a whole.
	 */
	private static String driver(String url, MigrateConnectionDetails details) {
		String driver = url.startsWith("jdbc:") ? details.getDriverClassName() : null;
		if (driver == null) {
			throw MigrationUrlException.ofUrl(url);
		}
		if (!ClassUtils.isPresent(driver, null)) {
			throw MigrationUrlException.ofDriver(driver);
		}
		return driver;
	}

	private MigrateException missing() {
		return new NoMigrationDataSourceException(List.of(this.beanFactory.getBeanNamesForType(DataSource.class)));
	}

}
