package dev.migrate.autoconfigure;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;

/**
 * Shows the keys of {@code migrate} as those of one database under
 * {@code migrate.datasources}, where they count as long as the database says nothing
 * else. What leads to a database, or orders them, is nobody's default.
 */
class InheritedProperties implements ConfigurationPropertySource {

	static final ConfigurationPropertyName DEFAULTS = ConfigurationPropertyName.of("migrate");

	private static final Set<String> NEVER = Set.of("enabled", "url", "driver-class-name", "after", "datasources",
			"tenants");

	private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

	private static final Set<String> ACCOUNT = Set.of("user", "password");

	private final ConfigurationPropertySource source;

	private final ConfigurationPropertyName prefix;

	private final boolean account;

	InheritedProperties(ConfigurationPropertySource source, ConfigurationPropertyName prefix, boolean account) {
		this.source = source;
		this.prefix = prefix;
		this.account = account;
	}

	/**
	 * Show the keys of a source.
	 * @param prefix the prefix of the database
	 * @param account whether the account for migrations counts, too
	 * @return what shows them, which lists them if the source lists its own
	 */
	static ConfigurationPropertySource of(ConfigurationPropertySource source, ConfigurationPropertyName prefix,
			boolean account) {
		return (source instanceof IterableConfigurationPropertySource iterable) ? new Listed(iterable, prefix, account)
				: new InheritedProperties(source, prefix, account);
	}

	@Override
	public @Nullable ConfigurationProperty getConfigurationProperty(ConfigurationPropertyName name) {
		ConfigurationPropertyName inherited = inherited(name);
		ConfigurationProperty property = (inherited != null) ? this.source.getConfigurationProperty(inherited) : null;
		return (property != null) ? new ConfigurationProperty(name, property.getValue(), property.getOrigin()) : null;
	}

	@Override
	public ConfigurationPropertyState containsDescendantOf(ConfigurationPropertyName name) {
		ConfigurationPropertyName inherited = inherited(name);
		return (inherited != null) ? this.source.containsDescendantOf(inherited) : ConfigurationPropertyState.UNKNOWN;
	}

	@Override
	public @Nullable Object getUnderlyingSource() {
		return this.source.getUnderlyingSource();
	}

	private @Nullable ConfigurationPropertyName inherited(ConfigurationPropertyName name) {
		if (!this.prefix.isAncestorOf(name)) {
			return null;
		}
		ConfigurationPropertyName inherited = move(name, this.prefix.getNumberOfElements(), DEFAULTS);
		return isInherited(inherited) ? inherited : null;
	}

	/**
	 * Piece by piece: ConfigurationPropertyName.subName fails on names that were appended
	 * to and have an index.
	 */
	private static ConfigurationPropertyName move(ConfigurationPropertyName name, int from,
			ConfigurationPropertyName to) {
		ConfigurationPropertyName moved = to;
		for (int i = from; i < name.getNumberOfElements(); i++) {
			String element = name.getElement(i, ConfigurationPropertyName.Form.ORIGINAL);
			moved = PLAIN.matcher(element).matches() && !name.isNumericIndex(i)
					? moved.append(ConfigurationPropertyName.adapt(element, '.')) : moved.append("[" + element + "]");
		}
		return moved;
	}

	private boolean isInherited(ConfigurationPropertyName name) {
		return isInherited(name.getElement(1, ConfigurationPropertyName.Form.DASHED), this.account);
	}

	/**
	 * Whether what is said for all counts for a database that says nothing else.
	 * @param key the key below {@code migrate}
	 * @param account whether the account for migrations counts
	 */
	static boolean isInherited(String key, boolean account) {
		String first = key.replaceFirst("\\..*", "");
		return !NEVER.contains(first) && (account || !ACCOUNT.contains(first));
	}

	/**
	 * Of a source that lists its keys.
	 */
	private static final class Listed extends InheritedProperties implements IterableConfigurationPropertySource {

		private final IterableConfigurationPropertySource source;

		private final ConfigurationPropertyName prefix;

		Listed(IterableConfigurationPropertySource source, ConfigurationPropertyName prefix, boolean account) {
			super(source, prefix, account);
			this.source = source;
			this.prefix = prefix;
		}

		@Override
		public Stream<ConfigurationPropertyName> stream() {
			return this.source.stream()
				.filter((name) -> DEFAULTS.isAncestorOf(name) && super.isInherited(name))
				.map((name) -> move(name, 1, this.prefix));
		}

		@Override
		public ConfigurationPropertyState containsDescendantOf(ConfigurationPropertyName name) {
			return super.containsDescendantOf(name);
		}

	}

}
