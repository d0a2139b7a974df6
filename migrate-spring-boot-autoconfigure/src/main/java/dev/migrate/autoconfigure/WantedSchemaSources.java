package dev.migrate.autoconfigure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

import javax.sql.DataSource;

import dev.migrate.Migrator;
import dev.migrate.autoconfigure.WantedSchemaSourceFinder.Found;
import dev.migrate.autogenerate.WantedSchema;
import dev.migrate.autogenerate.WantedSchemaSource;
import dev.migrate.lang.Internal;
import dev.migrate.schema.Schema;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Knows what says what the application wants its databases to look like: its entities,
 * beans of type {@link WantedSchemaSource} and beans of type {@link Schema}. All are
 * looked for when they are asked for.
 * <p>
 * Entities belong to the migrator of their database. Anything belongs to the migrator
 * that a {@code @Qualifier} on its bean names.
 */
@Internal
public final class WantedSchemaSources {

	private final ConfigurableListableBeanFactory beanFactory;

	WantedSchemaSources(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	/**
	 * The sources that belong to a migrator.
	 * @param migrator the migrator
	 * @return the sources: entities, then sources that are beans, then schemas
	 * @throws UnassignedSchemaSourceException if it is not clear for which migrator a
	 * source speaks
	 */
	public List<WantedSchemaSource> of(Migrator migrator) {
		List<WantedSchemaSource> sources = new ArrayList<>();
		Migrators migrators = new Migrators();
		foundOf(migrator, migrators).forEach((found) -> sources.add(found.source()));
		for (String name : beansOf(WantedSchemaSource.class, migrator, migrators)) {
			sources.add(this.beanFactory.getBean(name, WantedSchemaSource.class));
		}
		for (String name : beansOf(Schema.class, migrator, migrators)) {
			Schema schema = this.beanFactory.getBean(name, Schema.class);
			sources.add((database) -> WantedSchema.of(name, schema));
		}
		return List.copyOf(sources);
	}

	/**
	 * Entities of a database that no migrator is for are left out, as long as the
	 * migrator has others: to take nothing for its entities would mean to drop all.
	 */
	private List<Found> foundOf(Migrator migrator, Migrators migrators) {
		List<Found> mine = new ArrayList<>();
		List<Found> others = new ArrayList<>();
		for (String finder : this.beanFactory.getBeanNamesForType(WantedSchemaSourceFinder.class)) {
			for (Found found : this.beanFactory.getBean(finder, WantedSchemaSourceFinder.class).find()) {
				Migrator owner = migrators.of(found);
				if (owner == migrator) {
					mine.add(found);
				}
				else if (owner == null) {
					others.add(found);
				}
			}
		}
		if (mine.isEmpty() && migrators.isOnly(migrator)) {
			return ofOneDatabase(others, migrators);
		}
		others.stream()
			.filter((found) -> mine.isEmpty() || found.dataSource() == null)
			.findFirst()
			.ifPresent((found) -> {
				throw new UnassignedSchemaSourceException(found.beanName(), migrators.names);
			});
		return mine;
	}

	/**
	 * The only migrator has a connection of its own, so that nothing tells its database
	 * from another; but where all entities are of one database, it is that one.
	 */
	private static List<Found> ofOneDatabase(List<Found> all, Migrators migrators) {
		Set<Object> databases = Collections.newSetFromMap(new IdentityHashMap<>());
		for (Found found : all) {
			databases.add((found.dataSource() != null) ? DatabaseOf.target(found.dataSource()) : found);
		}
		if (databases.size() > 1) {
			throw new UnassignedSchemaSourceException(all.get(0).beanName(), migrators.names);
		}
		return all;
	}

	private List<String> beansOf(Class<?> type, Migrator migrator, Migrators migrators) {
		List<String> mine = new ArrayList<>();
		for (String name : this.beanFactory.getBeanNamesForType(type)) {
			Migrator owner = migrators.named(qualifier(name));
			if (owner == null && !migrators.isOnly(migrator)) {
				throw new UnassignedSchemaSourceException(name, migrators.names);
			}
			if (owner == null || owner == migrator) {
				mine.add(name);
			}
		}
		return mine;
	}

	private @Nullable String qualifier(String beanName) {
		if (!this.beanFactory.containsBean(beanName)) {
			return null;
		}
		Qualifier qualifier = this.beanFactory.findAnnotationOnBean(beanName, Qualifier.class, false);
		return (qualifier != null) ? qualifier.value() : null;
	}

	/**
	 * The migrators of the application.
	 */
	private final class Migrators {

		private final List<String> names = List
			.copyOf(WantedSchemaSources.this.beanFactory.getBeansOfType(Migrator.class).keySet());

		boolean isOnly(Migrator migrator) {
			return this.names.size() == 1 && named(this.names.get(0)) == migrator;
		}

		@Nullable Migrator named(@Nullable String name) {
			return (name != null && this.names.contains(name))
					? WantedSchemaSources.this.beanFactory.getBean(name, Migrator.class) : null;
		}

		@Nullable Migrator of(Found found) {
			Migrator named = named(qualifier(found.beanName()));
			return (named != null || found.dataSource() == null) ? named : of(DatabaseOf.target(found.dataSource()));
		}

		private @Nullable Migrator of(DataSource database) {
			return this.names.stream()
				.map(this::named)
				.filter((migrator) -> migrator != null && DatabaseOf.target(migrator.dataSource()) == database)
				.findFirst()
				.orElse(null);
		}

	}

}
