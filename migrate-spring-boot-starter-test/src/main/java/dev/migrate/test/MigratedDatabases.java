package dev.migrate.test;

import java.sql.SQLException;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import javax.sql.DataSource;

import dev.migrate.Migrator;
import dev.migrate.autoconfigure.MigrationInitializer;
import dev.migrate.autoconfigure.MigrationStrategy;
import dev.migrate.error.RunLog;
import dev.migrate.test.DatabaseServer.Template;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

import org.springframework.beans.BeanWrapper;
import org.springframework.beans.BeansException;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/**
 * Leads each {@code DataSource} that is migrated to a database of its own before anybody
 * has connected, and makes those databases before the migrators run. A pool takes another
 * URL only until then.
 */
final class MigratedDatabases implements BeanPostProcessor {

	private static final Logger logger = RunLog.of(MigratedDatabases.class);

	/** Beans of Boot's that use the database before the migrators do. */
	private static final List<String> BEFORE_MIGRATORS = List.of("flywayInitializer", "liquibase");

	private final ConfigurableListableBeanFactory beanFactory;

	private final Map<String, Place> places = new LinkedHashMap<>();

	private boolean made;

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
		String property = property(bean);
		if (!bean.isWritableProperty(property)) {
			// One that is wrapped around another: that one is led
			return;
		}
		String url = text(bean, property);
		Optional<Place> place = Optional.ofNullable(this.places.get(url));
		if (place.isEmpty() && !this.made) {
			place = place(bean, url, name);
		}
		place.ifPresent((found) -> lead(dataSource, found, (other) -> bean.setPropertyValue(property, other)));
	}

	private Optional<Place> place(BeanWrapper bean, String url, String name) {
		Optional<String> before = BEFORE_MIGRATORS.stream()
			.filter(this.beanFactory::containsBeanDefinition)
			.findFirst();
		if (before.isPresent()) {
			logger.warn("DataSource '{}' keeps its database, and each context migrates it: bean '{}' uses it before.",
					name, before.get());
			return Optional.empty();
		}
		Optional<Place> place = DatabaseServer
			.of(url, text(bean, bean.isReadableProperty("username") ? "username" : "user"), text(bean, "password"))
			.map((server) -> new Place(server, server.newName(), url, new IdentityHashMap<>()));
		place.ifPresentOrElse((found) -> this.places.put(url, found),
				() -> logger
					.warn("DataSource '{}' keeps its database, and each context migrates it: no other can be made "
							+ "beside '{}'.", name, DatabaseServer.shown(url)));
		return place;
	}

	private void lead(DataSource dataSource, Place place, Consumer<String> url) {
		try {
			url.accept(place.newUrl());
			place.dataSources().put(dataSource, url);
		}
		catch (BeansException ex) {
			logger.warn("A pool keeps its database, and each context migrates it: it has begun already. {}",
					NestedExceptionUtils.getMostSpecificCause(ex).getMessage());
		}
	}

	private static String property(BeanWrapper bean) {
		return bean.isWritableProperty("jdbcUrl") ? "jdbcUrl" : "url";
	}

	/**
	 * An embedded database of Spring's own says nothing of itself. One that routes has
	 * nothing to ask while there is no key.
	 */
	private static DataSource target(DataSource dataSource) {
		try {
			return dataSource.isWrapperFor(SimpleDriverDataSource.class)
					? dataSource.unwrap(SimpleDriverDataSource.class) : dataSource;
		}
		catch (SQLException | RuntimeException ex) {
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
			this.made = true;
			Collection<Migrator> migrators = this.beanFactory.getBeansOfType(Migrator.class).values();
			List.copyOf(this.places.values()).forEach((place) -> make(place, migrators));
		}
		return bean;
	}

	/**
	 * By what migrates through the {@code DataSource} itself. Who takes only the URL, has
	 * tenants, or does at a start what only the application knows, gets an empty
	 * database; where nobody migrates, it is as it was.
	 */
	private void make(Place place, Collection<Migrator> migrators) {
		Optional<Migrator> migrator = migrators.stream()
			.filter((each) -> !hasStrategy() && !each.hasTenants() && place.isOf(each.dataSource()))
			.findFirst();
		try {
			if (migrator.isPresent()) {
				template(place.server(), migrator.get()).copyTo(place.database());
			}
			else if (migrators.stream().anyMatch((each) -> place.isOf(each.dataSource()) || leadsTo(place, each))) {
				place.server().create(place.database());
			}
			else {
				giveBack(place);
			}
		}
		catch (RuntimeException ex) {
			logger.warn("The context keeps its database, and is migrated itself: no other can be made. {}",
					NestedExceptionUtils.getMostSpecificCause(ex).getMessage());
			place.server().drop(place.database());
			giveBack(place);
		}
	}

	private boolean hasStrategy() {
		return BeanFactoryUtils.beanNamesForTypeIncludingAncestors(this.beanFactory,
				MigrationStrategy.class).length > 0;
	}

	private static boolean leadsTo(Place place, Migrator migrator) {
		BeanWrapper bean = PropertyAccessorFactory.forBeanPropertyAccess(target(migrator.dataSource()));
		return text(bean, property(bean)).equals(place.newUrl());
	}

	private void giveBack(Place place) {
		this.places.remove(place.url());
		place.dataSources().values().forEach((url) -> url.accept(place.url()));
	}

	private static Template template(DatabaseServer server, Migrator migrator) {
		return Templates.get(server, migrator.at(server.dataSource()), "start", () -> {
			try {
				return Templates.make(server, (dataSource) -> migrator.at(dataSource).run());
			}
			catch (RuntimeException ex) {
				logger.warn("No template can be made: each context runs the revisions itself. {}",
						NestedExceptionUtils.getMostSpecificCause(ex).getMessage());
				return server::create;
			}
		});
	}

	/**
	 * Where one or several {@code DataSource}s have been led to that had one URL.
	 *
	 * @param server where the database is
	 * @param url where they led before
	 * @param dataSources they, each with what sets its URL
	 */
	private record Place(DatabaseServer server, String database, String url,
			IdentityHashMap<DataSource, Consumer<String>> dataSources) {

		String newUrl() {
			return this.server.url(this.database);
		}

		boolean isOf(DataSource other) {
			return this.dataSources.keySet().stream().anyMatch((dataSource) -> isOn(dataSource, other));
		}

		private static boolean isOn(DataSource dataSource, DataSource other) {
			try {
				return other == dataSource || other.isWrapperFor(dataSource.getClass())
						&& other.unwrap(dataSource.getClass()) == dataSource;
			}
			catch (SQLException | RuntimeException ex) {
				return false;
			}
		}

	}

}
