package dev.migrate.author.page;

import dev.migrate.autoconfigure.actuate.ConditionalOnMigrationsPage;
import dev.migrate.autoconfigure.actuate.MigrationsEndpoint;
import dev.migrate.autoconfigure.actuate.MigrationsEndpointAutoConfiguration;
import dev.migrate.lang.Internal;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.endpoint.expose.EndpointExposure;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointProperties;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ImportRuntimeHints;

/**
 * Auto-configuration for the page of the endpoint {@code migrations}.
 */
@Internal
@AutoConfiguration(after = MigrationsEndpointAutoConfiguration.class)
@ConditionalOnClass({ EndpointWebExtension.class, ConditionalOnAvailableEndpoint.class })
@ConditionalOnWebApplication
@ConditionalOnAvailableEndpoint(endpoint = MigrationsEndpoint.class, exposure = EndpointExposure.WEB)
@ConditionalOnMigrationsPage
@ImportRuntimeHints(MigrationsPageAutoConfiguration.MigrationsPageHints.class)
public final class MigrationsPageAutoConfiguration {

	@Bean
	@ConditionalOnBean(MigrationsEndpoint.class)
	@ConditionalOnMissingBean
	MigrationsPageExtension migrationsPageExtension(MigrationsEndpoint endpoint, WebEndpointProperties properties) {
		return new MigrationsPageExtension(endpoint,
				properties.getPathMapping().getOrDefault("migrations", "migrations"));
	}

	/**
	 * The template and its style, for a native image.
	 */
	static final class MigrationsPageHints implements RuntimeHintsRegistrar {

		@Override
		public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
			hints.resources().registerPattern("dev/migrate/author/page/*");
		}

	}

}
