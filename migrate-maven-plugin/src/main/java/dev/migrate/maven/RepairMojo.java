package dev.migrate.maven;

import java.util.List;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Accepts revisions that were edited, or that were completed by hand.
 */
@Mojo(name = "repair", requiresDependencyResolution = ResolutionScope.RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class RepairMojo extends CommandMojo {

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
		add(into, "--yes", this.yes);
	}

}
