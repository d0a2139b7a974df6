package dev.migrate.autoconfigure.command;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;

/**
 * Has a command run in place of the application where the arguments ask for one. First of
 * all listeners, so that a command can set the application up before others look at it,
 * and can end the process before others are told of a start.
 */
final class CommandRunListener implements SpringApplicationRunListener, Ordered {

	private final SpringApplicationRunListener command;

	CommandRunListener(SpringApplication application, String[] arguments) {
		this.command = CommandArguments.of(arguments)
			.map((found) -> command(application, found))
			.orElseGet(NoCommand::new);
	}

	private static SpringApplicationRunListener command(SpringApplication application, CommandArguments arguments) {
		List<CommandListener> commands = SpringFactoriesLoader.forDefaultResourceLocation(application.getClassLoader())
			.load(CommandListener.class,
					ArgumentResolver.of(SpringApplication.class, application).and(CommandArguments.class, arguments));
		return commands.isEmpty() ? new MissingCommands() : commands.get(0);
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public void starting(ConfigurableBootstrapContext bootstrapContext) {
		this.command.starting(bootstrapContext);
	}

	@Override
	public void environmentPrepared(ConfigurableBootstrapContext bootstrapContext,
			ConfigurableEnvironment environment) {
		this.command.environmentPrepared(bootstrapContext, environment);
	}

	@Override
	public void contextPrepared(ConfigurableApplicationContext context) {
		this.command.contextPrepared(context);
	}

	@Override
	public void contextLoaded(ConfigurableApplicationContext context) {
		this.command.contextLoaded(context);
	}

	@Override
	public void started(ConfigurableApplicationContext context, @Nullable Duration timeTaken) {
		this.command.started(context, timeTaken);
	}

	@Override
	public void ready(ConfigurableApplicationContext context, @Nullable Duration timeTaken) {
		this.command.ready(context, timeTaken);
	}

	@Override
	public void failed(@Nullable ConfigurableApplicationContext context, Throwable exception) {
		this.command.failed(context, exception);
	}

	/**
	 * A start of the application itself.
	 */
	private static final class NoCommand implements SpringApplicationRunListener {

	}

}
