package dev.migrate.autoconfigure;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

import dev.migrate.Migrator;
import dev.migrate.lang.Internal;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;

/**
 * What the migrators of an application are called: by their beans, by the
 * {@code DataSource} beans of their databases, and by their sections under
 * {@code migrate.datasources}.
 */
@Internal
public final class MigratorNames {

	/** Where the properties begin that hold for all. */
	static final String ALL = "migrate";

	private final ConfigurableListableBeanFactory beanFactory;

	private final ApplicationDataSource dataSources;

	/**
	 * Create names.
	 * @param beanFactory where the migrators are beans
	 */
	public MigratorNames(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
		this.dataSources = new ApplicationDataSource(beanFactory);
	}

	/**
	 * Whether the properties name further databases.
	 * @param environment the application's properties
	 * @return whether there is a section under {@code migrate.datasources}
	 */
	public static boolean areConfiguredIn(Environment environment) {
		return !DatasourceName.configuredIn(environment).isEmpty();
	}

	/**
	 * Where the properties of a migrator begin.
	 * @param migrator the name of its bean
	 * @param environment the application's properties
	 * @return its section under {@code migrate.datasources}, or {@code migrate}
	 */
	public static String prefix(String migrator, Environment environment) {
		return DatasourceName.configuredIn(environment)
			.stream()
			.filter((name) -> name.migrator().equals(migrator))
			.map(DatasourceName::prefix)
			.findFirst()
			.orElse(ALL);
	}

	/**
	 * The beans that are migrators. Where some of ours may have made way for those of the
	 * application, that is only known when all have been made.
	 * @return their names, in the order in which they run
	 */
	public List<String> beans() {
		List<String> names = List.of(this.beanFactory.getBeanNamesForType(Migrator.class));
		long ours = names.stream().filter((name) -> ConfiguredMigrators.makes(name, this.beanFactory)).count();
		boolean mixed = ours > 0 && ours < names.size();
		return new MigratorOrder(this::before)
			.of(mixed ? this.beanFactory.getBeansOfType(Migrator.class).keySet() : names);
	}

	private List<String> before(String name) {
		String[] before = this.beanFactory.containsBeanDefinition(name)
				? this.beanFactory.getMergedBeanDefinition(name).getDependsOn() : null;
		return (before != null) ? List.of(before) : List.of();
	}

	/**
	 * The migrator of a database.
	 * @param datasource its section under {@code migrate.datasources}, or its
	 * {@code DataSource} bean
	 * @return the name of the migrator's bean, or empty if there is none
	 */
	public Optional<String> ofDatasource(String datasource) {
		List<String> beans = beans();
		Map<String, Set<String>> all = all();
		Optional<String> named = beans.stream()
			.filter((bean) -> new DatasourceName(datasource).in(all.getOrDefault(bean, Set.of())).isPresent())
			.findFirst();
		return named.or(() -> new DatasourceName(datasource).in(this.dataSources.all())
			.map((found) -> this.beanFactory.getBean(found, DataSource.class))
			.flatMap((found) -> beans.stream().filter((bean) -> isOf(bean, found)).findFirst()));
	}

	private boolean isOf(String bean, DataSource dataSource) {
		return DatabaseOf.same(this.beanFactory.getBean(bean, Migrator.class).dataSource(), dataSource);
	}

	/**
	 * What is said for the database of a migrator alone.
	 * @param migrator the migrator
	 * @return its section under {@code migrate.datasources}, with what that leaves to
	 * {@code migrate}; empty if there is none
	 */
	public Optional<MigrateProperties> section(Migrator migrator) {
		MigrateProperties properties = this.beanFactory.getBeanProvider(MigrateProperties.class).getIfUnique();
		return (properties == null) ? Optional.empty()
				: properties.datasources()
					.entrySet()
					.stream()
					.filter((entry) -> beans().stream()
						.filter(new DatasourceName(new DatasourceName(entry.getKey()).migrator())::isLike)
						.anyMatch((bean) -> this.beanFactory.getBean(bean) == migrator))
					.map(Map.Entry::getValue)
					.findFirst();
	}

	/**
	 * What stands for each migrator that may be there.
	 */
	Map<String, Set<String>> all() {
		Map<String, Set<String>> names = new LinkedHashMap<>();
		for (String bean : this.beanFactory.getBeanNamesForType(Migrator.class)) {
			Set<String> all = names.computeIfAbsent(bean, (each) -> new LinkedHashSet<>());
			all.add(bean);
			if (ConfiguredMigrators.isOfApplication(bean, this.beanFactory)) {
				this.dataSources.name().ifPresent(all::add);
			}
		}
		DatasourceName.configuredIn(this.beanFactory.getBean(Environment.class)).forEach((name) -> {
			Set<String> all = names.get(name.migrator());
			if (all != null) {
				all.add(name.text());
				name.in(this.dataSources.all()).ifPresent(all::add);
			}
		});
		return names;
	}

}
