package dev.migrate.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Runs the command that a goal is named after, in a process of its own, with the class
 * path of the project.
 */
abstract class CommandMojo extends AbstractMojo {

	private static final String COMMANDS = "dev.migrate.author.command.ProjectCommands";

	private static final Pattern ARGUMENT = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

	/** What the process inherits of the properties that are given to Maven. */
	private static final List<String> HANDED_ON = List.of("spring.", "migrate.", "logging.");

	/** The meaning of exit codes from 1 on, as the documentation has it. */
	private static final List<String> MEANINGS = List.of("failed", "was not called rightly",
			"finds revisions pending or missing", "did not get the lock", "needs one head, and there are several",
			"stopped at a revision that failed", "finds a revision that is unknown or changed",
			"leaves tenants for another run");

	@Parameter(defaultValue = "${project}", readonly = true, required = true)
	@Nullable MavenProject project;

	@Parameter(defaultValue = "${session}", readonly = true, required = true)
	@Nullable MavenSession session;

	@Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
	@Nullable MojoExecution execution;

	/**
	 * Further arguments of the command, separated by blanks; those with blanks in quotes.
	 */
	@Parameter(property = "args")
	@Nullable String args;

	/**
	 * Whether to leave the goal out.
	 */
	@Parameter(property = "migrate.skip")
	boolean skip;

	/**
	 * What the goal is told by its own parameters.
	 * @param into where to add it
	 */
	abstract void addTo(List<String> into);

	@Override
	public void execute() throws MojoExecutionException, MojoFailureException {
		if (this.skip || this.project == null || this.session == null || this.execution == null) {
			return;
		}
		String command = this.execution.getGoal();
		int code = run(command(this.project, this.session.getUserProperties(), command), this.project.getBasedir());
		if (code != 0) {
			String meaning = (code > 0 && code <= MEANINGS.size()) ? MEANINGS.get(code - 1) : "failed";
			throw new MojoFailureException("'" + command + "' " + meaning + " (exit code " + code + ").");
		}
	}

	private List<String> command(MavenProject of, Properties given, String name) throws MojoExecutionException {
		List<String> command = java(classPath(of));
		command.add("-Dmigrate.built=" + isBuilt());
		given.stringPropertyNames()
			.stream()
			.filter((key) -> HANDED_ON.stream().anyMatch(key::startsWith))
			.sorted()
			.forEach((key) -> command.add("-D" + key + "=" + given.getProperty(key)));
		command.add(COMMANDS);
		command.add(name);
		addTo(command);
		Matcher argument = ARGUMENT.matcher((this.args != null) ? this.args : "");
		while (argument.find()) {
			command.add(argument.group().replaceFirst("^([\"'])(.*)\\1$", "$2"));
		}
		return command;
	}

	/**
	 * Whether Maven has compiled the project before this goal.
	 */
	boolean isBuilt() {
		return false;
	}

	private static Path classPath(MavenProject of) throws MojoExecutionException {
		if (!dependsOn(of, "migrate-author")) {
			throw new MojoExecutionException(
					"The project does not depend on dev.migrate:migrate-author: add dev.migrate:migrate-spring-boot-starter.");
		}
		Set<String> elements = elements(of);
		elements.remove(of.getBuild().getOutputDirectory());
		return classPath(of, elements, "arguments");
	}

	/**
	 * Whether a module of ours is among what a project has, as far as the goal asks.
	 */
	static boolean dependsOn(MavenProject project, String module) {
		return project.getArtifactMap().containsKey("dev.migrate:" + module);
	}

	/**
	 * The class path of a project when it runs.
	 */
	static Set<String> elements(MavenProject of) throws MojoExecutionException {
		try {
			return new LinkedHashSet<>(of.getRuntimeClasspathElements());
		}
		catch (DependencyResolutionRequiredException ex) {
			throw new MojoExecutionException("The class path of the project is not known", ex);
		}
	}

	/** In a file, as it may be longer than a command. */
	static Path classPath(MavenProject of, Collection<String> elements, String file) throws MojoExecutionException {
		try {
			Path directory = Files.createDirectories(Path.of(of.getBuild().getDirectory(), "migrate"));
			String text = String.join(File.pathSeparator, elements).replace("\\", "\\\\");
			return Files.writeString(directory.resolve(file), "-cp \"" + text + "\"");
		}
		catch (IOException ex) {
			throw new MojoExecutionException("The class path of the project cannot be written down", ex);
		}
	}

	/**
	 * The beginning of a command that runs a short program.
	 */
	static List<String> java(Path classPath) {
		return new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "@" + classPath));
	}

	static int run(List<String> command, File directory) throws MojoExecutionException {
		try {
			return new ProcessBuilder(command).directory(directory).inheritIO().start().waitFor();
		}
		catch (IOException ex) {
			throw new MojoExecutionException("'" + command.get(0) + "' cannot be started", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new MojoExecutionException("The command was interrupted", ex);
		}
	}

	static void add(List<String> into, String option, @Nullable String value) {
		if (value != null) {
			into.add(option);
			into.add(value);
		}
	}

	static void addAll(List<String> into, @Nullable String values) {
		if (values != null) {
			into.addAll(List.of(values.strip().split("\\s+")));
		}
	}

	static void add(List<String> into, String option, boolean given) {
		if (given) {
			into.add(option);
		}
	}

}
