package dev.migrate.autoconfigure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import dev.migrate.Migrator;
import dev.migrate.error.RunLog;
import org.slf4j.Logger;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;

/**
 * The migrators that a start runs: all of this context, whoever has made them. Those of a
 * parent context have been run by the parent.
 */
final class RunningMigrators {

	private static final Logger logger = RunLog.of(RunningMigrators.class);

	private final ConfigurableListableBeanFactory beanFactory;

	private final ApplicationDataSource dataSources;

	RunningMigrators(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
		this.dataSources = new ApplicationDataSource(beanFactory);
	}

	/**
	 * The migrators by bean name.
	 * @return the migrators in the order in which they run
	 * @throws IllegalDatasourceException if two that the properties describe contradict
	 * each other
	 */
	Map<String, Migrator> ordered() {
		Map<String, Migrator> all = this.beanFactory.getBeansOfType(Migrator.class);
		Map<String, Migrator> ordered = new LinkedHashMap<>();
		for (String name : new MigratorNames(this.beanFactory).beans()) {
			if (all.containsKey(name)) {
				ordered.put(name, Objects.requireNonNull(all.get(name)));
			}
		}
		refuseContradictions(ordered);
		sayWhatIsLeftOut(ordered);
		return ordered;
	}

	private void refuseContradictions(Map<String, Migrator> migrators) {
		List<String> seen = new ArrayList<>();
		for (String name : migrators.keySet()) {
			if (ConfiguredMigrators.makes(name, this.beanFactory)) {
				Migrator migrator = Objects.requireNonNull(migrators.get(name));
				seen.forEach((other) -> check(other, Objects.requireNonNull(migrators.get(other)), name, migrator));
				seen.add(name);
			}
		}
	}

	private void check(String one, Migrator first, String other, Migrator second) {
		new TwoMigrators(one, other, this.beanFactory.getBean(Environment.class)).check(first, second,
				DatabaseOf.hasOneOf(first.dataSource(), second.dataSource()));
	}

	private void sayWhatIsLeftOut(Map<String, Migrator> migrators) {
		List<String> leftOut = this.dataSources.all()
			.stream()
			.filter((name) -> this.beanFactory.isSingleton(name))
			.filter((name) -> !isMigrated(name, migrators))
			.toList();
		if (!leftOut.isEmpty()) {
			logger.info("Not migrated: {}. '{}' would say what is to be run there.",
					leftOut.stream().collect(Collectors.joining("', '", "DataSource '", "'")),
					new DatasourceName(leftOut.get(0)).property("locations"));
		}
	}

	/**
	 * One that has not been made is nobody's.
	 */
	private boolean isMigrated(String name, Map<String, Migrator> migrators) {
		if (this.dataSources.name().filter(name::equals).isPresent() && migrators.keySet()
			.stream()
			.anyMatch((each) -> ConfiguredMigrators.isOfApplication(each, this.beanFactory))) {
			return true;
		}
		boolean named = DatasourceName.configuredIn(this.beanFactory.getBean(Environment.class))
			.stream()
			.anyMatch((each) -> each.in(List.of(name)).isPresent() && migrators.containsKey(each.migrator()));
		return named || (this.beanFactory.containsSingleton(name)
				&& this.beanFactory.getBean(name) instanceof DataSource dataSource
				&& migrators.values().stream().anyMatch((each) -> DatabaseOf.same(each.dataSource(), dataSource)));
	}

}
