package dev.migrate.autoconfigure.aot;

import java.util.List;

import dev.migrate.Migrator;
import dev.migrate.settings.MigratorSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.aot.BeanFactoryInitializationAotContribution;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Registers hints for the revisions in {@code migrate.locations}, as far as they are
 * known when the application is built.
 */
class RevisionAotProcessor implements BeanFactoryInitializationAotProcessor {

	@Override
	public @Nullable BeanFactoryInitializationAotContribution processAheadOfTime(
			ConfigurableListableBeanFactory beanFactory) {
		if (beanFactory.getBeanNamesForType(Migrator.class, true, false).length == 0) {
			return null;
		}
		List<String> locations = Binder.get(beanFactory.getBean(Environment.class))
			.bind("migrate.locations", Bindable.listOf(String.class))
			.orElse(MigratorSettings.DEFAULTS.sources().locations());
		RevisionHints hints = new RevisionHints(beanFactory.getBeanClassLoader());
		return (context, code) -> hints.register(context.getRuntimeHints(), locations);
	}

}
