package dev.migrate.maven;

import java.util.List;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Says what became of the statement at which a run stopped.
 */
@Mojo(name = "resume", requiresDependencyResolution = ResolutionScope.RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class ResumeMojo extends RevisionsMojo {

	/**
	 * Whether the database is the one that is meant.
	 */
	@Parameter(property = "yes")
	boolean yes;

	@Override
	void addTo(List<String> into) {
		super.addTo(into);
		add(into, "--yes", this.yes);
	}

}
