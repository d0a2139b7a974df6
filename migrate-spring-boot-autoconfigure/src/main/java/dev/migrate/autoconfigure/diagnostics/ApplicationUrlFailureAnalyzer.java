package dev.migrate.autoconfigure.diagnostics;

import javax.sql.DataSource;

import dev.migrate.autoconfigure.ApplicationUrl;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanInstantiationException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Says what is wrong with the URL of the application where its pool has failed before
 * anything of migrations was asked for.
 */
@Order(2)
class ApplicationUrlFailureAnalyzer extends AbstractFailureAnalyzer<BeanInstantiationException> {

	private final Environment environment;

	private final MigrateFailureAnalyzer analyzer;

	ApplicationUrlFailureAnalyzer(Environment environment) {
		this.environment = environment;
		this.analyzer = new MigrateFailureAnalyzer(environment);
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BeanInstantiationException cause) {
		if (!DataSource.class.isAssignableFrom(cause.getBeanClass())) {
			return null;
		}
		return new ApplicationUrl(this.environment.getProperty("spring.datasource.url"),
				this.environment.getProperty("spring.datasource.driver-class-name"))
			.explain(cause)
			.map((failure) -> this.analyzer.analyze(rootFailure, failure))
			.orElse(null);
	}

}
