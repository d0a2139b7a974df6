package dev.migrate.maven;

import java.util.List;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Shows what an upgrade would do here.
 */
@Mojo(name = "plan", requiresDependencyResolution = ResolutionScope.RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class PlanMojo extends CommandMojo {

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
