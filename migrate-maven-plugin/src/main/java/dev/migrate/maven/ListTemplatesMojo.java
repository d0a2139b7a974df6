package dev.migrate.maven;

import java.util.List;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Lists what new revisions can be made from.
 */
@Mojo(name = "list-templates", requiresDependencyResolution = ResolutionScope.RUNTIME)
public final class ListTemplatesMojo extends CommandMojo {

	@Override
	void addTo(List<String> into) {
		// All is said by further arguments
	}

}
