package dev.migrate.maven;

import java.util.List;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Shows all about a revision.
 */
@Mojo(name = "show", requiresDependencyResolution = ResolutionScope.RUNTIME)
public final class ShowMojo extends CommandMojo {

	/**
	 * The revision, or revisions.
	 */
	@Parameter(property = "to", defaultValue = "heads")
	@Nullable String to;

	@Override
	void addTo(List<String> into) {
		addAll(into, this.to);
	}

}
