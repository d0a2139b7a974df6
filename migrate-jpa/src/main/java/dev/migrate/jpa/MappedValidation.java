package dev.migrate.jpa;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

import org.hibernate.boot.beanvalidation.BeanValidationIntegrator;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;
import org.jspecify.annotations.Nullable;

/**
 * What Bean Validation says of columns. Hibernate adds that to a mapping only when a
 * session factory is built, so its own integrator is asked here with a factory that
 * offers the services and has no use for listeners.
 */
final class MappedValidation {

	private MappedValidation() {
	}

	/**
	 * Let constraints become part of a mapping, if the settings of Hibernate want that
	 * and there is a provider of Bean Validation.
	 * @param metadata the mapping
	 */
	static void applyTo(MetadataImplementor metadata) {
		ServiceRegistry services = metadata.getMetadataBuildingOptions().getServiceRegistry();
		SessionFactoryServiceRegistry registry = proxy(SessionFactoryServiceRegistry.class,
				(proxy, method, arguments) -> invoke(services, method, arguments));
		SessionFactoryImplementor factory = proxy(SessionFactoryImplementor.class, (proxy, method,
				arguments) -> method.getName().equals("getServiceRegistry") ? registry : nothing(method));
		BootstrapContext context = proxy(BootstrapContext.class, (proxy, method, arguments) -> nothing(method));
		new BeanValidationIntegrator().integrate(metadata, context, factory);
	}

	/**
	 * Takes what is given and does nothing with it.
	 */
	private static @Nullable Object nothing(Method method) {
		return method.getReturnType().isInterface()
				? proxy(method.getReturnType(), (proxy, next, arguments) -> nothing(next)) : null;
	}

	private static <T> T proxy(Class<T> type, InvocationHandler handler) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, handler));
	}

	private static @Nullable Object invoke(Object target, Method method, Object @Nullable [] arguments)
			throws Throwable {
		try {
			return method.invoke(target, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

}
