package dev.migrate.maven;

import java.util.List;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Shows the revisions that several others are built on.
 */
@Mojo(name = "branches", requiresDependencyResolution = ResolutionScope.RUNTIME)
public final class BranchesMojo extends CommandMojo {

	/**
	 * Whether all is shown about each revision.
	 */
	@Parameter(property = "v")
	boolean v;

	@Override
	void addTo(List<String> into) {
		add(into, "--verbose", this.v);
	}

}
