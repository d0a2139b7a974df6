package dev.migrate.autoconfigure;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * The name of a database under {@code migrate.datasources}. Environment variables know
 * neither upper case nor dashes, so that two are the same that differ in nothing else.
 *
 * @param text the name as it is written
 */
record DatasourceName(String text) {

	static final String PREFIX = "migrate.datasources";

	private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]+");

	/**
	 * The names that are configured.
	 * @param environment the application's properties
	 * @return each name once, in the order of the properties
	 */
	static List<DatasourceName> configuredIn(Environment environment) {
		Map<String, DatasourceName> names = new LinkedHashMap<>();
		Binder.get(environment)
			.bind(PREFIX, Bindable.mapOf(String.class, Object.class))
			.orElse(Map.of())
			.keySet()
			.forEach((key) -> names.merge(uniform(key), new DatasourceName(key), DatasourceName::speaking));
		return List.copyOf(names.values());
	}

	private static DatasourceName speaking(DatasourceName one, DatasourceName other) {
		return one.text.equals(uniform(one.text)) ? other : one;
	}

	/**
	 * What it stands for.
	 * @return the one that is written like it, else the only one that differs in case and
	 * dashes alone
	 */
	Optional<String> in(Collection<String> beans) {
		if (beans.contains(this.text)) {
			return Optional.of(this.text);
		}
		List<String> like = beans.stream().filter(this::isLike).toList();
		return (like.size() == 1) ? Optional.of(like.get(0)) : Optional.empty();
	}

	boolean isLike(String name) {
		return uniform(this.text).equals(uniform(name));
	}

	/**
	 * The bean name of its migrator.
	 * @return the name of the {@code DataSource} and {@code Migrator}
	 */
	String migrator() {
		return this.text + "Migrator";
	}

	/**
	 * Where its properties begin. A name with a dot would be a name and a key.
	 */
	String prefix() {
		return PREFIX + (PLAIN.matcher(this.text).matches() ? "." + this.text : "[" + this.text + "]");
	}

	String property(String name) {
		return prefix() + "." + name;
	}

	private static String uniform(String text) {
		return text.toLowerCase(Locale.ROOT).replaceAll("[-_.]", "");
	}

}
