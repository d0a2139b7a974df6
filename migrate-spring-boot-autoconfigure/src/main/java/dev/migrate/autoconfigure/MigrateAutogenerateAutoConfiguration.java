package dev.migrate.autoconfigure;

import dev.migrate.Migrator;
import dev.migrate.autogenerate.AutogenerateSettings;
import dev.migrate.autogenerate.ChangeRewriter;
import dev.migrate.autogenerate.ObjectFilter;
import dev.migrate.autogenerate.TypeComparison;
import dev.migrate.lang.Internal;

import org.springframework.beans.factory.ObjectProvider;
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

	@Bean
	@ConditionalOnMissingBean
	AutogenerateSettings autogenerateSettings(Environment environment, ObjectProvider<ObjectFilter> filters,
			ObjectProvider<ChangeRewriter> rewriters, ObjectProvider<TypeComparison> typeComparisons) {
		MigrateProperties.Autogenerate properties = Binder.get(environment)
			.bindOrCreate("migrate.autogenerate", MigrateProperties.Autogenerate.class);
		return new AutogeneratePropertiesMapper(properties).settings(filters.orderedStream().toList(),
				rewriters.orderedStream().toList(), typeComparisons.orderedStream().toList());
	}

	@Bean
	WantedSchemaComparison wantedSchemaComparison(WantedSchemaSources sources,
			ObjectProvider<AutogenerateSettings> settings) {
		return new WantedSchemaComparison(sources, settings::getObject);
	}

}
