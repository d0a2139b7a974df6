package dev.migrate.maven;

import java.util.List;

import org.apache.maven.plugins.annotations.Parameter;

/**
 * A goal that shows revisions, each in one line unless it is told to say more.
 */
abstract class VerboseMojo extends CommandMojo {

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
