package dev.migrate.autoconfigure.jpa;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import javax.sql.DataSource;

import dev.migrate.autoconfigure.WantedSchemaSourceFinder;
import dev.migrate.autogenerate.UnreadableEntitiesException;
import dev.migrate.autogenerate.WantedSchemaSource;
import dev.migrate.jpa.JpaSchemaSource;
import dev.migrate.lang.Internal;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.spi.PersistenceProvider;
import jakarta.persistence.spi.PersistenceUnitInfo;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.orm.jpa.AbstractEntityManagerFactoryBean;
import org.springframework.orm.jpa.JpaVendorAdapter;
import org.springframework.util.ClassUtils;

/**
 * Finds the entities of the application by the factories of its entity managers.
 */
@Internal
public final class EntitySchemas implements WantedSchemaSourceFinder {

	private static final String HIBERNATE = "org.hibernate.jpa.HibernatePersistenceProvider";

	private static final String READER = "dev.migrate.jpa.JpaSchemaSource";

	private final ConfigurableListableBeanFactory beanFactory;

	/**
	 * Create a finder.
	 * @param beanFactory the beans of the application
	 */
	public EntitySchemas(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	public List<Found> find() {
		Set<String> names = new LinkedHashSet<>();
		for (Class<?> type : List.of(AbstractEntityManagerFactoryBean.class, EntityManagerFactory.class)) {
			for (String name : this.beanFactory.getBeanNamesForType(type, true, false)) {
				names.add(BeanFactoryUtils.transformedBeanName(name));
			}
		}
		return names.stream().map(this::find).toList();
	}

	private Found find(String name) {
		String factoryName = BeanFactory.FACTORY_BEAN_PREFIX + name;
		// Any other kind would start Hibernate to be told apart
		boolean known = this.beanFactory.isFactoryBean(name)
				&& this.beanFactory.isTypeMatch(factoryName, AbstractEntityManagerFactoryBean.class);
		if (known && this.beanFactory.getBean(factoryName) instanceof AbstractEntityManagerFactoryBean factory) {
			PersistenceUnitInfo unit = factory.getPersistenceUnitInfo();
			if (unit != null) {
				return new Found(name, dataSource(factory, unit), source(name, factory, unit));
			}
		}
		return new Found(name, null, (database) -> {
			throw new UnreadableEntitiesException(name,
					"it is not made by Spring's LocalContainerEntityManagerFactoryBean, which knows the persistence unit.",
					"Make it by one, as Spring Boot does, or declare the tables in a bean of type Schema.", null);
		});
	}

	private WantedSchemaSource source(String name, AbstractEntityManagerFactoryBean factory, PersistenceUnitInfo unit) {
		String provider = provider(factory, unit);
		if (provider != null) {
			return (database) -> {
				throw new UnreadableEntitiesException(name,
						"their provider is '" + provider + "', and only Hibernate's mapping is known.",
						"Declare the tables in a bean of type Schema.", null);
			};
		}
		if (!ClassUtils.isPresent(READER, this.beanFactory.getBeanClassLoader())) {
			return (database) -> {
				throw new UnreadableEntitiesException(name, "'migrate-jpa' is not on the class path.",
						"Add dev.migrate:migrate-jpa, which reads Hibernate's mapping.", null);
			};
		}
		return new JpaSchemaSource(name, unit, factory.getJpaPropertyMap());
	}

	/**
	 * The name of a provider that is not Hibernate's.
	 */
	private static @Nullable String provider(AbstractEntityManagerFactoryBean factory, PersistenceUnitInfo unit) {
		JpaVendorAdapter adapter = factory.getJpaVendorAdapter();
		PersistenceProvider provider = (adapter != null) ? adapter.getPersistenceProvider()
				: LazyEntityManagerFactories.behind(factory.getPersistenceProvider());
		if (provider == null) {
			String name = unit.getPersistenceProviderClassName();
			return HIBERNATE.equals(name) ? null : name;
		}
		Class<?> type = provider.getClass();
		while (type != null && !type.getName().equals(HIBERNATE)) {
			type = type.getSuperclass();
		}
		return (type == null) ? provider.getClass().getName() : null;
	}

	private static @Nullable DataSource dataSource(AbstractEntityManagerFactoryBean factory, PersistenceUnitInfo unit) {
		if (factory.getDataSource() != null) {
			return factory.getDataSource();
		}
		return (unit.getJtaDataSource() != null) ? unit.getJtaDataSource() : unit.getNonJtaDataSource();
	}

}
