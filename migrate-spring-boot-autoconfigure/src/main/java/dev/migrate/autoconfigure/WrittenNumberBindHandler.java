package dev.migrate.autoconfigure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginProvider;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin.Location;
import org.springframework.core.io.Resource;

/**
 * Gives text properties of ours the text that stands in the file. YAML reads the revision
 * {@code 1e10} as the number 10000000000.0, and {@code 0017} as 15; only the file still
 * knows what was meant.
 */
final class WrittenNumberBindHandler extends AbstractBindHandler {

	private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of("migrate");

	private static final Pattern SCALAR = Pattern.compile("[^\\s,\\]}#]+");

	WrittenNumberBindHandler(BindHandler parent) {
		super(parent);
	}

	@Override
	public @Nullable Object onSuccess(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
			Object result) {
		Object bound = super.onSuccess(name, target, context, result);
		if (!(bound instanceof String) || !PREFIX.isAncestorOf(name)) {
			return bound;
		}
		return writtenNumber(context.getConfigurationProperty()).orElse((String) bound);
	}

	private static Optional<String> writtenNumber(@Nullable ConfigurationProperty property) {
		if (property == null || !(property.getValue() instanceof Number)) {
			return Optional.empty();
		}
		Origin origin = (property.getOrigin() instanceof OriginProvider provider) ? provider.getOrigin()
				: property.getOrigin();
		if (!(origin instanceof TextResourceOrigin text) || text.getResource() == null || text.getLocation() == null) {
			return Optional.empty();
		}
		return read(text.getResource(), text.getLocation());
	}

	private static Optional<String> read(Resource resource, Location location) {
		try (BufferedReader reader = new BufferedReader(
				new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8))) {
			return reader.lines().skip(location.getLine()).findFirst().flatMap((line) -> scalar(line, location));
		}
		catch (IOException ex) {
			// The file has gone since it was bound; the number is all there is
			return Optional.empty();
		}
	}

	private static Optional<String> scalar(String line, Location location) {
		Matcher matcher = SCALAR.matcher(line);
		boolean found = location.getColumn() <= line.length() && matcher.find(location.getColumn());
		return found ? Optional.of(matcher.group()) : Optional.empty();
	}

}
