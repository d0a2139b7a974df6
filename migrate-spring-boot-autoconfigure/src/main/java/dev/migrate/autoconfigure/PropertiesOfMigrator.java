package dev.migrate.autoconfigure;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import dev.migrate.lang.Internal;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.Environment;

/**
 * The properties of one database: which one says a setting, that of its own section or
 * that for all, and where it is written.
 */
@Internal
public final class PropertiesOfMigrator {

	/** Those for all databases, of an application of which nothing is known. */
	public static final PropertiesOfMigrator OF_ALL = new PropertiesOfMigrator(MigratorNames.ALL, List.of());

	private final String prefix;

	private final List<ConfigurationPropertySource> sources;

	private PropertiesOfMigrator(String prefix, List<ConfigurationPropertySource> sources) {
		this.prefix = prefix;
		this.sources = sources;
	}

	/**
	 * Those of the database of a migrator.
	 * @param migrator the name of its bean
	 * @param environment the application's properties
	 * @return its properties
	 */
	public static PropertiesOfMigrator of(String migrator, Environment environment) {
		return new PropertiesOfMigrator(MigratorNames.prefix(migrator, environment), sources(environment));
	}

	/**
	 * Those that hold for all databases of an application.
	 * @param environment the application's properties
	 * @return the properties
	 */
	public static PropertiesOfMigrator ofAll(Environment environment) {
		return new PropertiesOfMigrator(MigratorNames.ALL, sources(environment));
	}

	private static List<ConfigurationPropertySource> sources(Environment environment) {
		return StreamSupport.stream(ConfigurationPropertySources.get(environment).spliterator(), false).toList();
	}

	/**
	 * The section of the database.
	 * @return its name below {@code migrate.datasources}; empty if it has none
	 */
	public Optional<String> section() {
		return isOfAll() ? Optional.empty()
				: Optional.of(this.prefix.substring(DatasourceName.PREFIX.length() + 1).replaceFirst("]$", ""));
	}

	/**
	 * What a command is to be told so that it is about the database.
	 * @param migrator the bean name of its migrator
	 * @return an option with its value
	 */
	public String option(String migrator) {
		return section().map((name) -> "--datasource " + name).orElse("--name " + migrator);
	}

	private boolean isOfAll() {
		return this.prefix.equals(MigratorNames.ALL);
	}

	/**
	 * The property by which a setting is said of this database alone.
	 * @param key the key below the prefix, such as {@code lock.timeout}
	 * @return the property
	 */
	public String own(String key) {
		return this.prefix + "." + key;
	}

	/**
	 * The property that says a setting.
	 * @param key the key below the prefix
	 * @return that of the database, unless only the one for all is set
	 */
	public String saying(String key) {
		return isInherited(key) ? MigratorNames.ALL + "." + key : own(key);
	}

	/**
	 * Whether what holds is said for all.
	 * @param key the key below the prefix
	 * @return whether the database says nothing else
	 */
	public boolean isInherited(String key) {
		boolean account = !isSaid(own("user")) && !isSaid(own("url"));
		return !isOfAll() && !isSaid(own(key)) && InheritedProperties.isInherited(key, account)
				&& isSaid(MigratorNames.ALL + "." + key);
	}

	/**
	 * Whether something says a setting, for this database or for all.
	 * @param key the key below the prefix
	 * @return whether it is not a default
	 */
	public boolean isSet(String key) {
		return isSaid(saying(key));
	}

	private boolean isSaid(String property) {
		ConfigurationPropertyName name = name(property);
		return this.sources.stream()
			.anyMatch((source) -> source.getConfigurationProperty(name) != null
					|| source.containsDescendantOf(name) == ConfigurationPropertyState.PRESENT);
	}

	/**
	 * Where a setting is written.
	 * @param key the key below the prefix
	 * @return the place; empty if nothing says it, or it is not known where
	 */
	public Optional<Origin> origin(String key) {
		ConfigurationPropertyName name = name(saying(key));
		return this.sources.stream()
			.flatMap((source) -> Stream.of(name, name.append("[0]")).map(source::getConfigurationProperty))
			.filter(Objects::nonNull)
			.map(ConfigurationProperty::getOrigin)
			.filter(Objects::nonNull)
			.findFirst();
	}

	private static ConfigurationPropertyName name(String property) {
		return ConfigurationPropertyName.adapt(property, '.');
	}

}
