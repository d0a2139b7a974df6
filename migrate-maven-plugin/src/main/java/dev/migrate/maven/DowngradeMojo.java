package dev.migrate.maven;

import java.util.List;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Takes down what is above a revision.
 */
@Mojo(name = "downgrade", requiresDependencyResolution = ResolutionScope.RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class DowngradeMojo extends RevisionsMojo {

	/**
	 * Whether the database is the one that is meant.
	 */
	@Parameter(property = "yes")
	boolean yes;

	/**
	 * Whether SQL is printed and nothing is run.
	 */
	@Parameter(property = "sql")
	boolean sql;

	@Override
	void addTo(List<String> into) {
		super.addTo(into);
		add(into, "--yes", this.yes);
		add(into, "--sql", this.sql);
	}

}
