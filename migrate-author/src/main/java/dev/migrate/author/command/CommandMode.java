package dev.migrate.author.command;

import java.nio.file.Path;
import java.time.Duration;

import dev.migrate.autoconfigure.command.CommandArguments;
import dev.migrate.autoconfigure.command.CommandListener;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * The way of an application that was called to migrate, from its arguments to the end of
 * the process.
 */
final class CommandMode implements CommandListener {

	private static final Path DIRECTORY = Path.of("").toAbsolutePath();

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
		// It would begin anew in another thread, with a standard output that is ours
		System.setProperty("spring.devtools.restart.enabled", "false");
		// What it makes meanwhile is for a start that does not follow
		this.application.setListeners(this.application.getListeners()
			.stream()
			.filter((listener) -> !listener.getClass().getSimpleName().startsWith("BackgroundPreinitializ"))
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

}
