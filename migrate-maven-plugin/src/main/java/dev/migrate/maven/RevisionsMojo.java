package dev.migrate.maven;

import java.util.List;

import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * A goal about the database and the revisions that it is told.
 */
abstract class RevisionsMojo extends CommandMojo {

	/**
	 * The revision, or revisions.
	 */
	@Parameter(property = "to")
	@Nullable String to;

	@Override
	boolean isBuilt() {
		return true;
	}

	@Override
	void addTo(List<String> into) {
		addAll(into, this.to);
	}

}
