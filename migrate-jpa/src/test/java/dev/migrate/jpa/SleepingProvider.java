package dev.migrate.jpa;

import java.lang.reflect.Proxy;
import java.util.Map;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.spi.PersistenceUnitInfo;
import org.hibernate.SessionFactory;
import org.hibernate.jpa.HibernatePersistenceProvider;

/**
 * Hibernate that is never started, so that a factory only knows its entities.
 */
final class SleepingProvider extends HibernatePersistenceProvider {

	@Override
	public EntityManagerFactory createContainerEntityManagerFactory(PersistenceUnitInfo info, Map<?, ?> properties) {
		return (EntityManagerFactory) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { SessionFactory.class }, (proxy, method, arguments) -> {
					throw new AssertionError("Hibernate was asked for " + method.getName());
				});
	}

}
