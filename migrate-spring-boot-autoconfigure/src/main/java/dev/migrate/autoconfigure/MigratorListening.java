package dev.migrate.autoconfigure;

import dev.migrate.Migrator;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Has those told of a migrator who listen to all of them. They are made with the first
 * migrator.
 */
final class MigratorListening implements BeanPostProcessor {

	private final ObjectProvider<ListenerOfMigrators> listeners;

	MigratorListening(ObjectProvider<ListenerOfMigrators> listeners) {
		this.listeners = listeners;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof Migrator migrator) {
			this.listeners.orderedStream().forEach((each) -> migrator.addListener(each.of(beanName)));
		}
		return bean;
	}

}
