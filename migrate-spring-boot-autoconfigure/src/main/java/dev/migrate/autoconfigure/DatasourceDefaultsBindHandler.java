package dev.migrate.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.core.env.Environment;

/**
 * Fills in what a database under {@code migrate.datasources} does not say from what
 * {@code migrate} says for all. Once it is bound, nobody could tell any more whether a
 * value was said.
 */
final class DatasourceDefaultsBindHandler extends AbstractBindHandler {

	private static final ConfigurationPropertyName DATASOURCES = ConfigurationPropertyName.of(DatasourceName.PREFIX);

	private final Environment environment;

	DatasourceDefaultsBindHandler(BindHandler parent, Environment environment) {
		super(parent);
		this.environment = environment;
	}

	@Override
	public @Nullable Object onSuccess(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
			Object result) {
		Object bound = super.onSuccess(name, target, context, result);
		return (bound instanceof MigrateProperties && DATASOURCES.isParentOf(name)) ? withDefaults(name, context)
				: bound;
	}

	private MigrateProperties withDefaults(ConfigurationPropertyName name, BindContext context) {
		List<ConfigurationPropertySource> sources = new ArrayList<>();
		context.getSources().forEach(sources::add);
		boolean account = sources.stream()
			.noneMatch((source) -> says(source, name, "user") || says(source, name, "url"));
		List<ConfigurationPropertySource> inherited = sources.stream()
			.map((source) -> InheritedProperties.of(source, name, account))
			.toList();
		sources.addAll(inherited);
		return new Binder(sources, new PropertySourcesPlaceholdersResolver(this.environment)).bindOrCreate(name,
				Bindable.of(MigrateProperties.class), new WrittenNumberBindHandler(BindHandler.DEFAULT));
	}

	private static boolean says(ConfigurationPropertySource source, ConfigurationPropertyName name, String key) {
		return source.getConfigurationProperty(name.append(key)) != null;
	}

}
