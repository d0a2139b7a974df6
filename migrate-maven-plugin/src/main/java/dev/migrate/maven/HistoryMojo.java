package dev.migrate.maven;

import java.util.List;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Lists revisions, the newest first.
 */
@Mojo(name = "history", requiresDependencyResolution = ResolutionScope.RUNTIME)
public final class HistoryMojo extends VerboseMojo {

	/**
	 * Only these, as in {@code ae10:}.
	 */
	@Parameter(property = "range")
	@Nullable String range;

	/**
	 * Whether the graph is drawn.
	 */
	@Parameter(property = "graph")
	boolean graph;

	@Override
	void addTo(List<String> into) {
		add(into, "--rev-range", this.range);
		add(into, "--graph", this.graph);
		super.addTo(into);
	}

}
