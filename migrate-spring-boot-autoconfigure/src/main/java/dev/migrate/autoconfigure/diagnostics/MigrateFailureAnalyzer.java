package dev.migrate.autoconfigure.diagnostics;

import dev.migrate.error.MigrateException;

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

	MigrateFailureAnalyzer(Environment environment) {
		this.advice = new ConfigurationAdvice(environment);
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, MigrateException cause) {
		String more = this.advice.on(cause).map((advice) -> " " + advice).orElse("");
		return new FailureAnalysis(cause.description(),
				cause.advice().in(new ApplicationSpeaker()) + more + ApplicationSpeaker.more(cause), cause);
	}

}
