package dev.migrate.author.command;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * The way of an application that was called to migrate, from its arguments to the end of
 * the process.
 */
final class CommandMode {

	private final SpringApplication application;

	private final Output output;

	private final Invocation invocation;

	private final CommandProperties properties;

	CommandMode(SpringApplication application, CommandArguments arguments) {
		this.application = application;
		this.output = Output.takeOver();
		this.invocation = Invocation.parse(arguments.command(), this.output);
		this.properties = new CommandProperties(arguments, this.invocation);
	}

	void starting() {
		if (!this.invocation.needsApplication()) {
			exit(this.invocation.answer());
		}
		this.application.setWebApplicationType(WebApplicationType.NONE);
		this.application.setBannerMode(Banner.Mode.OFF);
		this.application.setLogStartupInfo(false);
		this.application.setAddCommandLineProperties(false);
		this.application.setApplicationContextFactory((type) -> new CommandContext());
		// It would begin anew in another thread, with a standard output that is ours
		System.setProperty("spring.devtools.restart.enabled", "false");
	}

	void environmentPrepared(ConfigurableEnvironment environment) {
		this.properties.addTo(environment);
	}

	void contextPrepared(ConfigurableApplicationContext context) {
		this.properties.quieten(LoggingSystem.get(this.application.getClassLoader()));
		context.getBeanFactory().registerSingleton("migrateCommandProgress", this.invocation.progress());
	}

	void started(ConfigurableApplicationContext context) {
		Path directory = Path.of("").toAbsolutePath();
		int code = this.invocation
			.run(new CommandSession(context.getBeanFactory(), context.getEnvironment(), directory, this.output));
		context.close();
		exit(code);
	}

	void failed(@Nullable ConfigurableApplicationContext context, Throwable failure) {
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

}
