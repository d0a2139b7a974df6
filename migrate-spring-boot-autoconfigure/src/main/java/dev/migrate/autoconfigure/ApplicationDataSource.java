package dev.migrate.autoconfigure;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import javax.sql.DataSource;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;

/**
 * The name of the {@code DataSource} bean that an application means where it asks for one
 * by its type. Told from the definitions of beans, before any of them is there.
 */
final class ApplicationDataSource {

	private final ConfigurableListableBeanFactory beanFactory;

	ApplicationDataSource(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	/**
	 * All there are.
	 * @return the names of the beans
	 */
	List<String> all() {
		return List.of(this.beanFactory.getBeanNamesForType(DataSource.class, true, false));
	}

	/**
	 * The one that is meant.
	 * @return the name, or empty if there is none, or several of equal rank
	 */
	Optional<String> name() {
		List<String> candidates = all().stream().filter(where(ApplicationDataSource::isCandidate)).toList();
		return only(candidates).or(() -> only(candidates.stream().filter(where(BeanDefinition::isPrimary)).toList()))
			.or(() -> only(candidates.stream().filter(where(BeanDefinition::isFallback).negate()).toList()));
	}

	private static boolean isCandidate(BeanDefinition definition) {
		return definition.isAutowireCandidate()
				&& (!(definition instanceof AbstractBeanDefinition bean) || bean.isDefaultCandidate());
	}

	private Predicate<String> where(Predicate<BeanDefinition> test) {
		return (name) -> !this.beanFactory.containsBeanDefinition(name)
				|| test.test(this.beanFactory.getMergedBeanDefinition(name));
	}

	private static Optional<String> only(List<String> names) {
		return (names.size() == 1) ? Optional.of(names.get(0)) : Optional.empty();
	}

	/**
	 * Whether one is there for migrations alone.
	 * @return whether one is marked
	 */
	boolean isMarked() {
		return all().stream()
			.anyMatch((name) -> this.beanFactory.findAnnotationOnBean(name, MigrateDataSource.class, false) != null);
	}

}
