package dev.migrate.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Tells which beans belong to one of several migrators: those whose {@code @Qualifier}
 * names it, its {@code DataSource} or its database under {@code migrate.datasources}.
 */
final class BeansOfMigrators {

	private final ConfigurableListableBeanFactory beanFactory;

	/** The names of all migrators, each with what stands for it. */
	private final Map<String, Set<String>> names;

	BeansOfMigrators(ConfigurableListableBeanFactory beanFactory, Map<String, Set<String>> names) {
		this.beanFactory = beanFactory;
		this.names = names;
	}

	/**
	 * Those that only look on: who names nobody hears of all.
	 * @param migrator the bean name of the migrator
	 * @return the beans, in their order
	 */
	<T> List<T> listening(Class<T> type, String migrator) {
		return select(type, (name) -> {
			String owner = owner(name);
			return owner == null || owner.equals(migrator);
		});
	}

	/**
	 * Those that change what is done to a database.
	 * @param migrator the bean name of the migrator
	 * @param rest whether it takes those that name nobody, too
	 * @return the beans, in their order
	 */
	<T> List<T> acting(Class<T> type, String migrator, boolean rest) {
		return select(type, (name) -> belongs(name, migrator, rest));
	}

	private <T> List<T> select(Class<T> type, Predicate<String> test) {
		Map<String, T> all = this.beanFactory.getBeansOfType(type);
		List<T> ordered = this.beanFactory.getBeanProvider(type).orderedStream().toList();
		// Those that nobody gets who does not ask for them by name
		Stream<T> others = all.values().stream().filter((bean) -> ordered.stream().noneMatch((each) -> each == bean));
		return Stream.concat(ordered.stream(), others).filter((bean) -> test.test(name(bean, all))).toList();
	}

	private static <T> String name(T bean, Map<String, T> all) {
		return all.entrySet()
			.stream()
			.filter((entry) -> entry.getValue() == bean)
			.map(Map.Entry::getKey)
			.findFirst()
			.orElse("");
	}

	boolean belongs(String bean, String migrator, boolean rest) {
		String owner = owner(bean);
		return (owner != null) ? owner.equals(migrator) : rest;
	}

	/**
	 * Whose a bean is.
	 * @return the bean name of the migrator, or {@code null} if it names none
	 */
	@Nullable String owner(String bean) {
		Qualifier qualifier = this.beanFactory.containsBean(bean)
				? this.beanFactory.findAnnotationOnBean(bean, Qualifier.class, false) : null;
		return (qualifier == null) ? null
				: this.names.entrySet()
					.stream()
					.filter((entry) -> entry.getValue().contains(qualifier.value()))
					.map(Map.Entry::getKey)
					.findFirst()
					.orElse(null);
	}

}
