package dev.migrate.maven;

import java.util.List;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Shows the revisions that nothing is built on.
 */
@Mojo(name = "heads", requiresDependencyResolution = ResolutionScope.RUNTIME)
public final class HeadsMojo extends CommandMojo {

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
