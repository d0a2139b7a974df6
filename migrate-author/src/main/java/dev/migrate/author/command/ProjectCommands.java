package dev.migrate.author.command;

import java.io.PrintStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

import dev.migrate.autoconfigure.command.CommandArguments;
import dev.migrate.lang.Internal;

import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.DefaultResourceLoader;

/**
 * The commands of a project in whose directory they are run, as by its wrapper
 * {@code ./migrate}. What is content with the sources is done without the application;
 * for what is not, the application is built where something has changed, and called.
 */
@Internal
public final class ProjectCommands {

	private static final String LOG = "slf4j.provider";

	private ProjectCommands() {
	}

	/**
	 * Run one command, and end the process.
	 * @param arguments the arguments of an application behind {@code migrate}
	 */
	public static void main(String... arguments) {
		PrintStream out = System.out;
		Output output = Output.takeOver();
		String[] all = Stream.concat(Stream.of("migrate"), Stream.of(arguments)).toArray(String[]::new);
		CommandArguments parsed = CommandArguments.of(all).orElseThrow();
		Invocation invocation = Invocation.parse(parsed.command(), output);
		Path project = Path.of("").toAbsolutePath();
		Optional<Integer> code = invocation.needsApplication() ? withoutApplication(invocation, parsed, project, output)
				: Optional.of(invocation.answer());
		if (code.isEmpty()) {
			System.setOut(out);
			code = new ProjectApplication(project, output).call(invocation, all);
		}
		output.flush();
		code.ifPresent(System::exit);
	}

	private static Optional<Integer> withoutApplication(Invocation invocation, CommandArguments arguments, Path project,
			Output output) {
		if (invocation.command().need().isDatabase()) {
			return Optional.empty();
		}
		// There is no application to say what it logs, and how
		System.setProperty(LOG, "org.slf4j.helpers.NOP_FallbackServiceProvider");
		System.setProperty("slf4j.internal.verbosity", "WARN");
		try {
			ProjectApplication.takeClasses(project);
			ConfigurableEnvironment environment = environment(project, arguments);
			return CommandSession.withoutApplication(invocation.command(), environment, project, output)
				.map(invocation::run);
		}
		catch (RuntimeException ex) {
			return Optional.of(invocation.fail(ex, CommandFailure.analyzers(null)));
		}
	}

	/**
	 * The properties that an application would have, read from its sources: those of the
	 * active profiles, the environment and the command line.
	 */
	private static ConfigurableEnvironment environment(Path project, CommandArguments arguments) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.addFirst(new SimpleCommandLinePropertySource(arguments.properties().toArray(String[]::new)));
		ConfigDataEnvironmentPostProcessor.applyTo(environment, new DefaultResourceLoader(resources(project)), null);
		return environment;
	}

	private static ClassLoader resources(Path project) {
		try {
			URL[] urls = { project.resolve("src/main/resources").toUri().toURL() };
			return new URLClassLoader(urls, ProjectCommands.class.getClassLoader());
		}
		catch (MalformedURLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
