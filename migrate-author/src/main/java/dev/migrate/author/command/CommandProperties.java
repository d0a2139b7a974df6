package dev.migrate.author.command;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.autoconfigure.command.CommandArguments;
import dev.migrate.script.LocationScriptSource;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggerConfiguration;
import org.springframework.boot.logging.LoggerConfiguration.ConfigurationScope;
import org.springframework.boot.logging.LoggerConfiguration.LevelConfiguration;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.SimpleCommandLinePropertySource;

/**
 * The properties of an application while it runs a command: those of the command line,
 * and below them those that keep everything but the command quiet.
 */
final class CommandProperties {

	private static final Pattern PACKAGE = Pattern.compile("classpath\\*?:/?([\\w/]+?)/*");

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
		if (setsLogging()) {
			return settings;
		}
		settings.put("debug", false);
		settings.put("trace", false);
		settings.put("logging.level.root", "WARN");
		if (!this.invocation.options().verbose()) {
			// What these two say with a stack trace is part of the error that is printed
			settings.put("logging.level.com.zaxxer.hikari.pool.HikariPool", "OFF");
			settings.put("logging.level." + CommandContext.class.getName(), "OFF");
		}
		return settings;
	}

	/**
	 * Keep loggers quiet that the application has its own opinion about, in properties or
	 * in a file of its logging system. A verbose command has those talk that tell what it
	 * does: ours, and those of revisions.
	 * @param loggingSystem the logging system, which has read all of them
	 * @param environment the application's properties
	 */
	void quieten(LoggingSystem loggingSystem, Environment environment) {
		if (setsLogging()) {
			return;
		}
		Set<String> heard = this.invocation.options().verbose() ? heard(environment) : Set.of();
		loggingSystem.getLoggerConfigurations()
			.stream()
			.filter(CommandProperties::isTalkative)
			.map(LoggerConfiguration::getName)
			.filter((name) -> heard.stream().noneMatch((each) -> (name + ".").startsWith(each + ".")))
			.forEach((name) -> loggingSystem.setLogLevel(name, LogLevel.WARN));
		heard.stream()
			.filter((name) -> !isTalkative(loggingSystem.getLoggerConfiguration(name)))
			.forEach((name) -> loggingSystem.setLogLevel(name, LogLevel.INFO));
	}

	private static Set<String> heard(Environment environment) {
		Set<String> heard = new LinkedHashSet<>(Set.of("dev.migrate"));
		CommandRevisions.locations(environment)
			.stream()
			.map(PACKAGE::matcher)
			.filter(Matcher::matches)
			.forEach((location) -> heard.add(location.group(1).replace('/', '.')));
		return heard;
	}

	private static boolean isTalkative(@Nullable LoggerConfiguration logger) {
		LevelConfiguration configured = (logger != null) ? logger.getLevelConfiguration(ConfigurationScope.DIRECT)
				: null;
		return configured != null && !configured.isCustom() && TALKATIVE.contains(configured.getLevel());
	}

	private boolean setsLogging() {
		return this.arguments.properties().stream().anyMatch((property) -> property.startsWith("--logging."));
	}

}
