package dev.migrate.maven;

import java.util.List;

import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * A goal about the sources of single revisions.
 */
abstract class SourcesMojo extends CommandMojo {

	/**
	 * The revision, or revisions; the newest ones if nothing is said.
	 */
	@Parameter(property = "to", defaultValue = "heads")
	@Nullable String to;

	@Override
	void addTo(List<String> into) {
		addAll(into, this.to);
	}

}
