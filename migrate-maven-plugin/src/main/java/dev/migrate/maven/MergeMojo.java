package dev.migrate.maven;

import java.util.List;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Writes a revision that joins several.
 */
@Mojo(name = "merge", requiresDependencyResolution = ResolutionScope.RUNTIME)
public final class MergeMojo extends CommandMojo {

	/**
	 * What to join.
	 */
	@Parameter(property = "to", defaultValue = "heads")
	@Nullable String to;

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

	@Override
	void addTo(List<String> into) {
		addAll(into, this.to);
		add(into, "--message", this.m);
		add(into, "--language", this.language);
	}

}
