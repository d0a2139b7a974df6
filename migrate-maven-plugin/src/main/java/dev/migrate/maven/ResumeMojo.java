package dev.migrate.maven;

import java.util.List;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Says what became of the statement at which a run stopped.
 */
@Mojo(name = "resume", requiresDependencyResolution = ResolutionScope.RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class ResumeMojo extends CommandMojo {

	/**
	 * The revision, or revisions.
	 */
	@Parameter(property = "to")
	@Nullable String to;

	/**
	 * Whether the database is the one that is meant.
	 */
	@Parameter(property = "yes")
	boolean yes;

	@Override
	boolean isBuilt() {
		return true;
	}

	@Override
	void addTo(List<String> into) {
		addAll(into, this.to);
		add(into, "--yes", this.yes);
	}

}
