package dev.migrate.author.command;

import java.util.List;

import dev.migrate.autoconfigure.MigrationInitializer;
import dev.migrate.autoconfigure.jpa.LazyEntityManagerFactories;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;

/**
 * The beans of an application that only runs a command: each is created when the command
 * asks for it, nothing is started, and nobody is told of anything.
 */
final class CommandContext extends GenericApplicationContext {

	private static final List<String> ENTITY_MANAGERS = List.of("jakarta.persistence.EntityManagerFactory",
			"org.springframework.orm.jpa.AbstractEntityManagerFactoryBean");

	@Override
	protected void registerBeanPostProcessors(ConfigurableListableBeanFactory beanFactory) {
		keepFromMigrating(beanFactory);
		if (ENTITY_MANAGERS.stream().allMatch((type) -> ClassUtils.isPresent(type, beanFactory.getBeanClassLoader()))) {
			LazyEntityManagerFactories.in(beanFactory);
		}
		new PostProcessors(getDefaultListableBeanFactory()).leaveOutThoseOfTheApplication();
		super.registerBeanPostProcessors(beanFactory);
	}

	/**
	 * Beans that use the database depend on the initializer by its name. Where a revision
	 * asks for one of them, that must not start the very migration that it is part of.
	 */
	private void keepFromMigrating(ConfigurableListableBeanFactory beanFactory) {
		for (String name : beanFactory.getBeanNamesForType(MigrationInitializer.class, true, false)) {
			removeBeanDefinition(name);
			beanFactory.registerSingleton(name, new NoInitializer());
		}
	}

	@Override
	protected void initApplicationEventMulticaster() {
	}

	@Override
	protected void registerListeners() {
	}

	@Override
	protected void publishEvent(Object event, @Nullable ResolvableType typeHint) {
	}

	@Override
	protected void finishBeanFactoryInitialization(ConfigurableListableBeanFactory beanFactory) {
		if (!beanFactory.hasEmbeddedValueResolver()) {
			beanFactory.addEmbeddedValueResolver((text) -> getEnvironment().resolvePlaceholders(text));
		}
		beanFactory.setTempClassLoader(null);
		beanFactory.freezeConfiguration();
	}

	@Override
	protected void finishRefresh() {
		resetCommonCaches();
		clearResourceCaches();
	}

	/**
	 * Stands where the initializer stood.
	 */
	private static final class NoInitializer {

	}

}
