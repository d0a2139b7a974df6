package dev.migrate.author.command;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Runs a command in place of the application where the arguments ask for one. First of
 * all listeners, so that it can set the application up before others look at it, and can
 * end the process before others are told of a start.
 */
final class CommandRunListener implements SpringApplicationRunListener, Ordered {

	private final @Nullable CommandMode mode;

	CommandRunListener(SpringApplication application, String[] arguments) {
		this.mode = CommandArguments.of(arguments).map((found) -> new CommandMode(application, found)).orElse(null);
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public void starting(ConfigurableBootstrapContext bootstrapContext) {
		if (this.mode != null) {
			this.mode.starting();
		}
	}

	@Override
	public void environmentPrepared(ConfigurableBootstrapContext bootstrapContext,
			ConfigurableEnvironment environment) {
		if (this.mode != null) {
			this.mode.environmentPrepared(environment);
		}
	}

	@Override
	public void contextPrepared(ConfigurableApplicationContext context) {
		if (this.mode != null) {
			this.mode.contextPrepared(context);
		}
	}

	@Override
	public void started(ConfigurableApplicationContext context, @Nullable Duration timeTaken) {
		if (this.mode != null) {
			this.mode.started(context);
		}
	}

	@Override
	public void failed(@Nullable ConfigurableApplicationContext context, Throwable exception) {
		if (this.mode != null) {
			this.mode.failed(context, exception);
		}
	}

}
