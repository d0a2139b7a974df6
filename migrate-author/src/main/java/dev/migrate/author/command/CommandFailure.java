package dev.migrate.author.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.migrate.autoconfigure.MigratorFailedException;
import dev.migrate.autoconfigure.PropertiesOfMigrator;
import dev.migrate.autoconfigure.diagnostics.ApplicationSpeaker;
import dev.migrate.error.MigrateException;
import dev.migrate.error.Quoted;
import dev.migrate.error.RunLog;
import dev.migrate.error.Secrets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

/**
 * Says what went wrong, in as few words as someone has found for it.
 *
 * @param analyzers who may know something about failures
 * @param speaker speaks of the database that the command is about
 */
record CommandFailure(List<FailureAnalyzer> analyzers, ApplicationSpeaker speaker) {

	private static final Logger logger = RunLog.of(CommandFailure.class);

	/**
	 * What Spring Boot and others know about failures to start.
	 * @param context the context that failed, if it was made
	 */
	static List<FailureAnalyzer> analyzers(@Nullable ConfigurableApplicationContext context) {
		ArgumentResolver arguments = (context == null) ? null
				: ArgumentResolver.of(BeanFactory.class, context.getBeanFactory())
					.and(Environment.class, context.getEnvironment());
		return SpringFactoriesLoader.forDefaultResourceLocation((context != null) ? context.getClassLoader() : null)
			.load(FailureAnalyzer.class, arguments,
					FailureHandler.handleMessage((message, failure) -> logger.trace(message.get(), failure)));
	}

	void print(Throwable failure, PrintWriter to) {
		String text = ours(failure).or(() -> analyze(failure)).orElseGet(() -> message(rootCause(failure)));
		to.println("error: " + text);
	}

	/**
	 * What went wrong, without what to do: one line of many.
	 * @param failure what went wrong
	 * @return the description
	 */
	static String line(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof MigrateException known) {
				return known.description();
			}
		}
		return message(rootCause(failure));
	}

	/**
	 * What to do about it, in one line.
	 * @param failure what went wrong
	 * @param speaker speaks of the database that it is about
	 * @return the advice; empty if there is none
	 */
	static String advice(Throwable failure, ApplicationSpeaker speaker) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof MigrateException known) {
				return known.advice().in(speaker).strip().replaceAll("\\s*\\R\\s*", " ");
			}
		}
		return "";
	}

	private Optional<String> ours(Throwable failure) {
		ApplicationSpeaker speaker = this.speaker;
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof MigratorFailedException failed) {
				PropertiesOfMigrator properties = failed.properties();
				speaker = new ApplicationSpeaker(properties, properties.option(failed.migrator()), null);
			}
			if (cause instanceof MigrateException known) {
				return Optional
					.of(text(known.description(), known.advice().in(speaker) + ApplicationSpeaker.more(known)));
			}
		}
		return Optional.empty();
	}

	private Optional<String> analyze(Throwable failure) {
		return this.analyzers.stream()
			.map((analyzer) -> analyzer.analyze(failure))
			.filter(Objects::nonNull)
			.findFirst()
			.map(CommandFailure::text);
	}

	private static String text(FailureAnalysis analysis) {
		return text(analysis.getDescription(), analysis.getAction());
	}

	private static String text(String description, @Nullable String action) {
		return (action != null) ? description.strip() + System.lineSeparator() + action.strip() : description.strip();
	}

	private static Throwable rootCause(Throwable failure) {
		Throwable root = failure;
		while (root.getCause() != null) {
			root = root.getCause();
		}
		return root;
	}

	private static String message(Throwable root) {
		String message = root.getMessage();
		return (message != null)
				? Quoted.visible(Secrets.masked(message)) + " (" + root.getClass().getSimpleName() + ")"
				: root.getClass().getName();
	}

}
