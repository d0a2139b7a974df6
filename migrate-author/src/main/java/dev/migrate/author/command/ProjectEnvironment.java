package dev.migrate.author.command;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

import dev.migrate.autoconfigure.command.CommandArguments;

import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.DefaultResourceLoader;

/**
 * The properties that an application would have, read from its sources: those of the
 * active profiles, the environment and the command line.
 */
final class ProjectEnvironment {

	private ProjectEnvironment() {
	}

	static ConfigurableEnvironment of(Path project, CommandArguments arguments) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.addFirst(new SimpleCommandLinePropertySource(arguments.properties().toArray(String[]::new)));
		ConfigDataEnvironmentPostProcessor.applyTo(environment, new DefaultResourceLoader(resources(project)), null);
		return environment;
	}

	private static ClassLoader resources(Path project) {
		try {
			URL[] urls = { project.resolve("src/main/resources").toUri().toURL() };
			return new URLClassLoader(urls, ProjectEnvironment.class.getClassLoader());
		}
		catch (MalformedURLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
