package dev.migrate.autoconfigure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.migrate.Migrator;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.util.StringUtils;

/**
 * Defines a {@link Migrator} for the application's database, and one for each database
 * under {@code migrate.datasources}. Whoever asks for a migrator by its type gets that of
 * the application's database, unless the application defines one itself.
 */
final class MigratorRegistrar implements ImportBeanDefinitionRegistrar {

	static final String BEAN_NAME = "migrator";

	/** Where the application has taken the other name for one of another database. */
	static final String OTHER_BEAN_NAME = "applicationMigrator";

	private final ConfigurableListableBeanFactory beanFactory;

	private final Environment environment;

	MigratorRegistrar(BeanFactory beanFactory, Environment environment) {
		this.beanFactory = (ConfigurableListableBeanFactory) beanFactory;
		this.environment = environment;
	}

	@Override
	public void registerBeanDefinitions(AnnotationMetadata metadata, BeanDefinitionRegistry registry) {
		Definitions definitions = new Definitions(new ApplicationDataSource(this.beanFactory));
		definitions.add();
		definitions.order();
		definitions.all.forEach(registry::registerBeanDefinition);
	}

	private <T> Optional<T> property(String name, Class<T> type) {
		return Optional.ofNullable(Binder.get(this.environment)
			.bind(ConfigurationPropertyName.adapt(name, '.'), Bindable.of(type))
			.orElse(null));
	}

	/**
	 * Whether something is set for the application's own database, and not to nothing.
	 */
	private boolean says(String key) {
		ConfigurationPropertyName name = InheritedProperties.DEFAULTS.append(key);
		Bindable<?> type = key.equals("tenants") ? Bindable.mapOf(String.class, Object.class)
				: Bindable.listOf(String.class);
		return hasText(Binder.get(this.environment).bind(name, type).orElse(null));
	}

	private static boolean hasText(@Nullable Object value) {
		if (value instanceof Map<?, ?> map) {
			return map.values().stream().anyMatch(MigratorRegistrar::hasText);
		}
		return (value instanceof Collection<?> list) ? list.stream().anyMatch(MigratorRegistrar::hasText)
				: value != null && StringUtils.hasText(value.toString());
	}

	/**
	 * The definitions that are made.
	 */
	private final class Definitions {

		private final Map<String, RootBeanDefinition> all = new LinkedHashMap<>();

		/** Bean names of migrators by anything that stands for them. */
		private final Map<String, String> names = new LinkedHashMap<>();

		/** What goes before a migrator, and the property that says so. */
		private final Map<String, String> after = new LinkedHashMap<>();

		private final List<String> own = List
			.of(MigratorRegistrar.this.beanFactory.getBeanNamesForType(Migrator.class, true, false));

		private final ApplicationDataSource dataSources;

		private final @Nullable String application;

		Definitions(ApplicationDataSource dataSources) {
			this.dataSources = dataSources;
			this.application = dataSources.name().orElse(null);
			this.own.forEach((name) -> this.names.put(name, name));
		}

		void add() {
			List<DatasourceName> configured = DatasourceName.configuredIn(MigratorRegistrar.this.environment);
			List<DatasourceName> enabled = configured.stream()
				.filter((name) -> property(name.property("enabled"), Boolean.class).orElse(true))
				.toList();
			Optional<DatasourceName> application = configured.stream().filter(this::isApplication).findFirst();
			application.ifPresent(this::refuseBeside);
			if (application.isEmpty() && hasApplication(enabled)) {
				addApplication(configured.isEmpty() || this.application != null);
			}
			else if (application.isEmpty() && !configured.isEmpty()) {
				ofApplication("tenants", "after").ifPresent((property) -> {
					throw IllegalDatasourceException.ofNobody(property, configured);
				});
			}
			for (DatasourceName name : enabled) {
				add(name, enabled.size() == 1);
			}
		}

		private void refuseBeside(DatasourceName name) {
			if (says("url")) {
				throw IllegalDatasourceException.twoUrls(name);
			}
			ofApplication("driver-class-name", "tenants", "after").ifPresent((property) -> {
				throw IllegalDatasourceException.besideSection(property, name);
			});
		}

		/**
		 * What no section takes over from what is said for all.
		 */
		private Optional<String> ofApplication(String... keys) {
			return Stream.of(keys).filter(MigratorRegistrar.this::says).findFirst();
		}

		/**
		 * Where the application has several, it need not have one that all mean.
		 */
		private boolean hasApplication(List<DatasourceName> enabled) {
			boolean others = !enabled.isEmpty() || !this.own.isEmpty();
			return !others || this.application != null || this.dataSources.isMarked() || says("url")
					|| hasConnectionDetails();
		}

		private boolean hasConnectionDetails() {
			ConfigurableListableBeanFactory beanFactory = MigratorRegistrar.this.beanFactory;
			return Stream.of(beanFactory.getBeanNamesForType(MigrateConnectionDetails.class, true, false))
				.anyMatch((name) -> !beanFactory.isTypeMatch(name, PropertiesMigrateConnectionDetails.class));
		}

		private boolean isApplication(DatasourceName name) {
			return this.application != null
					&& name.in(this.dataSources.all()).filter(this.application::equals).isPresent();
		}

		private void addApplication(boolean preferred) {
			String bean = MigratorRegistrar.this.beanFactory.containsBeanDefinition(BEAN_NAME) ? OTHER_BEAN_NAME
					: BEAN_NAME;
			RootBeanDefinition definition = definition(ConfiguredMigrators.OF_APPLICATION);
			definition.setFallback(!preferred || !this.own.isEmpty());
			this.all.put(bean, definition);
			this.after.put(bean, "migrate.after");
			if (this.application != null) {
				this.names.put(this.application, bean);
			}
			this.names.put(bean, bean);
		}

		private void add(DatasourceName name, boolean only) {
			boolean isApplication = isApplication(name);
			boolean takesTheRest = isApplication || (only && this.own.isEmpty() && this.all.isEmpty());
			RootBeanDefinition definition = definition(ConfiguredMigrators.OF_DATASOURCE);
			definition.getConstructorArgumentValues().addIndexedArgumentValue(0, name.text());
			definition.getConstructorArgumentValues().addIndexedArgumentValue(1, takesTheRest);
			definition.setFallback(!takesTheRest || !this.own.isEmpty());
			definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, name.text()));
			String bean = name.migrator();
			this.all.put(bean, definition);
			this.after.put(bean, name.property("after"));
			name.in(this.dataSources.all()).ifPresent((dataSource) -> this.names.put(dataSource, bean));
			this.names.put(name.text(), bean);
			this.names.put(bean, bean);
		}

		private RootBeanDefinition definition(String method) {
			RootBeanDefinition definition = new RootBeanDefinition(Migrator.class);
			definition.setFactoryBeanName(ConfiguredMigrators.BEAN_NAME);
			definition.setFactoryMethodName(method);
			return definition;
		}

		/**
		 * Let those depend on others that are to be migrated after them.
		 */
		void order() {
			Map<String, List<String>> before = new LinkedHashMap<>();
			this.after.forEach((bean, property) -> before.put(bean, before(property)));
			new MigratorOrder((name) -> before.getOrDefault(name, List.of())).of(before.keySet());
			this.all.forEach((bean, definition) -> definition
				.setDependsOn(before.getOrDefault(bean, List.of()).toArray(String[]::new)));
		}

		private List<String> before(String property) {
			List<String> before = new ArrayList<>();
			String[] names = property(property, String[].class).orElse(new String[0]);
			for (String name : names) {
				before.add(new DatasourceName(name).in(this.names.keySet())
					.map(this.names::get)
					.orElseThrow(() -> IllegalDatasourceException.unknownBefore(property, name, this.names.keySet())));
			}
			return before;
		}

	}

}
