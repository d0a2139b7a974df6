package dev.migrate.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import dev.migrate.Migrator;
import dev.migrate.autogenerate.AutogenerateSettings;
import dev.migrate.autogenerate.ChangeRewriter;
import dev.migrate.autogenerate.CheckComparison;
import dev.migrate.autogenerate.DefaultComparison;
import dev.migrate.autogenerate.ObjectFilter;
import dev.migrate.autogenerate.PatternFilter;
import dev.migrate.autogenerate.Renames;
import dev.migrate.autogenerate.RevisionRewriter;
import dev.migrate.autogenerate.SchemaComparator;
import dev.migrate.autogenerate.TypeComparison;
import dev.migrate.autogenerate.TypeSource;
import dev.migrate.lang.Internal;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

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

	/**
	 * Makes settings of what the properties and the application's beans say.
	 */
	private static final class AutogeneratePropertiesMapper {

		private final MigrateProperties.Autogenerate properties;

		AutogeneratePropertiesMapper(MigrateProperties.Autogenerate properties) {
			this.properties = properties;
		}

		AutogenerateSettings settings(List<ObjectFilter> filters, List<ChangeRewriter> rewriters,
				List<TypeComparison> typeComparisons, List<DefaultComparison> defaultComparisons,
				List<SchemaComparator> comparators) {
			List<ObjectFilter> all = new ArrayList<>(filters);
			all.add(PatternFilter.of(this.properties.include(), this.properties.exclude()));
			return new AutogenerateSettings(this.properties.allowDrops(), this.properties.level(), Renames.NONE, all,
					rewriters, typeComparisons, scratch(this.properties.scratch()))
				.with(defaultComparisons, comparators, this.properties.ignore());
		}

		private static @Nullable DataSource scratch(MigrateProperties.Scratch scratch) {
			if (scratch.url() == null) {
				return null;
			}
			DataSourceBuilder<SimpleDriverDataSource> builder = DataSourceBuilder.create()
				.type(SimpleDriverDataSource.class)
				.url(scratch.url())
				.username(scratch.user())
				.password(scratch.password());
			String driverClassName = scratch.driverClassName();
			return ((driverClassName != null) ? builder.driverClassName(driverClassName) : builder).build();
		}

	}

}
