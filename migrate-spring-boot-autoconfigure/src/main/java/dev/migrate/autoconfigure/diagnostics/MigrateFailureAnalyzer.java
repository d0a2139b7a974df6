package dev.migrate.autoconfigure.diagnostics;

import dev.migrate.autoconfigure.MigratorFailedException;
import dev.migrate.autoconfigure.MigratorNames;
import dev.migrate.error.MigrateException;
import dev.migrate.error.Quoted;

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

	private final ConfigurationAdvice advice;

	private final Environment environment;

	MigrateFailureAnalyzer(Environment environment) {
		this.advice = new ConfigurationAdvice(environment);
		this.environment = environment;
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, MigrateException cause) {
		MigratorFailedException failed = findCause(rootFailure, MigratorFailedException.class);
		String more = this.advice.on(cause).map((advice) -> " " + advice).orElse("");
		if (failed == null) {
			return new FailureAnalysis(cause.description(),
					cause.advice().in(new ApplicationSpeaker()) + more + ApplicationSpeaker.more(cause), cause);
		}
		String migrator = failed.migrator();
		ApplicationSpeaker speaker = new ApplicationSpeaker(MigratorNames.prefix(migrator, this.environment));
		return new FailureAnalysis("Migrator '" + Quoted.visible(migrator) + "': " + cause.description(),
				cause.advice().in(speaker) + more + ApplicationSpeaker.more(cause), cause);
	}

}
