package dev.migrate.autoconfigure.diagnostics;

import dev.migrate.error.MigrateException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/**
 * Shows what a {@link MigrateException} says, and what to do about it in a Spring Boot
 * application.
 */
@Order(1)
class MigrateFailureAnalyzer extends AbstractFailureAnalyzer<MigrateException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, MigrateException cause) {
		return new FailureAnalysis(cause.description(), cause.action(), cause);
	}

}
