package dev.migrate.maven;

import java.util.List;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Writes a new revision into the project. With {@code -Dautogenerate}, it is compared
 * what is missing.
 */
@Mojo(name = "revision", requiresDependencyResolution = ResolutionScope.RUNTIME)
public final class RevisionMojo extends CommandMojo {

	/**
	 * What the revision does, in a few words.
	 */
	@Parameter(property = "m")
	@Nullable String m;

	/**
	 * What it is written in.
	 */
	@Parameter(property = "language")
	@Nullable String language;

	/**
	 * What it is built on.
	 */
	@Parameter(property = "head")
	@Nullable String head;

	/**
	 * Whether to compare the database with the entities.
	 */
	@Parameter(property = "autogenerate")
	boolean autogenerate;

	@Override
	void addTo(List<String> into) {
		add(into, "--message", this.m);
		add(into, "--language", this.language);
		add(into, "--head", this.head);
		add(into, "--autogenerate", this.autogenerate);
	}

}
