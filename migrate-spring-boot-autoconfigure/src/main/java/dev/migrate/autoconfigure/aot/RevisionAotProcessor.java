package dev.migrate.autoconfigure.aot;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.migrate.Migrator;
import dev.migrate.settings.MigratorSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.aot.BeanFactoryInitializationAotContribution;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.Environment;

/**
 * Registers hints for the revisions in {@code migrate.locations}, and in those of each
 * database under {@code migrate.datasources}, as far as they are known when the
 * application is built.
 */
class RevisionAotProcessor implements BeanFactoryInitializationAotProcessor {

	private static final String DATASOURCES = "migrate.datasources";

	@Override
	public @Nullable BeanFactoryInitializationAotContribution processAheadOfTime(
			ConfigurableListableBeanFactory beanFactory) {
		if (beanFactory.getBeanNamesForType(Migrator.class, true, false).length == 0) {
			return null;
		}
		List<String> locations = locations(Binder.get(beanFactory.getBean(Environment.class)));
		RevisionHints hints = new RevisionHints(beanFactory.getBeanClassLoader());
		return (context, code) -> hints.register(context.getRuntimeHints(), locations);
	}

	private static List<String> locations(Binder binder) {
		Set<String> locations = new LinkedHashSet<>(
				locations(binder, "migrate").orElse(MigratorSettings.DEFAULTS.sources().locations()));
		binder.bind(DATASOURCES, Bindable.mapOf(String.class, Object.class))
			.orElse(Map.of())
			.keySet()
			.forEach((name) -> locations(binder, DATASOURCES + "." + name).ifPresent(locations::addAll));
		return List.copyOf(locations);
	}

	private static Optional<List<String>> locations(Binder binder, String prefix) {
		ConfigurationPropertyName name = ConfigurationPropertyName.adapt(prefix + ".locations", '.');
		return Optional.ofNullable(binder.bind(name, Bindable.listOf(String.class)).orElse(null));
	}

}
