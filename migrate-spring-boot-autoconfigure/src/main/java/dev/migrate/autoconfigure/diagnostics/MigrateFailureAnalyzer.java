package dev.migrate.autoconfigure.diagnostics;

import dev.migrate.TenantsFailedException;
import dev.migrate.autoconfigure.MigratorFailedException;
import dev.migrate.autoconfigure.PropertiesOfMigrator;
import dev.migrate.error.MigrateException;
import dev.migrate.error.Quoted;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Shows what a {@link MigrateException} says, and what to do about it in a Spring Boot
 * application.
 */
@Order(1)
class MigrateFailureAnalyzer extends AbstractFailureAnalyzer<MigrateException> {

	private final Environment environment;

	MigrateFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, MigrateException cause) {
		MigratorFailedException failed = findCause(rootFailure, MigratorFailedException.class);
		PropertiesOfMigrator properties = (failed != null) ? failed.properties()
				: PropertiesOfMigrator.ofAll(this.environment);
		ApplicationSpeaker speaker = new ApplicationSpeaker(properties,
				(failed != null) ? properties.option(failed.migrator()) : "", tenant(cause));
		String whose = (failed != null) ? "Migrator '" + Quoted.visible(failed.migrator()) + "': " : "";
		String more = new ConfigurationAdvice(properties).on(cause).map((advice) -> " " + advice).orElse("");
		return new FailureAnalysis(whose + cause.description(),
				cause.advice().in(speaker) + more + ApplicationSpeaker.more(cause), cause);
	}

	private static @Nullable String tenant(MigrateException failure) {
		return (failure instanceof TenantsFailedException tenants)
				? tenants.result().failed().keySet().iterator().next() : null;
	}

}
