package dev.migrate.maven;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Writes an index of the revisions that were compiled, by which a start and the commands
 * of the archive know the graph without reading them. It needs no more of the project
 * than migrate-core, so that it works for a library of revisions, too, and says so where
 * a module among several has none.
 */
@Mojo(name = "index", defaultPhase = LifecyclePhase.PROCESS_CLASSES,
		requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME, threadSafe = true)
public final class IndexMojo extends AbstractMojo {

	private static final String PROGRAM = "dev.migrate.start.IndexProgram";

	@Parameter(defaultValue = "${project}", readonly = true, required = true)
	@Nullable MavenProject project;

	/**
	 * Whether to leave the goal out.
	 */
	@Parameter(property = "migrate.skip")
	boolean skip;

	@Override
	public void execute() throws MojoExecutionException, MojoFailureException {
		if (this.skip || this.project == null || Files.notExists(output(this.project))) {
			return;
		}
		if (!CommandMojo.dependsOn(this.project, "migrate-core")) {
			getLog().info("There is no index of revisions: the project does not depend on dev.migrate:migrate-core.");
			return;
		}
		Set<String> elements = CommandMojo.elements(this.project);
		elements.addAll(provided(this.project));
		List<String> command = CommandMojo.java(CommandMojo.classPath(this.project, elements, "index-arguments"));
		command.add(PROGRAM);
		command.add(output(this.project).toString());
		int code = CommandMojo.run(command, this.project.getBasedir());
		if (code != 0) {
			throw new MojoFailureException("The index of revisions was not written (exit code " + code + ").");
		}
		getLog().info("The revisions of " + output(this.project) + " are in its index.");
	}

	/**
	 * What whoever runs the project brings, which may be the library.
	 */
	private static List<String> provided(MavenProject project) throws MojoExecutionException {
		try {
			return project.getCompileClasspathElements();
		}
		catch (DependencyResolutionRequiredException ex) {
			throw new MojoExecutionException("The class path of the project is not known", ex);
		}
	}

	private static Path output(MavenProject of) {
		return Path.of(of.getBuild().getOutputDirectory());
	}

}
