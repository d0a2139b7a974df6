package dev.migrate.author.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.autoconfigure.command.CommandArguments;
import dev.migrate.autoconfigure.command.CommandListener;
import dev.migrate.script.LocationScriptSource;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggerConfiguration;
import org.springframework.boot.logging.LoggerConfiguration.ConfigurationScope;
import org.springframework.boot.logging.LoggerConfiguration.LevelConfiguration;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.SimpleCommandLinePropertySource;

/**
 * The way of an application that was called to migrate, from its arguments to the end of
 * the process.
 */
final class CommandMode implements CommandListener {

	private static final Path DIRECTORY = Path.of("").toAbsolutePath();

	private static final Set<String> FOR_STARTS = Set.of(
			"org.springframework.boot.autoconfigure.preinitialize.BackgroundPreinitializingApplicationListener",
			"org.springframework.boot.devtools.restart.RestartApplicationListener");

	/** The call of the context above: it has taken the output, and tells of both. */
	private static @Nullable Invocation above;

	private final SpringApplication application;

	/** Whether contexts below that of the application follow. */
	private final boolean parent = isParent();

	private final Output output;

	private final Invocation invocation;

	private final CommandProperties properties;

	CommandMode(SpringApplication application, CommandArguments arguments) {
		this.application = application;
		this.invocation = invocation(arguments, this.parent);
		this.output = this.invocation.output();
		this.properties = new CommandProperties(arguments, this.invocation);
	}

	/**
	 * One command is all that a process runs, in however many contexts.
	 */
	private static Invocation invocation(CommandArguments arguments, boolean parent) {
		Invocation invocation = (above != null) ? above : Invocation.parse(arguments.command(), Output.takeOver());
		above = parent ? invocation : null;
		return invocation;
	}

	/**
	 * The builder of a context starts that of its parent first.
	 */
	private static boolean isParent() {
		return StackWalker.getInstance()
			.walk((frames) -> frames
				.filter((frame) -> frame.getMethodName().equals("run")
						&& frame.getClassName().equals(SpringApplicationBuilder.class.getName()))
				.count()) > 1;
	}

	@Override
	public void starting(ConfigurableBootstrapContext bootstrapContext) {
		if (!this.invocation.needsApplication()) {
			exit(this.invocation.answer());
		}
		this.application.setWebApplicationType(WebApplicationType.NONE);
		this.application.setBannerMode(Banner.Mode.OFF);
		this.application.setLogStartupInfo(false);
		this.application.setAddCommandLineProperties(false);
		this.application.setApplicationContextFactory((type) -> new CommandContext());
		// What is made meanwhile is for a start that does not follow, and DevTools would
		// begin anew in another thread, with a standard output that is ours
		this.application.setListeners(this.application.getListeners()
			.stream()
			.filter((listener) -> !FOR_STARTS.contains(listener.getClass().getName()))
			.toList());
	}

	@Override
	public void environmentPrepared(ConfigurableBootstrapContext bootstrapContext,
			ConfigurableEnvironment environment) {
		this.properties.addTo(environment);
	}

	@Override
	public void contextPrepared(ConfigurableApplicationContext context) {
		this.properties.quieten(LoggingSystem.get(this.application.getClassLoader()), context.getEnvironment());
		context.getBeanFactory().registerSingleton("migrateCommandProgress", this.invocation.progress());
		if (this.parent) {
			return;
		}
		if (!session(context).hasMigrators()) {
			CommandSession
				.withoutApplication(this.invocation.command(), context.getEnvironment(), DIRECTORY, this.output)
				.ifPresent((session) -> exit(this.invocation.run(session)));
		}
		SlimStart slim = new SlimStart(this.application, context);
		if (this.invocation.command().need() != Need.APPLICATION && slim.isEnough()) {
			exit(run(slim.context(this.invocation.progress())));
		}
	}

	private int run(ConfigurableApplicationContext slim) {
		try (slim) {
			slim.refresh();
			return this.invocation.run(session(slim));
		}
		catch (RuntimeException ex) {
			return this.invocation.fail(ex, CommandFailure.analyzers(slim));
		}
	}

	@Override
	public void started(ConfigurableApplicationContext context, @Nullable Duration timeTaken) {
		if (!this.parent) {
			int code = this.invocation.run(session(context));
			context.close();
			exit(code);
		}
	}

	private CommandSession session(ConfigurableApplicationContext context) {
		return new CommandSession(context.getBeanFactory(), context.getEnvironment(), DIRECTORY, this.output);
	}

	@Override
	public void failed(@Nullable ConfigurableApplicationContext context, Throwable failure) {
		int code = this.invocation.fail(failure, CommandFailure.analyzers(context));
		if (context != null) {
			context.close();
		}
		exit(code);
	}

	private void exit(int code) {
		this.output.flush();
		System.exit(code);
	}

	/**
	 * The properties of an application while it runs a command: those of the command
	 * line, and below them those that keep everything but the command quiet.
	 */
	private record CommandProperties(CommandArguments arguments, Invocation invocation) {

		private static final Pattern PACKAGE = Pattern.compile("classpath\\*?:/?([\\w/]+?)/*");

		private static final Set<LogLevel> TALKATIVE = EnumSet.of(LogLevel.TRACE, LogLevel.DEBUG, LogLevel.INFO);

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
				// What these two say with a stack trace is part of the error that is
				// printed
				settings.put("logging.level.com.zaxxer.hikari.pool.HikariPool", "OFF");
				settings.put("logging.level." + CommandContext.class.getName(), "OFF");
			}
			return settings;
		}

		/**
		 * Keep loggers quiet that the application has its own opinion about, in
		 * properties or in a file of its logging system. A verbose command has those talk
		 * that tell what it does: ours, and those of revisions.
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

}
