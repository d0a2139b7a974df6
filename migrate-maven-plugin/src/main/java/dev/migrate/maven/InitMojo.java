package dev.migrate.maven;

import java.util.List;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Begins with migrations in the project.
 */
@Mojo(name = "init", requiresDependencyResolution = ResolutionScope.RUNTIME)
public final class InitMojo extends CommandMojo {

	@Override
	void addTo(List<String> into) {
		// Further arguments may name the location
	}

}
