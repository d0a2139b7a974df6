package dev.migrate.author.command;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import dev.migrate.autoconfigure.command.CommandArguments;
import dev.migrate.script.LocationScriptSource;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggerConfiguration.ConfigurationScope;
import org.springframework.boot.logging.LoggerConfiguration.LevelConfiguration;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.SimpleCommandLinePropertySource;

/**
 * The properties of an application while it runs a command: those of the command line,
 * and below them those that keep everything but the command quiet.
 */
final class CommandProperties {

	private static final Set<LogLevel> TALKATIVE = EnumSet.of(LogLevel.TRACE, LogLevel.DEBUG, LogLevel.INFO);

	private final CommandArguments arguments;

	private final Invocation invocation;

	CommandProperties(CommandArguments arguments, Invocation invocation) {
		this.arguments = arguments;
		this.invocation = invocation;
	}

	void addTo(ConfigurableEnvironment environment) {
		MutablePropertySources sources = environment.getPropertySources();
		sources.remove(CommandLinePropertySource.COMMAND_LINE_PROPERTY_SOURCE_NAME);
		sources.addFirst(new MapPropertySource("migrateCommand", settings()));
		sources.addFirst(new SimpleCommandLinePropertySource(this.arguments.properties().toArray(String[]::new)));
	}

	private Map<String, Object> settings() {
		Map<String, Object> settings = new LinkedHashMap<>();
		settings.put("migrate.enabled", true);
		settings.put("spring.main.web-application-type", "none");
		settings.put("spring.main.banner-mode", "off");
		settings.put("spring.main.log-startup-info", false);
		// One connection at a time is all that a migrator takes
		settings.put("spring.datasource.hikari.minimum-idle", 0);
		if (this.invocation.writesTheFirstRevision()) {
			settings.put("migrate.fail-on-missing-locations", false);
			settings.put("logging.level." + LocationScriptSource.class.getName(), "ERROR");
		}
		if (!this.invocation.options().verbose() && !setsLogging()) {
			settings.put("debug", false);
			settings.put("trace", false);
			settings.put("logging.level.root", "WARN");
			// What these two say with a stack trace is part of the error that is printed
			settings.put("logging.level.com.zaxxer.hikari.pool.HikariPool", "OFF");
			settings.put("logging.level." + CommandContext.class.getName(), "OFF");
		}
		return settings;
	}

	/**
	 * Keep loggers quiet that the application has its own opinion about, in properties or
	 * in a file of its logging system.
	 * @param loggingSystem the logging system, which has read all of them
	 */
	void quieten(LoggingSystem loggingSystem) {
		if (this.invocation.options().verbose() || setsLogging()) {
			return;
		}
		loggingSystem.getLoggerConfigurations()
			.stream()
			.filter((logger) -> isTalkative(logger.getLevelConfiguration(ConfigurationScope.DIRECT)))
			.forEach((logger) -> loggingSystem.setLogLevel(logger.getName(), LogLevel.WARN));
	}

	private static boolean isTalkative(@Nullable LevelConfiguration configured) {
		return configured != null && !configured.isCustom() && TALKATIVE.contains(configured.getLevel());
	}

	private boolean setsLogging() {
		return this.arguments.properties().stream().anyMatch((property) -> property.startsWith("--logging."));
	}

}
