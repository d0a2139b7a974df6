package dev.migrate.maven;

import java.util.List;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Brings the database to revisions.
 */
@Mojo(name = "upgrade", requiresDependencyResolution = ResolutionScope.RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class UpgradeMojo extends CommandMojo {

	/**
	 * The revision, or revisions.
	 */
	@Parameter(property = "to")
	@Nullable String to;

	/**
	 * Whether SQL is printed and nothing is run.
	 */
	@Parameter(property = "sql")
	boolean sql;

	@Override
	boolean isBuilt() {
		return true;
	}

	@Override
	void addTo(List<String> into) {
		addAll(into, this.to);
		add(into, "--sql", this.sql);
	}

}
