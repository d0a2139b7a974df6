package dev.migrate.jpa;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.autogenerate.DatabaseProfile;
import jakarta.persistence.spi.PersistenceUnitInfo;
import org.hibernate.boot.beanvalidation.BeanValidationIntegrator;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.bytecode.enhance.spi.EnhancementContext;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.jpa.boot.internal.EntityManagerFactoryBuilderImpl;
import org.hibernate.jpa.boot.internal.PersistenceUnitInfoDescriptor;
import org.hibernate.resource.beans.container.spi.BeanContainer;
import org.hibernate.resource.beans.container.spi.ContainedBean;
import org.hibernate.resource.beans.spi.BeanInstanceProducer;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.orm.jpa.persistenceunit.SmartPersistenceUnitInfo;

/**
 * The mapping of a persistence unit, as Hibernate builds it for the application itself
 * but without a connection: the dialect follows from what is known of the database unless
 * the application sets one. To be closed.
 */
record HibernateMapping(MetadataImplementor metadata, Map<String, Object> settings) implements AutoCloseable {

	/** Without these, nothing leads to a database, a cache or a change of the schema. */
	private static final List<String> LEFT_OUT = List.of("hibernate.connection.datasource",
			AvailableSettings.JAKARTA_JTA_DATASOURCE, AvailableSettings.JAKARTA_NON_JTA_DATASOURCE,
			"javax.persistence.jtaDataSource", "javax.persistence.nonJtaDataSource",
			AvailableSettings.CONNECTION_PROVIDER, "hibernate.connection.url", AvailableSettings.JAKARTA_JDBC_URL,
			"hibernate.connection.driver_class", AvailableSettings.JAKARTA_JDBC_DRIVER, AvailableSettings.HBM2DDL_AUTO,
			AvailableSettings.JAKARTA_HBM2DDL_DATABASE_ACTION, AvailableSettings.JAKARTA_HBM2DDL_SCRIPTS_ACTION,
			AvailableSettings.CACHE_REGION_FACTORY, AvailableSettings.JTA_PLATFORM,
			AvailableSettings.JAKARTA_TRANSACTION_TYPE, AvailableSettings.TRANSACTION_COORDINATOR_STRATEGY,
			AvailableSettings.MULTI_TENANT_CONNECTION_PROVIDER);

	static HibernateMapping build(PersistenceUnitInfo unit, Map<String, Object> properties, DatabaseProfile database) {
		return build(unit, properties, database, () -> {
		});
	}

	/**
	 * Build a mapping.
	 * @param failed is called if that fails, while the model of the classes can be asked
	 */
	static HibernateMapping build(PersistenceUnitInfo unit, Map<String, Object> properties, DatabaseProfile database,
			Runnable failed) {
		Map<String, Object> settings = settings(properties, database);
		Builder builder = new Builder(new DetachedUnit(unit), settings);
		try {
			MetadataImplementor metadata = builder.metadata();
			MappedValidation.applyTo(metadata);
			MappedTimestamps.applyTo(metadata);
			return new HibernateMapping(metadata, settings);
		}
		catch (RuntimeException | Error ex) {
			failed.run();
			StandardServiceRegistryBuilder.destroy(builder.getStandardServiceRegistry());
			throw ex;
		}
	}

	private static Map<String, Object> settings(Map<String, Object> properties, DatabaseProfile database) {
		Map<String, Object> settings = new HashMap<>(properties);
		LEFT_OUT.forEach(settings::remove);
		settings.computeIfPresent(AvailableSettings.BEAN_CONTAINER,
				(key, beans) -> (beans instanceof BeanContainer container) ? new BorrowedBeans(container) : beans);
		settings.put(AvailableSettings.ALLOW_METADATA_ON_BOOT, "false");
		settings.put(AvailableSettings.USE_SECOND_LEVEL_CACHE, "false");
		settings.put(AvailableSettings.USE_QUERY_CACHE, "false");
		settings.put(AvailableSettings.JAKARTA_HBM2DDL_DB_NAME, database.productName());
		settings.put(AvailableSettings.JAKARTA_HBM2DDL_DB_VERSION, version(database));
		settings.put(AvailableSettings.JAKARTA_HBM2DDL_DB_MAJOR_VERSION, database.majorVersion());
		settings.put(AvailableSettings.JAKARTA_HBM2DDL_DB_MINOR_VERSION, database.minorVersion());
		return settings;
	}

	/**
	 * MySQL 8.0 has grown with its third number, which Hibernate asks for and nobody
	 * knows here. Every 8.0 that is still in use is beyond those changes.
	 */
	private static String version(DatabaseProfile database) {
		String version = database.majorVersion() + "." + database.minorVersion();
		return "8.0".equals(version) ? "8.0.40" : version;
	}

	@Override
	public void close() {
		StandardServiceRegistryBuilder.destroy(this.metadata.getMetadataBuildingOptions().getServiceRegistry());
	}

	/**
	 * Says which services a mapping is built with, which have to go if that fails.
	 */
	private static final class Builder extends EntityManagerFactoryBuilderImpl {

		Builder(PersistenceUnitInfoDescriptor unit, Map<String, Object> settings) {
			super(unit, settings);
		}

		@Override
		protected StandardServiceRegistry getStandardServiceRegistry() {
			return super.getStandardServiceRegistry();
		}

	}

	/**
	 * A persistence unit that has no database and leaves its classes as they are.
	 */
	private static final class DetachedUnit extends PersistenceUnitInfoDescriptor {

		private final List<String> managed;

		DetachedUnit(PersistenceUnitInfo unit) {
			super(unit);
			this.managed = new ArrayList<>(unit.getManagedClassNames());
			if (unit instanceof SmartPersistenceUnitInfo smart) {
				this.managed.addAll(smart.getManagedPackages());
			}
		}

		@Override
		public List<String> getManagedClassNames() {
			return this.managed;
		}

		@Override
		public @Nullable Object getNonJtaDataSource() {
			return null;
		}

		@Override
		public @Nullable Object getJtaDataSource() {
			return null;
		}

		@Override
		@SuppressWarnings("removal")
		public jakarta.persistence.spi.PersistenceUnitTransactionType getTransactionType() {
			return jakarta.persistence.spi.PersistenceUnitTransactionType.RESOURCE_LOCAL;
		}

		@Override
		public void pushClassTransformer(EnhancementContext context) {
		}

	}

	/**
	 * Where the application's own Hibernate has its converters and the like from. They
	 * are shared with it, so they must not go when a mapping is released.
	 *
	 * @param owner whose beans they are
	 */
	private record BorrowedBeans(BeanContainer owner) implements BeanContainer {

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

	/**
	 * What Bean Validation says of columns. Hibernate adds that to a mapping only when a
	 * session factory is built, so its own integrator is asked here with a factory that
	 * offers the services and has no use for listeners.
	 */
	private static final class MappedValidation {

		private MappedValidation() {
		}

		/**
		 * Let constraints become part of a mapping, if the settings of Hibernate want
		 * that and there is a provider of Bean Validation.
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

}
