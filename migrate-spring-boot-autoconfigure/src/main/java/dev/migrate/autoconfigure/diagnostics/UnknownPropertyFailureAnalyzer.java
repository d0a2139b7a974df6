package dev.migrate.autoconfigure.diagnostics;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.migrate.autoconfigure.MigrateProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/**
 * Names the key that was meant when there is an unknown one under {@code migrate}. The
 * value stays out of it: it may be that of a mistyped password.
 */
@Order(0)
class UnknownPropertyFailureAnalyzer extends AbstractFailureAnalyzer<UnboundConfigurationPropertiesException> {

	private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of("migrate");

	private static final Pattern DATASOURCE = Pattern.compile("(migrate\\.datasources\\.[^.]+\\.)(.+)");

	private final PropertyNames known = PropertyNames.of("migrate", MigrateProperties.class);

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, UnboundConfigurationPropertiesException cause) {
		Set<ConfigurationProperty> unknown = cause.getUnboundProperties();
		if (!unknown.stream().map(ConfigurationProperty::getName).allMatch(PREFIX::isAncestorOf)) {
			return null;
		}
		return new FailureAnalysis(
				unknown.stream().map(this::describe).collect(Collectors.joining("\n")), "Correct or remove "
						+ ((unknown.size() > 1) ? "these keys" : "this key") + ".\n\nThere are: " + this.known + ".",
				cause);
	}

	private String describe(ConfigurationProperty property) {
		String name = property.getName().toString();
		String where = (property.getOrigin() != null) ? " (" + property.getOrigin() + ")" : "";
		Optional<String> similar = similar(name);
		return "There is no property '" + name + "'" + where + "."
				+ similar.map((meant) -> " Did you mean '" + meant + "'?").orElse("");
	}

	/**
	 * What is known of one database is what is known of all.
	 */
	private Optional<String> similar(String name) {
		Matcher datasource = DATASOURCE.matcher(name);
		return datasource.matches()
				? this.known.mostSimilarTo("migrate." + datasource.group(2))
					.map((meant) -> datasource.group(1) + meant.substring("migrate.".length()))
				: this.known.mostSimilarTo(name);
	}

}
