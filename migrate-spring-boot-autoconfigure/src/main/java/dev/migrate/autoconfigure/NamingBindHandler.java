package dev.migrate.autoconfigure;

import dev.migrate.schema.NamingPattern;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/**
 * Refuses a pattern for names while it is known which property, in which file, has it:
 * the record that all of them are in knows neither.
 */
final class NamingBindHandler extends AbstractBindHandler {

	private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of("migrate");

	private static final ConfigurationPropertyName DATASOURCES = PREFIX.append("datasources");

	NamingBindHandler(BindHandler parent) {
		super(parent);
	}

	@Override
	public @Nullable Object onSuccess(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
			Object result) {
		Object bound = super.onSuccess(name, target, context, result);
		if (bound instanceof String pattern && isNaming(name.getParent())) {
			new NamingPattern(pattern);
		}
		return bound;
	}

	private static boolean isNaming(ConfigurationPropertyName group) {
		ConfigurationPropertyName section = group.getParent();
		return "naming".equals(group.getLastElement(Form.UNIFORM))
				&& (section.equals(PREFIX) || DATASOURCES.isParentOf(section));
	}

}
