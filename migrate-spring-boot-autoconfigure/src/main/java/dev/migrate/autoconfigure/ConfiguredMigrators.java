package dev.migrate.autoconfigure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import javax.sql.DataSource;

import dev.migrate.Migrator;
import dev.migrate.MigratorBuilder;
import dev.migrate.dialect.Dialect;
import dev.migrate.error.MigrateException;
import dev.migrate.error.RunLog;
import dev.migrate.execute.MigrationListener;
import dev.migrate.script.Migration;
import dev.migrate.tenant.TenantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.ConstructorArgumentValues.ValueHolder;
import org.springframework.boot.context.properties.PropertyMapper;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;

/**
 * Makes the migrators that the properties describe. One that the application has made
 * itself takes the place of ours for the same database: then there is none here.
 */
class ConfiguredMigrators {

	static final String BEAN_NAME = "configuredMigrators";

	static final String OF_APPLICATION = "ofApplication";

	static final String OF_DATASOURCE = "of";

	private static final Logger logger = RunLog.of(ConfiguredMigrators.class);

	private final MigrateProperties properties;

	private final ConfigurableListableBeanFactory beanFactory;

	private final Environment environment;

	private final ResourceLoader resourceLoader;

	private final MigrationDataSources dataSources;

	private final ApplicationDataSource application;

	ConfiguredMigrators(MigrateProperties properties, ConfigurableListableBeanFactory beanFactory,
			Environment environment, ResourceLoader resourceLoader, MigrationDataSources dataSources) {
		this.properties = properties;
		this.beanFactory = beanFactory;
		this.environment = environment;
		this.resourceLoader = resourceLoader;
		this.dataSources = dataSources;
		this.application = new ApplicationDataSource(beanFactory);
	}

	/**
	 * The migrator of the application's database.
	 * @return the migrator, or {@code null} if one of the application's own takes its
	 * place, or its database is reactive and nothing leads to it
	 */
	@Nullable Migrator ofApplication() {
		return named(applicationBean(), this::makeForApplication);
	}

	private @Nullable Migrator makeForApplication() {
		Map<String, Migrator> own = own();
		Optional<String> bean = this.application.name();
		if (!own.isEmpty() && bean.isPresent()
				&& replacement(own, this.beanFactory.getBean(bean.get(), DataSource.class)).isPresent()) {
			return null;
		}
		DataSource dataSource = this.dataSources.choose(this.beanFactory.getBean(MigrateConnectionDetails.class));
		return (dataSource == null || replacement(own, dataSource).isPresent()) ? null
				: build(applicationBean(), dataSource, this.properties, true);
	}

	private String applicationBean() {
		return isOfApplication(MigratorRegistrar.BEAN_NAME, this.beanFactory) ? MigratorRegistrar.BEAN_NAME
				: MigratorRegistrar.OTHER_BEAN_NAME;
	}

	/**
	 * The migrator of a database under {@code migrate.datasources}.
	 * @param datasource the name of the database there
	 * @param takesTheRest whether revisions and customizers are its own that say nothing
	 * of a database
	 * @return the migrator, or {@code null} if one of the application's own takes its
	 * place
	 */
	@Nullable Migrator of(String datasource, boolean takesTheRest) {
		DatasourceName name = new DatasourceName(datasource);
		return named(name.migrator(), () -> make(name, takesTheRest));
	}

	/**
	 * Say whose failure it is, so that what to do names the properties of that one. What
	 * cannot be about several databases at all names them itself.
	 */
	private @Nullable Migrator named(String bean, Supplier<@Nullable Migrator> migrator) {
		try {
			return migrator.get();
		}
		catch (IllegalDatasourceException ex) {
			throw ex;
		}
		catch (MigrateException ex) {
			throw MigratorNames.areConfiguredIn(this.environment)
					? new MigratorFailedException(bean, PropertiesOfMigrator.of(bean, this.environment), ex) : ex;
		}
	}

	private @Nullable Migrator make(DatasourceName name, boolean takesTheRest) {
		MigrateProperties properties = properties(name);
		if (isLeftOutOfTest(name, properties)) {
			logger.info("'{}' is left out: this test has a database in the place of the application's.", name.prefix());
			return null;
		}
		DataSource dataSource = this.dataSources.choose(name, properties);
		Optional<String> replacement = replacement(own(), dataSource);
		if (replacement.isPresent()) {
			logger.warn("'{}' is not used: the bean '{}' migrates that database.", name.prefix(), replacement.get());
			return null;
		}
		return build(name.migrator(), dataSource, properties, takesTheRest);
	}

	/**
	 * A slice does not have all beans of the application, and keeps away from databases
	 * that are not its own.
	 */
	private boolean isLeftOutOfTest(DatasourceName name, MigrateProperties properties) {
		return (properties.url() != null) ? this.dataSources.isReplacedByTest()
				: TestDatabase.isExpectedIn(this.beanFactory) && name.in(this.application.all()).isEmpty();
	}

	private MigrateProperties properties(DatasourceName name) {
		MigrateProperties properties = this.properties.datasources()
			.entrySet()
			.stream()
			.filter((entry) -> name.isLike(entry.getKey()))
			.map(Map.Entry::getValue)
			.findFirst()
			.orElseThrow();
		if (!properties.datasources().isEmpty()) {
			throw IllegalDatasourceException.nested(name);
		}
		return properties;
	}

	private Migrator build(String bean, DataSource dataSource, MigrateProperties properties, boolean takesTheRest) {
		BeansOfMigrators beans = new BeansOfMigrators(this.beanFactory, new MigratorNames(this.beanFactory).all());
		refuseUnassigned(beans);
		MigratorBuilder builder = Migrator.builder(dataSource);
		properties.applyTo(builder);
		PropertyMapper.get()
			.from(this.environment.getProperty("spring.application.name"))
			.whenHasText()
			.to((name) -> builder.applicationName(name));
		builder
			.scriptSource(new MigrationBeanSource(this.beanFactory, (name) -> beans.belongs(name, bean, takesTheRest)))
			.instantiator(new BeanFactoryInstantiator(this.beanFactory))
			.resourceLoader(this.resourceLoader);
		this.beanFactory.getBeanProvider(Dialect.class).orderedStream().forEach(builder::dialect);
		beans.listening(MigrationListener.class, bean).forEach(builder::listener);
		String prefix = MigratorNames.prefix(bean, this.environment);
		new TenantsOfMigrator(this.beanFactory).applyTo(builder, dataSource, prefix, properties.tenants(),
				beans.acting(TenantSource.class, bean, takesTheRest));
		beans.acting(MigratorCustomizer.class, bean, takesTheRest)
			.forEach((customizer) -> customizer.customize(builder));
		Migrator migrator = builder.build();
		if (!properties.tenants().canaries().isEmpty() && !migrator.hasTenants()
				&& !TestDatabase.isExpectedIn(this.beanFactory)) {
			throw IllegalDatasourceException.canariesWithoutTenants(prefix);
		}
		return migrator;
	}

	/**
	 * Where no database is that of the application, nobody would run what names none.
	 */
	private void refuseUnassigned(BeansOfMigrators beans) {
		List<String> migrators = List.of(this.beanFactory.getBeanNamesForType(Migrator.class));
		if (migrators.stream().anyMatch((name) -> !makes(name, this.beanFactory) || takesTheRest(name))) {
			return;
		}
		refuseUnassigned(Migration.class, "revision", beans, migrators);
		refuseUnassigned(MigratorCustomizer.class, "customizer", beans, migrators);
		refuseUnassigned(TenantSource.class, "source of tenants", beans, migrators);
	}

	private void refuseUnassigned(Class<?> type, String kind, BeansOfMigrators beans, List<String> migrators) {
		for (String bean : this.beanFactory.getBeanNamesForType(type, true, false)) {
			if (beans.owner(bean) == null) {
				throw IllegalDatasourceException.unassigned(bean, kind, migrators);
			}
		}
	}

	private boolean takesTheRest(String migrator) {
		ValueHolder takesTheRest = this.beanFactory.getMergedBeanDefinition(migrator)
			.getConstructorArgumentValues()
			.getIndexedArgumentValues()
			.get(1);
		return isOfApplication(migrator, this.beanFactory)
				|| (takesTheRest != null && Boolean.TRUE.equals(takesTheRest.getValue()));
	}

	/**
	 * Whether a migrator comes from the properties.
	 * @param migrator its bean name
	 * @param beanFactory where it is defined
	 */
	static boolean makes(String migrator, ConfigurableListableBeanFactory beanFactory) {
		return beanFactory.containsBeanDefinition(migrator)
				&& BEAN_NAME.equals(beanFactory.getMergedBeanDefinition(migrator).getFactoryBeanName());
	}

	static boolean isOfApplication(String migrator, ConfigurableListableBeanFactory beanFactory) {
		// A context that was prepared ahead of time knows no names of methods
		return makes(migrator, beanFactory)
				&& beanFactory.getMergedBeanDefinition(migrator).getConstructorArgumentValues().isEmpty();
	}

	/**
	 * Those that the application has made.
	 */
	private Map<String, Migrator> own() {
		Map<String, Migrator> own = new LinkedHashMap<>();
		for (String bean : this.beanFactory.getBeanNamesForType(Migrator.class)) {
			if (!makes(bean, this.beanFactory)) {
				own.put(bean, this.beanFactory.getBean(bean, Migrator.class));
			}
		}
		return own;
	}

	private static Optional<String> replacement(Map<String, Migrator> own, DataSource dataSource) {
		return own.entrySet()
			.stream()
			.filter((entry) -> DatabaseOf.same(entry.getValue().dataSource(), dataSource))
			.map(Map.Entry::getKey)
			.findFirst();
	}

}
