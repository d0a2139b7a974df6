package dev.migrate.author.command;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;

import dev.migrate.autoconfigure.MigrationInitializer;
import dev.migrate.autoconfigure.jpa.LazyEntityManagerFactories;
import dev.migrate.error.RunLog;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.util.ClassUtils;

/**
 * The beans of an application that only runs a command: each is created when the command
 * asks for it, nothing is started, and nobody is told of anything.
 */
final class CommandContext extends GenericApplicationContext {

	private static final List<String> ENTITY_MANAGERS = List.of("jakarta.persistence.EntityManagerFactory",
			"org.springframework.orm.jpa.AbstractEntityManagerFactoryBean");

	CommandContext() {
		super(new CommandBeans());
	}

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
	 * Has no runners for whoever is about to call all of them, as happens in a context
	 * with others below it. They stay beans, since the class of an application that makes
	 * other beans may be one.
	 */
	private static final class CommandBeans extends DefaultListableBeanFactory {

		/** Not public, but what Spring Boot asks for. */
		private static final String RUNNER = "org.springframework.boot.Runner";

		@Override
		public String[] getBeanNamesForType(@Nullable Class<?> type) {
			return (type != null && type.getName().equals(RUNNER)) ? new String[0] : super.getBeanNamesForType(type);
		}

	}

	/**
	 * Stands where the initializer stood.
	 */
	private static final class NoInitializer {

	}

	/**
	 * Decides which bean post-processors take part in a command. All are created before
	 * any other bean, with whatever they ask for. Those of Spring and of
	 * auto-configurations expect that and ask for little; they stay, as they may be what
	 * makes a {@code DataSource} work. Those of the application itself stay if they ask
	 * for no other bean.
	 */
	private record PostProcessors(DefaultListableBeanFactory beanFactory) {

		private static final Logger logger = RunLog.of(PostProcessors.class);

		/** What can be handed out without creating a bean of the application. */
		private static final List<Class<?>> HARMLESS = List.of(BeanFactory.class, ObjectFactory.class,
				Environment.class, ResourceLoader.class);

		void leaveOutThoseOfTheApplication() {
			for (String name : this.beanFactory.getBeanNamesForType(BeanPostProcessor.class, true, false)) {
				if (this.beanFactory.containsBeanDefinition(name) && isOfApplication(name) && asksForBeans(name)) {
					logger.info("Bean post-processor '{}' is left out, since it asks for other beans", name);
					this.beanFactory.removeBeanDefinition(name);
				}
			}
		}

		private boolean isOfApplication(String name) {
			if (!AutoConfigurationPackages.has(this.beanFactory)) {
				return false;
			}
			String declaringClass = declaringClass(this.beanFactory.getBeanDefinition(name), name);
			return AutoConfigurationPackages.get(this.beanFactory)
				.stream()
				.anyMatch((applicationPackage) -> declaringClass.startsWith(applicationPackage + "."));
		}

		private String declaringClass(BeanDefinition definition, String name) {
			if (definition instanceof AnnotatedBeanDefinition annotated
					&& annotated.getFactoryMethodMetadata() != null) {
				return annotated.getFactoryMethodMetadata().getDeclaringClassName();
			}
			Class<?> type = this.beanFactory.getType(name, false);
			return (type != null) ? type.getName() : "";
		}

		private boolean asksForBeans(String name) {
			RootBeanDefinition definition = (RootBeanDefinition) this.beanFactory.getMergedBeanDefinition(name);
			Method factoryMethod = definition.getResolvedFactoryMethod();
			if (factoryMethod != null && asksForBeans(factoryMethod)) {
				return true;
			}
			String owner = definition.getFactoryBeanName();
			Class<?> type = (factoryMethod == null) ? this.beanFactory.getType(name, false)
					: (owner != null) ? this.beanFactory.getType(owner, false) : null;
			return injectsFields(name) || (type != null && anyConstructorAsksForBeans(type));
		}

		private boolean injectsFields(String name) {
			Class<?> type = this.beanFactory.getType(name, false);
			return type != null && Arrays.stream(type.getDeclaredFields())
				.anyMatch((field) -> field.isAnnotationPresent(Autowired.class));
		}

		private static boolean anyConstructorAsksForBeans(Class<?> type) {
			Constructor<?>[] constructors = type.getDeclaredConstructors();
			return Arrays.stream(constructors).anyMatch(PostProcessors::asksForBeans);
		}

		private static boolean asksForBeans(Executable executable) {
			return !Arrays.stream(executable.getParameterTypes()).allMatch(PostProcessors::isHarmless);
		}

		private static boolean isHarmless(Class<?> type) {
			return HARMLESS.stream().anyMatch((harmless) -> harmless.isAssignableFrom(type));
		}

	}

}
