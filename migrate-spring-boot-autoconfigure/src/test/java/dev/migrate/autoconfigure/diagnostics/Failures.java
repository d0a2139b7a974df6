package dev.migrate.autoconfigure.diagnostics;

import java.util.List;
import java.util.Objects;

import org.apache.commons.logging.LogFactory;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

/**
 * What the user of an application reads when its start fails.
 */
public final class Failures {

	private Failures() {
	}

	/**
	 * Analyze a failure as Spring Boot does: the first analyzer that knows it wins.
	 * @param failure the failure
	 * @param environment the environment of the application
	 * @return the analysis
	 */
	public static FailureAnalysis analyze(Throwable failure, Environment environment) {
		List<FailureAnalyzer> analyzers = SpringFactoriesLoader
			.forDefaultResourceLocation(Failures.class.getClassLoader())
			.load(FailureAnalyzer.class, ArgumentResolver.of(Environment.class, environment),
					FailureHandler.logging(LogFactory.getLog(Failures.class)));
		return analyzers.stream()
			.map((analyzer) -> analyzer.analyze(failure))
			.filter(Objects::nonNull)
			.findFirst()
			.orElseThrow(() -> new AssertionError("No analyzer knows", failure));
	}

}
