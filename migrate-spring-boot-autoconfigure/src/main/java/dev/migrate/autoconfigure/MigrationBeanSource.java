package dev.migrate.autoconfigure;

import java.util.List;
import java.util.function.Predicate;

import dev.migrate.script.Migration;
import dev.migrate.script.MigrationBeans;
import dev.migrate.script.Script;
import dev.migrate.script.ScriptSource;

import org.springframework.beans.BeansException;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * The Spring beans that are revisions. They are created when they have to run.
 */
final class MigrationBeanSource implements ScriptSource {

	private final ConfigurableListableBeanFactory beanFactory;

	private final Predicate<String> belongs;

	/**
	 * Create a source.
	 * @param beanFactory where to look for them
	 * @param belongs tells of the name of a bean whether it is for this database
	 */
	MigrationBeanSource(ConfigurableListableBeanFactory beanFactory, Predicate<String> belongs) {
		this.beanFactory = beanFactory;
		this.belongs = belongs;
	}

	@Override
	public List<Script> scripts() {
		String[] names = this.beanFactory.getBeanNamesForType(Migration.class, true, false);
		if (names.length == 0) {
			return List.of();
		}
		MigrationBeans beans = new MigrationBeans();
		for (String name : names) {
			Class<?> type = this.beanFactory.getType(name, false);
			if (type != null && this.belongs.test(name)) {
				beans.add(type, () -> create(name, type));
			}
		}
		return beans.scripts();
	}

	private Migration create(String name, Class<?> type) {
		try {
			return this.beanFactory.getBean(name, Migration.class);
		}
		catch (BeansException ex) {
			throw BeanFactoryInstantiator.failure(type.getName(), ex);
		}
	}

}
