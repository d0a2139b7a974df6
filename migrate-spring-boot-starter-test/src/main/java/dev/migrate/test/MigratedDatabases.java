package dev.migrate.test;

import java.sql.SQLException;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import javax.sql.DataSource;

import dev.migrate.Migrator;
import dev.migrate.autoconfigure.MigrationInitializer;
import dev.migrate.autoconfigure.MigrationStrategy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.BeanWrapper;
import org.springframework.beans.BeansException;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/**
 * Leads each {@code DataSource} of a context to a database of its own before anybody has
 * connected, and makes those databases before the migrators run. A pool takes another URL
 * only until then.
 */
final class MigratedDatabases implements BeanPostProcessor {

	private static final Logger logger = LoggerFactory.getLogger(MigratedDatabases.class);

	private final ConfigurableListableBeanFactory beanFactory;

	private final Map<DataSource, Place> places = new IdentityHashMap<>();

	MigratedDatabases(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String name) {
		if (bean instanceof DataSource dataSource) {
			lead(dataSource, name);
		}
		return bean;
	}

	private void lead(DataSource dataSource, String name) {
		BeanWrapper bean = PropertyAccessorFactory.forBeanPropertyAccess(target(dataSource));
		String property = bean.isWritableProperty("jdbcUrl") ? "jdbcUrl" : "url";
		if (!bean.isWritableProperty(property)) {
			// One that is wrapped around another: that one is led
			return;
		}
		String url = text(bean, property);
		DatabaseServer
			.of(url, text(bean, bean.isReadableProperty("username") ? "username" : "user"), text(bean, "password"))
			.ifPresentOrElse(
					(server) -> lead(dataSource, server, (other) -> bean.setPropertyValue(property, other), url),
					() -> logger
						.warn("DataSource '{}' keeps its database, and each context migrates it: no other can be "
								+ "made beside '{}'.", name, DatabaseServer.shown(url)));
	}

	private void lead(DataSource dataSource, DatabaseServer server, Consumer<String> url, String before) {
		String database = server.newName();
		try {
			url.accept(server.url(database));
			this.places.put(dataSource, new Place(server, database, () -> url.accept(before)));
		}
		catch (BeansException ex) {
			logger.warn("A pool keeps its database, and each context migrates it: it has begun already. {}",
					ex.getMessage());
		}
	}

	/**
	 * An embedded database of Spring's own says nothing of itself.
	 */
	private static DataSource target(DataSource dataSource) {
		try {
			return dataSource.isWrapperFor(SimpleDriverDataSource.class)
					? dataSource.unwrap(SimpleDriverDataSource.class) : dataSource;
		}
		catch (SQLException ex) {
			return dataSource;
		}
	}

	private static String text(BeanWrapper bean, String property) {
		Object value = bean.isReadableProperty(property) ? bean.getPropertyValue(property) : null;
		return (value != null) ? value.toString() : "";
	}

	@Override
	public @Nullable Object postProcessBeforeInitialization(Object bean, String name) {
		if (bean instanceof MigrationInitializer) {
			Map<String, Migrator> migrators = this.beanFactory.getBeansOfType(Migrator.class);
			this.places.forEach((dataSource, place) -> make(place,
					migrators.values()
						.stream()
						.filter((migrator) -> !migrator.hasTenants() && isOn(dataSource, migrator))
						.findFirst()));
		}
		return bean;
	}

	private void make(Place place, Optional<Migrator> migrator) {
		try {
			migrator.map((each) -> template(place.server(), each))
				.orElse(place.server()::create)
				.copyTo(place.database());
		}
		catch (RuntimeException ex) {
			logger.warn("The context keeps its database, and is migrated itself: no other can be made. {}",
					NestedExceptionUtils.getMostSpecificCause(ex).getMessage());
			place.giveBack().run();
		}
	}

	private Template template(DatabaseServer server, Migrator migrator) {
		MigrationStrategy strategy = this.beanFactory.getBeanProvider(MigrationStrategy.class)
			.getIfAvailable(() -> Migrator::run);
		return Templates.get(server, migrator.at(server.dataSource()), "start", () -> {
			try {
				return Templates.make(server, (dataSource) -> strategy.migrate(migrator.at(dataSource)));
			}
			catch (RuntimeException ex) {
				logger.warn("No template can be made: each context runs the revisions itself. {}",
						NestedExceptionUtils.getMostSpecificCause(ex).getMessage());
				return server::create;
			}
		});
	}

	private static boolean isOn(DataSource dataSource, Migrator migrator) {
		try {
			return migrator.dataSource() == dataSource || migrator.dataSource().isWrapperFor(dataSource.getClass())
					&& migrator.dataSource().unwrap(dataSource.getClass()) == dataSource;
		}
		catch (SQLException ex) {
			return false;
		}
	}

	/**
	 * Where a {@code DataSource} has been led to.
	 *
	 * @param server where the database is
	 * @param database its name
	 * @param giveBack leads it back
	 */
	private record Place(DatabaseServer server, String database, Runnable giveBack) {
	}

}
