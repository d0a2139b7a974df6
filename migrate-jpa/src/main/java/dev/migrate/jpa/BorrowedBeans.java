package dev.migrate.jpa;

import org.hibernate.resource.beans.container.spi.BeanContainer;
import org.hibernate.resource.beans.container.spi.ContainedBean;
import org.hibernate.resource.beans.spi.BeanInstanceProducer;

/**
 * Where the application's own Hibernate has its converters and the like from. They are
 * shared with it, so they must not go when a mapping is released.
 *
 * @param owner whose beans they are
 */
record BorrowedBeans(BeanContainer owner) implements BeanContainer {

	@Override
	public <B> ContainedBean<B> getBean(Class<B> type, LifecycleOptions options, BeanInstanceProducer producer) {
		return this.owner.getBean(type, options, producer);
	}

	@Override
	public <B> ContainedBean<B> getBean(String name, Class<B> type, LifecycleOptions options,
			BeanInstanceProducer producer) {
		return this.owner.getBean(name, type, options, producer);
	}

	@Override
	public void stop() {
	}

}
