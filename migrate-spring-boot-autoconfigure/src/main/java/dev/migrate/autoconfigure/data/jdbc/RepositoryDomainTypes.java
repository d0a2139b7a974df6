package dev.migrate.autoconfigure.data.jdbc;

import java.util.LinkedHashSet;
import java.util.Set;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.data.jdbc.repository.support.JdbcRepositoryFactoryBean;
import org.springframework.data.repository.core.support.AbstractRepositoryMetadata;

/**
 * What the repositories of Spring Data JDBC are for. None of them is created.
 */
final class RepositoryDomainTypes {

	private final ListableBeanFactory beanFactory;

	RepositoryDomainTypes(ListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	Set<Class<?>> find() {
		Set<Class<?>> types = new LinkedHashSet<>();
		for (String name : this.beanFactory.getBeanNamesForType(JdbcRepositoryFactoryBean.class, true, false)) {
			Class<?> repository = this.beanFactory.getType(BeanFactoryUtils.transformedBeanName(name), false);
			if (repository != null) {
				types.add(AbstractRepositoryMetadata.getMetadata(repository).getDomainType());
			}
		}
		return types;
	}

}
