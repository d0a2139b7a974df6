package dev.migrate.autoconfigure;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitializationDetector;
import org.springframework.util.ClassUtils;

/**
 * Makes those wait for migrations that use a database and for which nobody else says so.
 */
class DatabaseUserDetector implements DependsOnDatabaseInitializationDetector {

	private static final List<String> TYPES = List.of("org.springframework.r2dbc.core.DatabaseClient",
			"org.springframework.data.r2dbc.core.R2dbcEntityOperations", "com.github.kagkarlsson.scheduler.Scheduler");

	@Override
	public Set<String> detect(ConfigurableListableBeanFactory beanFactory) {
		Set<String> names = new LinkedHashSet<>();
		for (String type : TYPES) {
			if (ClassUtils.isPresent(type, beanFactory.getBeanClassLoader())) {
				Class<?> found = ClassUtils.resolveClassName(type, beanFactory.getBeanClassLoader());
				for (String name : beanFactory.getBeanNamesForType(found, true, false)) {
					names.add(BeanFactoryUtils.transformedBeanName(name));
				}
			}
		}
		return names;
	}

}
