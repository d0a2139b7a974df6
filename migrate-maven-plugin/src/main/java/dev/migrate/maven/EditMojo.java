package dev.migrate.maven;

import java.util.List;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Opens the source of a revision in {@code $EDITOR}.
 */
@Mojo(name = "edit", requiresDependencyResolution = ResolutionScope.RUNTIME)
public final class EditMojo extends CommandMojo {

	/**
	 * What is opened; the newest revisions if nothing is said.
	 */
	@Parameter(property = "to", defaultValue = "heads")
	@Nullable String to;

	@Override
	void addTo(List<String> into) {
		addAll(into, this.to);
	}

}
