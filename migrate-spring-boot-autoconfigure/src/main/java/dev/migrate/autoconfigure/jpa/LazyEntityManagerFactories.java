package dev.migrate.autoconfigure.jpa;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

import java.util.Objects;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.spi.PersistenceProvider;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.orm.jpa.AbstractEntityManagerFactoryBean;
import org.springframework.orm.jpa.JpaVendorAdapter;
import org.springframework.util.function.ThrowingSupplier;

/**
 * Lets factories of entity managers know their entities without starting Hibernate: that
 * waits for the first use, which a command may never make.
 */
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
			if (adapter != null) {
				PersistenceProvider own = factory.getPersistenceProvider();
				PersistenceProvider provider = (own != null) ? own : adapter.getPersistenceProvider();
				factory.setPersistenceProvider(lazy(provider, adapter.getEntityManagerFactoryInterface()));
				factory.setBootstrapExecutor(null);
			}
		}
		return bean;
	}

	private static PersistenceProvider lazy(PersistenceProvider provider, Class<? extends EntityManagerFactory> type) {
		return proxy(PersistenceProvider.class, (proxy, method, arguments) -> {
			if (!method.getName().equals("createContainerEntityManagerFactory")) {
				return invoke(provider, method, arguments);
			}
			return proxy(type, new FirstUse(() -> Objects.requireNonNull(invoke(provider, method, arguments))));
		});
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
	 * A factory that is created when it is first used; what was not used has nothing to
	 * close.
	 */
	private static final class FirstUse implements InvocationHandler {

		private final ThrowingSupplier<Object> creation;

		private @Nullable Object created;

		FirstUse(ThrowingSupplier<Object> creation) {
			this.creation = creation;
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
				this.created = this.creation.getWithException();
			}
			return this.created;
		}

		private synchronized @Nullable Object close(Method method) throws Exception {
			return (this.created != null) ? LazyEntityManagerFactories.invoke(this.created, method, null) : null;
		}

	}

}
