package dev.migrate.maven;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Opens the source of a revision in {@code $EDITOR}.
 */
@Mojo(name = "edit", requiresDependencyResolution = ResolutionScope.RUNTIME)
public final class EditMojo extends SourcesMojo {

}
