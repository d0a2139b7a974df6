package dev.migrate.maven;

import java.util.List;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Brings the database to revisions.
 */
@Mojo(name = "upgrade", requiresDependencyResolution = ResolutionScope.RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class UpgradeMojo extends RevisionsMojo {

	/**
	 * Whether SQL is printed and nothing is run.
	 */
	@Parameter(property = "sql")
	boolean sql;

	@Override
	void addTo(List<String> into) {
		super.addTo(into);
		add(into, "--sql", this.sql);
	}

}
