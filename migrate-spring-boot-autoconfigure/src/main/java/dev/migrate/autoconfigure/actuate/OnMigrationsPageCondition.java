package dev.migrate.autoconfigure.actuate;

import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/**
 * Whether {@code migrate.page.enabled} asks for the page, or DevTools are there and it
 * does not refuse.
 */
final class OnMigrationsPageCondition extends AnyNestedCondition {

	OnMigrationsPageCondition() {
		super(ConfigurationPhase.PARSE_CONFIGURATION);
	}

	@ConditionalOnProperty(name = "migrate.page.enabled", havingValue = "true")
	static final class AskedFor {

	}

	@ConditionalOnProperty(name = "migrate.page.enabled", matchIfMissing = true)
	@ConditionalOnClass(name = "org.springframework.boot.devtools.autoconfigure.LocalDevToolsAutoConfiguration")
	static final class WithDevTools {

	}

}
