package dev.migrate.maven;

import java.util.List;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Lists what was done to the database.
 */
@Mojo(name = "log", requiresDependencyResolution = ResolutionScope.RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class LogMojo extends CommandMojo {

	@Override
	boolean isBuilt() {
		return true;
	}

	@Override
	void addTo(List<String> into) {
		// All is said by further arguments
	}

}
