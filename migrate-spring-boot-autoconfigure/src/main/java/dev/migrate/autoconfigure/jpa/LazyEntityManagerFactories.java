package dev.migrate.autoconfigure.jpa;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

import dev.migrate.lang.Internal;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.spi.PersistenceProvider;
import jakarta.persistence.spi.PersistenceUnitInfo;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.orm.jpa.AbstractEntityManagerFactoryBean;
import org.springframework.orm.jpa.JpaVendorAdapter;
import org.springframework.util.ClassUtils;

/**
 * Lets factories of entity managers know their entities without starting Hibernate: that
 * waits for the first use, which a command may never make.
 */
@Internal
public final class LazyEntityManagerFactories implements BeanPostProcessor {

	LazyEntityManagerFactories() {
	}

	/**
	 * Make the factories of an application lazy. They wait for nothing that initializes a
	 * database either.
	 * @param beanFactory the beans of the application, before any is created
	 */
	public static void in(ConfigurableListableBeanFactory beanFactory) {
		beanFactory.addBeanPostProcessor(new LazyEntityManagerFactories());
		for (String name : beanFactory.getBeanNamesForType(AbstractEntityManagerFactoryBean.class, true, false)) {
			String plainName = BeanFactoryUtils.transformedBeanName(name);
			if (beanFactory.containsBeanDefinition(plainName)) {
				beanFactory.getBeanDefinition(plainName).setDependsOn();
			}
		}
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof AbstractEntityManagerFactoryBean factory) {
			JpaVendorAdapter adapter = factory.getJpaVendorAdapter();
			PersistenceProvider provider = factory.getPersistenceProvider();
			if (provider == null && adapter != null) {
				provider = adapter.getPersistenceProvider();
			}
			Class<? extends EntityManagerFactory> type = (adapter != null) ? adapter.getEntityManagerFactoryInterface()
					: EntityManagerFactory.class;
			factory.setPersistenceProvider(proxy(PersistenceProvider.class, new LazyProvider(provider, type)));
			factory.setBootstrapExecutor(null);
		}
		return bean;
	}

	/**
	 * What a provider stands for.
	 * @param provider a provider, which may be one that waits for the first use
	 * @return the provider that it is or that it waits with; {@code null} if that is the
	 * one that the persistence unit names
	 */
	static @Nullable PersistenceProvider behind(@Nullable PersistenceProvider provider) {
		return (provider != null && Proxy.isProxyClass(provider.getClass())
				&& Proxy.getInvocationHandler(provider) instanceof LazyProvider lazy) ? lazy.provider : provider;
	}

	private static <T> T proxy(Class<T> type, InvocationHandler handler) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, handler));
	}

	private static @Nullable Object invoke(@Nullable Object target, Method method, Object @Nullable [] arguments)
			throws Exception {
		try {
			return method.invoke(target, arguments);
		}
		catch (InvocationTargetException ex) {
			if (ex.getTargetException() instanceof Exception failure) {
				throw failure;
			}
			throw ex;
		}
	}

	/**
	 * A provider that creates nothing before the first use.
	 */
	private static final class LazyProvider implements InvocationHandler {

		private final @Nullable PersistenceProvider provider;

		private final Class<? extends EntityManagerFactory> type;

		LazyProvider(@Nullable PersistenceProvider provider, Class<? extends EntityManagerFactory> type) {
			this.provider = provider;
			this.type = type;
		}

		@Override
		public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Exception {
			if (method.getName().equals("createContainerEntityManagerFactory") && arguments != null
					&& arguments[0] instanceof PersistenceUnitInfo unit) {
				return proxy(this.type, new FirstUse(provider(unit), method, arguments));
			}
			return LazyEntityManagerFactories.invoke(this.provider, method, arguments);
		}

		private PersistenceProvider provider(PersistenceUnitInfo unit) {
			if (this.provider != null) {
				return this.provider;
			}
			Class<?> named = ClassUtils.resolveClassName(String.valueOf(unit.getPersistenceProviderClassName()),
					unit.getClassLoader());
			return (PersistenceProvider) BeanUtils.instantiateClass(named);
		}

	}

	/**
	 * A factory that is created when it is first used; what was not used has nothing to
	 * close.
	 */
	private static final class FirstUse implements InvocationHandler {

		private final PersistenceProvider provider;

		private final Method creation;

		private final Object @Nullable [] arguments;

		private @Nullable Object created;

		FirstUse(PersistenceProvider provider, Method creation, Object @Nullable [] arguments) {
			this.provider = provider;
			this.creation = creation;
			this.arguments = arguments;
		}

		@Override
		public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Exception {
			return switch (method.getName()) {
				case "equals" -> arguments != null && proxy == arguments[0];
				case "hashCode" -> System.identityHashCode(proxy);
				case "close" -> close(method);
				default -> LazyEntityManagerFactories.invoke(created(), method, arguments);
			};
		}

		private synchronized @Nullable Object created() throws Exception {
			if (this.created == null) {
				this.created = LazyEntityManagerFactories.invoke(this.provider, this.creation, this.arguments);
			}
			return this.created;
		}

		private synchronized @Nullable Object close(Method method) throws Exception {
			return (this.created != null) ? LazyEntityManagerFactories.invoke(this.created, method, null) : null;
		}

	}

}
