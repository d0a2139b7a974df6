package dev.migrate.autoconfigure;

import java.util.List;

import dev.migrate.Migrator;
import dev.migrate.autogenerate.AutogenerateSettings;
import dev.migrate.autogenerate.ChangeRewriter;
import dev.migrate.autogenerate.CheckComparison;
import dev.migrate.autogenerate.DefaultComparison;
import dev.migrate.autogenerate.ObjectFilter;
import dev.migrate.autogenerate.RevisionRewriter;
import dev.migrate.autogenerate.SchemaComparator;
import dev.migrate.autogenerate.TypeComparison;
import dev.migrate.autogenerate.TypeSource;
import dev.migrate.lang.Internal;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration for how databases are compared with what the application wants.
 * Nothing of this is created at a normal start.
 */
@Internal
@AutoConfiguration(after = { MigrateAutoConfiguration.class, MigrateSchemaSourcesAutoConfiguration.class })
@ConditionalOnClass(Migrator.class)
@ConditionalOnBean(Migrator.class)
@Lazy
public final class MigrateAutogenerateAutoConfiguration {

	private static final String SETTINGS = "autogenerateSettings";

	@Bean
	@ConditionalOnMissingBean
	AutogenerateSettings autogenerateSettings(Environment environment, ListableBeanFactory beanFactory) {
		return settings(
				Binder.get(environment).bindOrCreate("migrate.autogenerate", MigrateProperties.Autogenerate.class),
				beanFactory);
	}

	@Bean
	WantedSchemaComparison wantedSchemaComparison(WantedSchemaSources sources,
			ConfigurableListableBeanFactory beanFactory, ObjectProvider<AutogenerateSettings> settings) {
		MigratorNames names = new MigratorNames(beanFactory);
		return new WantedSchemaComparison(sources,
				(migrator) -> names.section(migrator)
					.filter((section) -> isOurs(beanFactory))
					.map((section) -> settings(section.autogenerate(), beanFactory))
					.orElseGet(settings::getObject));
	}

	/**
	 * Settings that the application has made are for all databases.
	 */
	private static boolean isOurs(ConfigurableListableBeanFactory beanFactory) {
		String factory = beanFactory.containsBeanDefinition(SETTINGS)
				? beanFactory.getMergedBeanDefinition(SETTINGS).getFactoryBeanName() : null;
		return factory != null && beanFactory.isTypeMatch(factory, MigrateAutogenerateAutoConfiguration.class);
	}

	private static AutogenerateSettings settings(MigrateProperties.Autogenerate properties,
			ListableBeanFactory beanFactory) {
		return new AutogeneratePropertiesMapper(properties)
			.settings(beans(beanFactory, ObjectFilter.class), beans(beanFactory, ChangeRewriter.class),
					beans(beanFactory, TypeComparison.class), beans(beanFactory, DefaultComparison.class),
					beans(beanFactory, SchemaComparator.class))
			.withHooks(beans(beanFactory, CheckComparison.class), beans(beanFactory, RevisionRewriter.class),
					beans(beanFactory, TypeSource.class));
	}

	private static <T> List<T> beans(ListableBeanFactory beanFactory, Class<T> type) {
		return beanFactory.getBeanProvider(type).orderedStream().toList();
	}

}
